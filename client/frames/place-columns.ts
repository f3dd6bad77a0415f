import { allocateFrame, HEADING_UNKNOWN, type PositionFrame } from '../../shared/wire/position-frame.ts';

/** Roster indices count from 0; a frame that names one beyond this is damaged, and that row is left out. */
export const MOST_OFFICERS = 1 << 20;
const FIRST_CAPACITY = 1024;
/** Setting up copies of whole columns costs as much as so many rows, about. */
const LONG_RUN = 64;
const HEADER_BYTES = 8;
const ROW_BYTES = 8 + 4 + 4 + 2 + 1 + 1;

export interface OfficerPlace {
  readonly lon: number;
  readonly lat: number;
  readonly fixMs: number;
  readonly headingDeg: number | null;
  /** Index in OFFICER_STATES. */
  readonly state: number;
}

/**
 * Newest place of each officer by roster index, as columns in one buffer that can change threads: taking a frame makes no object.
 */
export interface PlaceColumns {
  readonly buffer: ArrayBuffer;
  take(frame: PositionFrame): void;
  placeOf(officerIndex: number): OfficerPlace | null;
  /** All places as one keyframe. */
  frame(): PositionFrame;
}

/** @param from the buffer of other columns, which is taken over; empty columns when absent */
export function createPlaceColumns(from = bufferFor(FIRST_CAPACITY)): PlaceColumns {
  let columns = columnsOf(from);

  function reach(officerIndex: number): void {
    if (officerIndex < columns.known.length) return;
    const grown = columnsOf(bufferFor(2 ** Math.ceil(Math.log2(officerIndex + 1))));
    grown.tickMs.set(columns.tickMs);
    for (const name of COLUMNS) grown[name].set(columns[name]);
    columns = grown;
  }

  /** Rows in any order, one by one. */
  function takeFew(frame: PositionFrame, from: number, to: number): void {
    const { officer, tickMs } = frame;
    let highest = -1;
    for (let row = from; row < to; row++) {
      const at = officer[row]!;
      if (at > highest && at < MOST_OFFICERS) highest = at;
    }
    reach(highest);
    const { known, lonE7, latE7, fixMs, heading, state } = columns;
    for (let row = from; row < to; row++) {
      const at = officer[row]!;
      if (at >= MOST_OFFICERS) continue;
      known[at] = 1;
      lonE7[at] = frame.lonE7[row]!;
      latE7[at] = frame.latE7[row]!;
      fixMs[at] = tickMs - frame.ageMs[row]!;
      heading[at] = frame.headingCentideg[row]!;
      state[at] = frame.state[row]!;
    }
  }

  /** Rows of officers that follow on each other: whole columns at once. */
  function takeRun(frame: PositionFrame, from: number, end: number): void {
    const at = frame.officer[from]!;
    const to = Math.min(end, from + MOST_OFFICERS - at);
    if (to <= from) return;
    reach(at + to - from - 1);
    const { known, lonE7, latE7, fixMs, heading, state } = columns;
    known.fill(1, at, at + to - from);
    lonE7.set(frame.lonE7.subarray(from, to), at);
    latE7.set(frame.latE7.subarray(from, to), at);
    heading.set(frame.headingCentideg.subarray(from, to), at);
    state.set(frame.state.subarray(from, to), at);
    const { tickMs, ageMs } = frame;
    for (let row = from; row < to; row++) fixMs[at + row - from] = tickMs - ageMs[row]!;
  }

  return {
    get buffer() {
      return columns.buffer;
    },
    take(frame) {
      const { count, officer } = frame;
      if (frame.keyframe) columns.known.fill(0);
      columns.tickMs[0] = frame.tickMs;
      let few = 0;
      for (let from = 0, to = 0; from < count; from = to) {
        to = endOfRun(officer, from, count);
        if (to - from < LONG_RUN) continue;
        takeFew(frame, few, from);
        takeRun(frame, from, to);
        few = to;
      }
      takeFew(frame, few, count);
    },
    placeOf(at) {
      const { known, lonE7, latE7, fixMs, heading, state } = columns;
      if (known[at] !== 1) return null;
      return {
        lon: lonE7[at]! / 1e7,
        lat: latE7[at]! / 1e7,
        fixMs: fixMs[at]!,
        headingDeg: heading[at] === HEADING_UNKNOWN ? null : heading[at]! / 100,
        state: state[at]!,
      };
    },
    frame() {
      const { known, lonE7, latE7, fixMs, heading, state } = columns;
      const tickMs = columns.tickMs[0]!;
      const count = known.reduce((sum, one) => sum + one, 0);
      const made = allocateFrame(count, 0, true, tickMs);
      let row = 0;
      for (let at = 0; at < known.length; at++) {
        if (known[at] === 0) continue;
        made.officer[row] = at;
        made.lonE7[row] = lonE7[at]!;
        made.latE7[row] = latE7[at]!;
        made.ageMs[row] = tickMs - fixMs[at]!;
        made.headingCentideg[row] = heading[at]!;
        made.state[row++] = state[at]!;
      }
      return made;
    },
  };
}

const COLUMNS = ['fixMs', 'lonE7', 'latE7', 'heading', 'state', 'known'] as const;

function bufferFor(capacity: number): ArrayBuffer {
  return new ArrayBuffer(HEADER_BYTES + capacity * ROW_BYTES);
}

/** Views on a buffer: the tick of its newest frame, then one column after the other, the widest first. */
function columnsOf(buffer: ArrayBuffer) {
  const capacity = (buffer.byteLength - HEADER_BYTES) / ROW_BYTES;
  let offset = HEADER_BYTES;
  const next = (bytesPerRow: number) => {
    const at = offset;
    offset += bytesPerRow * capacity;
    return at;
  };
  return {
    buffer,
    tickMs: new Float64Array(buffer, 0, 1),
    fixMs: new Float64Array(buffer, next(8), capacity),
    lonE7: new Int32Array(buffer, next(4), capacity),
    latE7: new Int32Array(buffer, next(4), capacity),
    heading: new Uint16Array(buffer, next(2), capacity),
    state: new Uint8Array(buffer, next(1), capacity),
    known: new Uint8Array(buffer, next(1), capacity),
  };
}

/** The row after those from `from` on whose roster indices follow on each other. */
function endOfRun(officer: Uint32Array, from: number, count: number): number {
  const least = officer[from]! - from;
  let to = from + 1;
  while (to < count && officer[to]! - to === least) to++;
  return to;
}
