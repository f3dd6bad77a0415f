import type { Change } from '../../shared/world/change.ts';
import type { StreamTarget } from './change-stream.ts';

/** Long enough to gather a burst, short enough that nobody sees it. */
const GATHER_MS = 100;

/** Runs a task a little later; answers how to call it off. */
type Schedule = (task: () => void, delayMs: number) => () => void;

/**
 * Gathers changes that come in a burst (an import, a reconnect) and hands them on as one, in order, so that the stores
 * and whoever renders them work once per burst and not once per case. A snapshot overtakes what it already contains.
 */
export function gatherChanges(target: StreamTarget, schedule: Schedule): StreamTarget {
  let gathered: Change[] = [];
  let cancel: (() => void) | null = null;

  function handOn(): void {
    const changes = gathered;
    gathered = [];
    cancel = null;
    target.changesReceived(changes);
  }

  return {
    snapshotReceived(snapshot) {
      cancel?.();
      cancel = null;
      gathered = [];
      target.snapshotReceived(snapshot);
    },
    changesReceived(changes) {
      for (const change of changes) gathered.push(change);
      cancel ??= schedule(handOn, GATHER_MS);
    },
  };
}
