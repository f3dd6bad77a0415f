/** Ends are taken up to this, so that few of them are kept. */
const STEP_MS = 250;

/** Glides that are no faster than `perMs` and last no longer than until `endMs`. */
export interface Glides {
  readonly perMs: number;
  readonly endMs: number;
}

/**
 * How fast the fastest glide is, without looking at all of them: each frame says the pace of its fastest glide and the
 * end of its longest, and of those only what no faster one outlasts is kept. The answer may be too fast, never too slow.
 */
export interface GlidePace {
  /** Glides of at most so much a millisecond, which last until `endMs` at most. */
  began(perMs: number, endMs: number): void;
  /** Those that are not over at a time. Times never go back. */
  left(nowMs: number): readonly Glides[];
}

export function createGlidePace(): GlidePace {
  let kept: readonly Glides[] = [];
  return {
    began(perMs, endMs) {
      const end = Math.ceil(endMs / STEP_MS) * STEP_MS;
      if (kept.some((one) => one.perMs >= perMs && one.endMs >= end)) return;
      kept = [...kept.filter((one) => one.perMs > perMs || one.endMs > end), { perMs, endMs: end }];
    },
    left: (nowMs) => (kept = kept.filter(({ endMs }) => endMs > nowMs)),
  };
}

/** Pace of the fastest of them that is not over at a time, 0 when none is left. */
export function fastestOf(glides: readonly Glides[], nowMs: number): number {
  let fastest = 0;
  for (const { perMs, endMs } of glides) if (endMs > nowMs && perMs > fastest) fastest = perMs;
  return fastest;
}
