import type { Logger } from '../lib/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { CaseTimer } from './case-timer.ts';
import type { CaseFollower } from './follow-cases.ts';

const LOOK_MS = 1_000;

/** Lets time do its part with cases and looks for what was not told, once a second. Answers its stop function, which waits. */
export function keepCases(
  timer: CaseTimer,
  follower: CaseFollower,
  { clock, log }: { readonly clock: Clock; readonly log: Pick<Logger, 'error'> },
): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let isBusy = false;

  async function look(): Promise<void> {
    try {
      await follower.look();
      await timer.tick(clock.nowMs());
    } catch (error) {
      log.error({ err: error }, 'cases could not be looked after');
    }
  }

  const interval = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    running = look().finally(() => (isBusy = false));
  }, LOOK_MS);
  return () => {
    clearInterval(interval);
    return running;
  };
}
