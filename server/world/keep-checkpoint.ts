import type { Clock } from '../ports/clock.ts';
import type { FixStore } from '../ports/fixes.ts';
import type { LiveWorld } from '../ports/world.ts';
import type { AppliedFixes } from './applied-fixes.ts';
import type { CatchUp } from './catch-up.ts';
import type { CheckpointFiles } from './checkpoint-files.ts';

export interface CheckpointKeeping {
  readonly clock: Clock;
  readonly fixes: Pick<FixStore, 'lastSeq'>;
  readonly world: Pick<LiveWorld, 'coverageBytes' | 'dayStartMs'>;
  readonly applied: Pick<AppliedFixes, 'settled'>;
  readonly catchUp: CatchUp;
  readonly files: Pick<CheckpointFiles, 'write'>;
  /** Number of the checkpoint that the start used, 0 for none. */
  readonly fromSeq: number;
  readonly onError: (error: unknown) => void;
}

const LOOK_EVERY_MS = 30_000;
/** A start reads so many fixes in a fifth of a second; a checkpoint for fewer waits a while. */
const MANY_FIXES = 20_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/**
 * Writes the checkpoint of today's coverage from time to time, when there is something new to keep; before that it has
 * counted what failed writes left in the store.
 */
export class CheckpointKeeper {
  readonly #parts: CheckpointKeeping;
  #seq: number;
  #writtenMs: number;
  #writing: Promise<void> = Promise.resolve();

  constructor(parts: CheckpointKeeping) {
    this.#parts = parts;
    this.#seq = parts.fromSeq;
    this.#writtenMs = parts.clock.nowMs();
  }

  /** Writes when it is due, or whatever is new for `'now'`. Resolves when it is written; a failure goes to `onError`. */
  look(due: 'when-due' | 'now' = 'when-due'): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write(due)).catch(this.#parts.onError);
    return this.#writing;
  }

  async #write(due: 'when-due' | 'now'): Promise<void> {
    const { clock, fixes, world, applied, catchUp, files } = this.#parts;
    if (!(await catchUp.look())) return;
    // The number comes first: what is stored while it is asked for is counted and will be counted again, which adds nothing.
    const seq = await fixes.lastSeq();
    const fresh = seq - this.#seq;
    const waitedMs = clock.nowMs() - this.#writtenMs;
    if (fresh <= 0 || (due === 'when-due' && fresh < MANY_FIXES && waitedMs < LONGEST_WAIT_MS)) return;
    if (!(await applied.settled())) return;
    const { dayStartMs } = world;
    await files.write({ seq, bytes: world.coverageBytes() }, dayStartMs);
    catchUp.countedTo(seq);
    this.#seq = seq;
    this.#writtenMs = clock.nowMs();
  }
}

/** Starts keeping the checkpoint. The stop function writes a last one; nothing may be stored any more by then. */
export function keepCheckpoint(parts: CheckpointKeeping): () => Promise<void> {
  const keeper = new CheckpointKeeper(parts);
  const timer = setInterval(() => void keeper.look(), LOOK_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    return keeper.look('now');
  };
}
