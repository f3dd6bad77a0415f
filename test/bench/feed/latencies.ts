/** Latencies counted by whole millisecond: as many as there are cost the same memory. */
export interface Latencies {
  add(ms: number): void;
  /** Adds what another process counted. */
  merge(counts: readonly (readonly [ms: number, count: number])[]): void;
  /** Milliseconds under which this share of them lies; 0 when there are none. */
  percentile(share: number): number;
  readonly count: number;
  /** What was counted, for another process. */
  counts(): readonly (readonly [ms: number, count: number])[];
}

const LONGEST_MS = 120_000;

export function createLatencies(): Latencies {
  const buckets = new Uint32Array(LONGEST_MS + 1);
  let count = 0;

  function put(ms: number, times: number): void {
    buckets[Math.min(LONGEST_MS, Math.max(0, Math.round(ms)))]! += times;
    count += times;
  }

  return {
    add: (ms) => put(ms, 1),
    merge: (counts) => counts.forEach(([ms, times]) => put(ms, times)),
    percentile(share) {
      let below = 0;
      const found = buckets.findIndex((times) => (below += times) >= share * count);
      return count === 0 ? 0 : found;
    },
    get count() {
      return count;
    },
    counts: () => [...buckets.entries()].filter(([, times]) => times > 0),
  };
}
