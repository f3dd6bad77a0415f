import { glideShare, ROW, ROW_FLOATS, type GlideUpdate } from '../../frames/glide-mover.ts';
import { fastestOf } from '../../frames/glide-pace.ts';

/**
 * Where every officer was, is going to be, and when: the bytes that the GPU reads, on this side. They are made where frames are taken
 * and replaced as a whole by each update, so nothing here looks at everybody.
 */
export interface Fleet {
  readonly count: number;
  readonly capacity: number;
  readonly rows: Float32Array;
  /** Mercator units that all places are relative to: small numbers keep their precision at any zoom. */
  readonly origin: readonly [number, number];
  /** Clock value that times are relative to, ms. */
  readonly baseMs: number;
  take(update: GlideUpdate): void;
  /** Rows changed since the last call, `[from, to)`; null when none. */
  takeDirty(): readonly [from: number, to: number] | null;
  /** -1: has none. */
  rowOf(officerIndex: number): number;
  officerAt(row: number): number;
  stateAt(row: number): number;
  /** Drawn place of a row, Mercator units from the origin. */
  drawnAt(row: number, nowMs: number): readonly [number, number];
  /** At least the pace of the fastest glide going on, Mercator units per ms; 0 when everything stands. */
  pace(nowMs: number): number;
}

export function createFleet(first: GlideUpdate): Fleet {
  let { rows, baseMs, glides } = first;
  let officerByRow = new Uint32Array(0);
  /** Row + 1 by roster index; 0: none yet. */
  let rowByOfficer = new Uint32Array(0);
  let count = 0;
  let [dirtyFrom, dirtyTo] = [0, 0];

  function admit({ known, added }: GlideUpdate): void {
    if (known === 0) rowByOfficer.fill(0);
    count = known + added.length;
    if (added.length === 0) return;
    if (count > officerByRow.length) officerByRow = grownOver(officerByRow, count);
    officerByRow.set(added, known);
    let highest = 0;
    for (const officer of added) highest = Math.max(highest, officer);
    if (highest >= rowByOfficer.length) rowByOfficer = grownOver(rowByOfficer, highest);
    for (let row = known; row < count; row++) rowByOfficer[officerByRow[row]!] = row + 1;
  }

  function take(update: GlideUpdate): void {
    admit(update);
    ({ rows, baseMs, glides } = update);
    if (dirtyFrom === dirtyTo) [dirtyFrom, dirtyTo] = [update.from, update.to];
    else if (update.from < update.to)
      [dirtyFrom, dirtyTo] = [Math.min(dirtyFrom, update.from), Math.max(dirtyTo, update.to)];
  }

  take(first);
  return {
    get count() {
      return count;
    },
    get capacity() {
      return rows.length / ROW_FLOATS;
    },
    get rows() {
      return rows;
    },
    get baseMs() {
      return baseMs;
    },
    origin: first.origin,
    take,
    takeDirty() {
      if (dirtyFrom === dirtyTo) return null;
      const range = [dirtyFrom, dirtyTo] as const;
      [dirtyFrom, dirtyTo] = [0, 0];
      return range;
    },
    rowOf: (officerIndex) => (rowByOfficer[officerIndex] ?? 0) - 1,
    officerAt: (row) => officerByRow[row]!,
    stateAt: (row) => rows[row * ROW_FLOATS + ROW.state]!,
    drawnAt(row, nowMs) {
      const at = row * ROW_FLOATS;
      const share = glideShare(rows[at + ROW.startS]!, rows[at + ROW.endS]!, (nowMs - baseMs) / 1000);
      return [
        rows[at + ROW.fromX]! + (rows[at + ROW.toX]! - rows[at + ROW.fromX]!) * share,
        rows[at + ROW.fromY]! + (rows[at + ROW.toY]! - rows[at + ROW.fromY]!) * share,
      ];
    },
    pace: (nowMs) => fastestOf(glides, nowMs),
  };
}

function grownOver(from: Uint32Array<ArrayBuffer>, most: number): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(2 ** Math.ceil(Math.log2(most + 1)));
  to.set(from);
  return to;
}
