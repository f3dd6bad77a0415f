import { breakAt, breakUntilMs, isInBreak, type DutyBreak } from '../../shared/access/duty-break.ts';
import { minuteOfDay } from '../../shared/lib/local-day.ts';
import type { Officer } from '../../shared/model/officer.ts';
import type { Clock } from '../ports/clock.ts';
import type { PolicyReader } from '../ports/district.ts';
import type { BreakBook, BreakStore } from '../ports/privacy.ts';

interface BreakBookParts {
  readonly store: Pick<BreakStore, 'begin' | 'end' | 'endingAfter'>;
  readonly policies: Pick<PolicyReader, 'at'>;
  readonly clock: Clock;
  readonly timeZone: string;
  /** Called when the break of an officer has begun or ended by word, after it is stored. */
  readonly onTold: (officer: string) => void;
}

/**
 * Opens what is known of breaks (ACC-34): those that a fix may still come from are kept in memory by officer, so that
 * judging one costs a look into a map.
 */
export async function openBreakBook(parts: BreakBookParts): Promise<BreakBook> {
  const { store, policies, clock, timeZone, onTold } = parts;
  const known = new Map<string, readonly DutyBreak[]>();
  let turn: Promise<unknown> = Promise.resolve();
  for (const one of await store.endingAfter(oldestMs())) keep(one);

  /** Fixes of before are too old to be taken (ING-4). */
  function oldestMs(): number {
    const nowMs = clock.nowMs();
    return nowMs - policies.at(nowMs).ingest.maxAgeMs;
  }

  function keep(one: DutyBreak): void {
    const others = (known.get(one.officer) ?? []).filter(
      (other) => other.startMs !== one.startMs && other.untilMs >= oldestMs(),
    );
    known.set(one.officer, [...others, one]);
  }

  async function begin(officer: Officer, atMs: number): Promise<DutyBreak | 'off-duty'> {
    const nowMs = clock.nowMs();
    const startMs = Math.min(Math.round(atMs), nowMs);
    const running = breakAt(known.get(officer.id), startMs);
    if (running) return running;
    const { shiftMarginMinutes: marginMinutes, longestBreakMinutes: longestMinutes } = policies.at(nowMs).privacy;
    const bounds = { shift: officer.shift, marginMinutes, longestMinutes };
    const untilMs = breakUntilMs(startMs, minuteOfDay(startMs, timeZone), bounds);
    if (untilMs === null) return 'off-duty';
    const fresh: DutyBreak = { officer: officer.id, startMs, untilMs, endMs: null };
    await store.begin(fresh);
    keep(fresh);
    onTold(officer.id);
    return fresh;
  }

  /** Also of two breaks, told by two phones, at once. */
  async function end(officer: Officer, atMs: number): Promise<void> {
    const endMs = Math.min(Math.round(atMs), clock.nowMs());
    const running = (known.get(officer.id) ?? []).filter((one) => isInBreak(one, endMs));
    for (const one of running) {
      await store.end(one, endMs);
      keep({ ...one, endMs });
    }
    if (running.length > 0) onTold(officer.id);
  }

  /** One after the other: two phones of an officer may tell at once. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const next = turn.then(act);
    turn = next.catch(() => undefined);
    return next;
  }

  return {
    of: (officer) => known.get(officer),
    at: (officer, atMs) => breakAt(known.get(officer), atMs),
    begin: (officer, atMs) => inTurn(() => begin(officer, atMs)),
    end: (officer, atMs) => inTurn(() => end(officer, atMs)),
  };
}
