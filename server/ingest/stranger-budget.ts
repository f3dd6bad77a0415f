import type { StoredFix } from '../ports/fixes.ts';

/** Assumed. A month of it is some 100 MB: enough to see who sends what, too little to fill a disk. */
const STRANGER_ROWS_PER_HOUR = 1_000;

const HOUR_MS = 3_600_000;

/**
 * Whether a judged fix is kept (ING-15). Anybody may send to `/osmand` without a token: of devices that are not
 * enrolled only the first fixes of each hour are stored, the rest is refused and counted like them.
 */
export function createStrangerBudget(rowsPerHour = STRANGER_ROWS_PER_HOUR): (fix: StoredFix) => boolean {
  let hour: number | null = null;
  let left = 0;
  return ({ quarantine, receivedMs }) => {
    if (quarantine !== 'unknown-device') return true;
    const now = Math.floor(receivedMs / HOUR_MS);
    if (now !== hour) left = rowsPerHour;
    hour = now;
    return left-- > 0;
  };
}
