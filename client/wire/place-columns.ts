import { allocateFrame, HEADING_UNKNOWN, type PositionFrame } from '../../shared/wire/position-frame.ts';
import type { OfficerPlace } from './frame-bus.ts';

/** Roster indices count from 0; a frame that names one beyond this is damaged, and that row is left out. */
export const MOST_OFFICERS = 1 << 20;
const FIRST_CAPACITY = 1024;
/** Setting up copies of whole columns costs as much as so many rows, about. */
const LONG_RUN = 64;

/** Newest place of each officer by roster index, as columns: taking a frame makes no object. */
export interface PlaceColumns {
  take(frame: PositionFrame): void;
  placeOf(officerIndex: number): OfficerPlace | null;
  /** All places as one keyframe. */
  frame(): PositionFrame;
  clear(): void;
}

export function createPlaceColumns(): PlaceColumns {
  let known = new Uint8Array(FIRST_CAPACITY);
  let lonE7 = new Int32Array(FIRST_CAPACITY);
  let latE7 = new Int32Array(FIRST_CAPACITY);
  let fixMs = new Float64Array(FIRST_CAPACITY);
  let heading = new Uint16Array(FIRST_CAPACITY);
  let state = new Uint8Array(FIRST_CAPACITY);
  let tickMs = 0;

  function reach(officerIndex: number): void {
    if (officerIndex < known.length) return;
    const capacity = 2 ** Math.ceil(Math.log2(officerIndex + 1));
    known = grown(known, new Uint8Array(capacity));
    lonE7 = grown(lonE7, new Int32Array(capacity));
    latE7 = grown(latE7, new Int32Array(capacity));
    fixMs = grown(fixMs, new Float64Array(capacity));
    heading = grown(heading, new Uint16Array(capacity));
    state = grown(state, new Uint8Array(capacity));
  }

  /** Rows in any order, one by one. */
  function takeFew(frame: PositionFrame, from: number, to: number): void {
    const { officer, tickMs } = frame;
    let highest = -1;
    for (let row = from; row < to; row++) if (officer[row]! > highest) highest = officer[row]!;
    reach(Math.min(highest, MOST_OFFICERS - 1));
    const [marks, lons, lats, times, headings, states] = [known, lonE7, latE7, fixMs, heading, state];
    for (let row = from; row < to; row++) {
      const at = officer[row]!;
      if (at >= MOST_OFFICERS) continue;
      marks[at] = 1;
      lons[at] = frame.lonE7[row]!;
      lats[at] = frame.latE7[row]!;
      times[at] = tickMs - frame.ageMs[row]!;
      headings[at] = frame.headingCentideg[row]!;
      states[at] = frame.state[row]!;
    }
  }

  /** Rows of officers that follow on each other: whole columns at once. */
  function takeRun(frame: PositionFrame, from: number, end: number): void {
    const at = frame.officer[from]!;
    const to = Math.min(end, from + MOST_OFFICERS - at);
    if (to <= from) return;
    reach(at + to - from - 1);
    known.fill(1, at, at + to - from);
    lonE7.set(frame.lonE7.subarray(from, to), at);
    latE7.set(frame.latE7.subarray(from, to), at);
    heading.set(frame.headingCentideg.subarray(from, to), at);
    state.set(frame.state.subarray(from, to), at);
    const { tickMs, ageMs } = frame;
    const times = fixMs;
    for (let row = from; row < to; row++) times[at + row - from] = tickMs - ageMs[row]!;
  }

  return {
    take(frame) {
      const { count, officer } = frame;
      if (frame.keyframe) known.fill(0);
      tickMs = frame.tickMs;
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
      const made = allocateFrame(
        known.reduce((sum, one) => sum + one, 0),
        0,
        true,
        tickMs,
      );
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
    clear: () => known.fill(0),
  };
}

function grown<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** The row after those from `from` on whose roster indices follow on each other. */
function endOfRun(officer: Uint32Array, from: number, count: number): number {
  const least = officer[from]! - from;
  let to = from + 1;
  while (to < count && officer[to]! - to === least) to++;
  return to;
}
