/** Rows of several callers, written together. */
export interface MicroBatcher<Row, Answer> {
  /** Resolves with one answer per row after the write; `overloaded` when the rows do not fit in the queue. */
  submit(rows: readonly Row[]): Promise<readonly Answer[] | 'overloaded'>;
  /** Writes what is queued and takes no more. */
  close(): Promise<void>;
}

export interface MicroBatcherOptions<Row, Answer> {
  /** Writes rows in order; called for one batch at a time. */
  readonly write: (rows: readonly Row[]) => Promise<readonly Answer[]>;
  /** A batch is begun when this many rows wait, or when the first of them has waited for `waitMs`. */
  readonly batchRows: number;
  /** Of what came while the batch before was written, so many rows go into the next: the dearer a write, the more it takes. */
  readonly mostRows: number;
  readonly waitMs: number;
  readonly queueRows: number;
  /** Told of each write that succeeded. */
  readonly onWritten?: (batch: WrittenBatch) => void;
}

/** What one write took. */
interface WrittenBatch {
  readonly rows: number;
  /** Waiting of all its rows together, ms. */
  readonly rowsWaitedMs: number;
  readonly tookMs: number;
}

/** Callers refused one after another before the rest of a failed batch is refused unasked. */
const GIVE_UP_AFTER = 3;

interface Waiting<Row, Answer> {
  readonly rows: readonly Row[];
  /** Of the clock that never goes back, ms. */
  readonly sinceMs: number;
  readonly resolve: (answers: readonly Answer[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Collects rows for at most `waitMs` or until `batchRows` are there, and writes them at once. While one batch is being
 * written the next collects, up to `mostRows`. The queue is bounded: what does not fit is refused whole.
 */
export function createMicroBatcher<Row, Answer>(options: MicroBatcherOptions<Row, Answer>): MicroBatcher<Row, Answer> {
  const { write, batchRows, mostRows, waitMs, queueRows, onWritten } = options;
  let queue: Waiting<Row, Answer>[] = [];
  let queuedRows = 0;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let writing: Promise<void> | null = null;

  function schedule(): void {
    if (writing || queue.length === 0) return;
    if (queuedRows >= batchRows || closed) return startWriting();
    timer ??= setTimeout(startWriting, waitMs);
  }

  function startWriting(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    if (writing || queue.length === 0) return;
    writing = writeBatch(takeBatch()).finally(() => {
      writing = null;
      schedule();
    });
  }

  function takeBatch(): Waiting<Row, Answer>[] {
    let rows = 0;
    let callers = 0;
    while (callers < queue.length && rows < mostRows) rows += queue[callers++]!.rows.length;
    queuedRows -= rows;
    return queue.splice(0, callers);
  }

  async function writeBatch(batch: readonly Waiting<Row, Answer>[]): Promise<void> {
    const error = await tryWrite(batch);
    if (error === null) return;
    if (batch.length === 1) return batch[0]!.reject(error.cause);
    await writeOneByOne(batch);
  }

  /** Rows that cannot be written must not sink those of other callers; a store that takes nothing is not asked on. */
  async function writeOneByOne(batch: readonly Waiting<Row, Answer>[]): Promise<void> {
    let failuresInARow = 0;
    let last: unknown = null;
    for (const waiting of batch) {
      if (failuresInARow >= GIVE_UP_AFTER) {
        waiting.reject(last);
        continue;
      }
      const error = await tryWrite([waiting]);
      failuresInARow = error === null ? 0 : failuresInARow + 1;
      if (error) waiting.reject((last = error.cause));
    }
  }

  async function tryWrite(batch: readonly Waiting<Row, Answer>[]): Promise<{ readonly cause: unknown } | null> {
    const fromMs = performance.now();
    try {
      const answers = await write(batch.flatMap(({ rows }) => rows));
      onWritten?.({
        rows: answers.length,
        rowsWaitedMs: batch.reduce((sum, { rows, sinceMs }) => sum + rows.length * (fromMs - sinceMs), 0),
        tookMs: performance.now() - fromMs,
      });
      let at = 0;
      for (const { rows, resolve } of batch) resolve(answers.slice(at, (at += rows.length)));
      return null;
    } catch (cause) {
      return { cause };
    }
  }

  async function idle(): Promise<void> {
    if (!writing) return;
    await writing;
    await idle();
  }

  return {
    submit(rows) {
      if (rows.length === 0) return Promise.resolve([]);
      if (closed || queuedRows + rows.length > queueRows) return Promise.resolve('overloaded');
      return new Promise((resolve, reject) => {
        queue.push({ rows, sinceMs: performance.now(), resolve, reject });
        queuedRows += rows.length;
        schedule();
      });
    },
    async close() {
      closed = true;
      startWriting();
      await idle();
    },
  };
}
