/** Ends are taken up to this, so that few of them are kept. */
const STEP_MS = 250;

/**
 * How fast the fastest glide is, without looking at all of them: each frame says the pace of its fastest glide and the
 * end of its longest, and of those only what no faster one outlasts is kept. The answer may be too fast, never too slow.
 */
export interface GlidePace {
  /** Glides of at most so much a millisecond, which last until `endMs` at most. */
  began(perMs: number, endMs: number): void;
  /** Pace of the fastest at a time, 0 when none is left. Times never go back. */
  at(nowMs: number): number;
}

export function createGlidePace(): GlidePace {
  let paces: number[] = [];
  let ends: number[] = [];
  return {
    began(perMs, endMs) {
      const end = Math.ceil(endMs / STEP_MS) * STEP_MS;
      for (let i = 0; i < paces.length; i++) if (paces[i]! >= perMs && ends[i]! >= end) return;
      const kept = paces.map((pace, i) => pace > perMs || ends[i]! > end);
      paces = [...paces.filter((_, i) => kept[i]), perMs];
      ends = [...ends.filter((_, i) => kept[i]), end];
    },
    at(nowMs) {
      let fastest = 0;
      for (let i = 0; i < paces.length; i++) if (ends[i]! > nowMs) fastest = Math.max(fastest, paces[i]!);
      if (fastest === 0) [paces, ends] = [[], []];
      return fastest;
    },
  };
}
