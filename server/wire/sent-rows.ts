/** What was sent last of each officer, by roster index, as columns: an object for each would be made anew every tick. */
export interface SentRows {
  /** Takes what is known of an officer now; answers whether it differs from what was known before. */
  remember(index: number, fixTimeMs: number, state: number): boolean;
}

const NEVER_SENT = 0xff;

export function createSentRows(): SentRows {
  let fixTimes = new Float64Array(0);
  let states = new Uint8Array(0);

  function makeRoom(index: number): void {
    const rows = Math.max(index + 1, 2 * states.length);
    const [oldTimes, oldStates] = [fixTimes, states];
    fixTimes = new Float64Array(rows);
    states = new Uint8Array(rows).fill(NEVER_SENT);
    fixTimes.set(oldTimes);
    states.set(oldStates);
  }

  return {
    remember(index, fixTimeMs, state) {
      if (index >= states.length) makeRoom(index);
      if (states[index] === state && fixTimes[index] === fixTimeMs) return false;
      fixTimes[index] = fixTimeMs;
      states[index] = state;
      return true;
    },
  };
}
