/** One line of the table: our figure beside a peer's on the same input, in the same run. */
export interface BenchRow {
  readonly bench: string;
  /** What was measured on, for a reader: `100,000 grids`. */
  readonly size: string;
  readonly ours: number;
  /** What a user would pick instead; null where nothing does the same. */
  readonly peer: string | null;
  readonly peerValue: number | null;
  readonly unit: string;
  /** How many times better ours is than the peer; null without one. */
  readonly ratio: number | null;
  readonly goal: string | null;
  /** Null when the line has no goal of its own. */
  readonly met: boolean | null;
}

/** A benchmark: seeded input, work checked against the peer, then timed. */
export interface Bench {
  readonly id: string;
  readonly title: string;
  run(options: BenchOptions): Promise<readonly BenchRow[]>;
}

interface BenchOptions {
  /** A long run asked for by name (`--only`): the soak then takes its full ten minutes. */
  readonly alone: boolean;
  say(line: string): void;
}

/** Milliseconds of the fastest of `rounds` runs: what the work costs when nothing else wants the core. */
export function fastestMs(rounds: number, work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rounds; i++) {
    const from = performance.now();
    work();
    best = Math.min(best, performance.now() - from);
  }
  return best;
}

/** Thrown when ours and the peer do not answer the same: a figure of wrong work is worth nothing. */
export function mustAgree(isSame: boolean, what: string): void {
  if (!isSame) throw new Error(`ours and the peer differ: ${what}`);
}

export const count = (n: number) => n.toLocaleString('en-US');
