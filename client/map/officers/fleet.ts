import { MOST_OFFICERS } from '../../wire/place-columns.ts';
import { OFFICER_STATES } from '../../../shared/model/officer.ts';
import { HEADING_UNKNOWN, type PositionFrame } from '../../../shared/wire/position-frame.ts';
import { mercatorSeries, mercatorY, metresPerMercator } from '../mercator.ts';
import { createGlidePace } from './glide-pace.ts';

/** Columns of one row of the instance buffer. Places are Mercator units from the origin, times seconds from the base. */
export const ROW_FLOATS = 8;
const FROM_X = 0;
const FROM_Y = 1;
const TO_X = 2;
const TO_Y = 3;
const START_S = 4;
const END_S = 5;
const HEADING_RAD = 6;
const STATE = 7;

/** A gap longer than this says nothing about the way between: the officer appears at the new place. Assumed. */
export const SNAP_GAP_MS = 30_000;
/** So does a distance that nobody glides over believably, m. Assumed. */
const SNAP_DISTANCE_M = 800;
const MIN_GLIDE_MS = 500;
/** A single-precision second count stays finer than a millisecond for this long. */
const REBASE_AFTER_S = 3600;
const HIDDEN = 0;
/** Has no place: drawn nowhere until the next position comes (ACC-34). */
const ON_BREAK = OFFICER_STATES.indexOf('on-break');
/** 1e-7 degrees of longitude around the earth. */
const E7_AROUND = 360e7;
const RAD_PER_CENTIDEG = Math.PI / 18_000;

/**
 * Where every officer was, is going to be, and when: the bytes that the GPU reads, kept on this side too. An officer
 * glides from where it is drawn to its new fix in the time that passed between its last two fixes, so what one sees is
 * late by about one interval and never guessed.
 */
export interface Fleet {
  readonly count: number;
  readonly capacity: number;
  readonly rows: Float32Array;
  /** Mercator units that all places are relative to: small numbers keep their precision at any zoom. */
  readonly origin: readonly [number, number];
  /** Clock value that times are relative to, ms. */
  readonly baseMs: number;
  applyFrame(frame: PositionFrame, nowMs: number): void;
  /** Rows changed since the last call, `[from, to)`; null when none. */
  takeDirty(): readonly [from: number, to: number] | null;
  rowOf(officerIndex: number): number;
  officerAt(row: number): number;
  stateAt(row: number): number;
  /** Drawn place of a row, Mercator units from the origin. */
  drawnAt(row: number, nowMs: number): readonly [number, number];
  /** At least the pace of the fastest glide going on, Mercator units per ms; 0 when everything stands. */
  pace(nowMs: number): number;
}

export function createFleet(origin: readonly [number, number], nowMs: number): Fleet {
  const metres = metresPerMercator(origin[1]);
  const snapDistance = SNAP_DISTANCE_M / metres;
  const series = mercatorSeries(origin[1]);
  const eastOfOrigin = 0.5 - origin[0];
  let rows = new Float32Array(64 * ROW_FLOATS);
  let fixMsByRow = new Float64Array(64);
  let officerByRow = new Uint32Array(64);
  /** Row + 1 by roster index; 0: none yet. */
  let rowByOfficer = new Uint32Array(1024);
  let count = 0;
  let baseMs = nowMs;
  let [dirtyFrom, dirtyTo] = [0, 0];
  const pace = createGlidePace();

  function addRow(officerIndex: number): number {
    if (officerIndex >= rowByOfficer.length) {
      rowByOfficer = grownTo(rowByOfficer, new Uint32Array(2 ** Math.ceil(Math.log2(officerIndex + 1))));
    }
    if (count === officerByRow.length) {
      rows = grownTo(rows, new Float32Array(rows.length * 2));
      fixMsByRow = grownTo(fixMsByRow, new Float64Array(count * 2));
      officerByRow = grownTo(officerByRow, new Uint32Array(count * 2));
      touch(0, count);
    }
    officerByRow[count] = officerIndex;
    fixMsByRow[count] = Number.NaN;
    rowByOfficer[officerIndex] = ++count;
    return count - 1;
  }

  function touch(from: number, to: number): void {
    if (dirtyFrom === dirtyTo) [dirtyFrom, dirtyTo] = [from, to];
    else {
      dirtyFrom = Math.min(dirtyFrom, from);
      dirtyTo = Math.max(dirtyTo, to);
    }
  }

  /** A row for everybody in a frame, so that nothing grows while they are moved. */
  function admit({ officer, count: named }: PositionFrame): void {
    for (let from = 0; from < named; from++) {
      const officerIndex = officer[from]!;
      if (officerIndex < MOST_OFFICERS && !(rowByOfficer[officerIndex]! > 0)) addRow(officerIndex);
    }
  }

  /** Runs for everybody once a second: one pass, scalars and local columns only, no object and no call on the way. */
  function moveAll({ count: named, tickMs, ...frame }: PositionFrame, nowMs: number): void {
    const { officer, lonE7, latE7, ageMs, headingCentideg, state } = frame;
    const [own, fixMsOf, rowOf] = [rows, fixMsByRow, rowByOfficer];
    const nowS = (nowMs - baseMs) / 1000;
    const longestWay = snapDistance * snapDistance;
    const { middleLat, nearDeg, c1, c2, c3, c4, c5 } = series;
    const y0 = series.y0 - origin[1];
    let [first, last] = [count, -1];
    let [fastest, longestMs] = [0, 0];
    for (let from = 0; from < named; from++) {
      const officerIndex = officer[from]!;
      if (officerIndex >= MOST_OFFICERS) continue;
      const row = rowOf[officerIndex]! - 1;
      if (row < first) first = row;
      if (row > last) last = row;
      const at = row * ROW_FLOATS;
      if (state[from] === ON_BREAK) {
        own[at + STATE] = HIDDEN;
        fixMsOf[row] = Number.NaN;
        continue;
      }
      const fixMs = tickMs - ageMs[from]!;
      const gapMs = fixMs - fixMsOf[row]!;
      if (gapMs !== 0) {
        const toX = lonE7[from]! * (1 / E7_AROUND) + eastOfOrigin;
        const lat = latE7[from]! * 1e-7;
        const d = lat - middleLat;
        let toY = y0 + d * (c1 + d * (c2 + d * (c3 + d * (c4 + d * c5))));
        if (d > nearDeg || d < -nearDeg) toY = mercatorY(lat) - origin[1];
        let fromX = own[at + TO_X]!;
        let fromY = own[at + TO_Y]!;
        const startS = own[at + START_S]!;
        const endS = own[at + END_S]!;
        if (endS > nowS) {
          const share = nowS > startS ? (nowS - startS) / (endS - startS) : 0;
          fromX = own[at + FROM_X]! + (fromX - own[at + FROM_X]!) * share;
          fromY = own[at + FROM_Y]! + (fromY - own[at + FROM_Y]!) * share;
        }
        const way = (toX - fromX) * (toX - fromX) + (toY - fromY) * (toY - fromY);
        const heading = headingCentideg[from]!;
        fixMsOf[row] = fixMs;
        own[at + TO_X] = toX;
        own[at + TO_Y] = toY;
        own[at + START_S] = nowS;
        if (gapMs > 0 && gapMs <= SNAP_GAP_MS && way <= longestWay && own[at + STATE] !== HIDDEN) {
          const lastsMs = gapMs > MIN_GLIDE_MS ? gapMs : MIN_GLIDE_MS;
          own[at + FROM_X] = fromX;
          own[at + FROM_Y] = fromY;
          own[at + END_S] = nowS + lastsMs * 1e-3;
          if (way > fastest * fastest * lastsMs * lastsMs) fastest = Math.sqrt(way) / lastsMs;
          if (lastsMs > longestMs) longestMs = lastsMs;
        } else {
          own[at + FROM_X] = toX;
          own[at + FROM_Y] = toY;
          own[at + END_S] = nowS;
        }
        if (heading !== HEADING_UNKNOWN) own[at + HEADING_RAD] = heading * RAD_PER_CENTIDEG;
        else if (way > 0 && !Number.isNaN(gapMs)) own[at + HEADING_RAD] = Math.atan2(toX - fromX, fromY - toY);
      }
      own[at + STATE] = state[from]!;
    }
    if (last >= 0) touch(first, last + 1);
    if (longestMs > 0) pace.began(fastest, nowMs + longestMs);
  }

  function rebase(nowMs: number): void {
    const shiftS = (nowMs - baseMs) / 1000;
    if (shiftS < REBASE_AFTER_S) return;
    for (let at = 0; at < count * ROW_FLOATS; at += ROW_FLOATS) {
      rows[at + START_S]! -= shiftS;
      rows[at + END_S]! -= shiftS;
    }
    baseMs = nowMs;
    touch(0, count);
  }

  /** Everybody who is not in a keyframe. */
  function hideUnseen({ officer }: PositionFrame): void {
    const seen = new Uint8Array(count);
    for (const officerIndex of officer) if (officerIndex < MOST_OFFICERS) seen[rowByOfficer[officerIndex]! - 1] = 1;
    for (let row = 0; row < count; row++) {
      if (seen[row] === 1 || rows[row * ROW_FLOATS + STATE] === HIDDEN) continue;
      rows[row * ROW_FLOATS + STATE] = HIDDEN;
      touch(row, row + 1);
    }
  }

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
    origin,
    applyFrame(frame, nowMs) {
      rebase(nowMs);
      admit(frame);
      moveAll(frame, nowMs);
      if (frame.keyframe) hideUnseen(frame);
    },
    takeDirty() {
      if (dirtyFrom === dirtyTo) return null;
      const range = [dirtyFrom, dirtyTo] as const;
      [dirtyFrom, dirtyTo] = [0, 0];
      return range;
    },
    rowOf: (officerIndex) => (rowByOfficer[officerIndex] ?? 0) - 1,
    officerAt: (row) => officerByRow[row]!,
    stateAt: (row) => rows[row * ROW_FLOATS + STATE]!,
    drawnAt(row, nowMs) {
      const at = row * ROW_FLOATS;
      const share = glideShare(rows[at + START_S]!, rows[at + END_S]!, (nowMs - baseMs) / 1000);
      return [
        rows[at + FROM_X]! + (rows[at + TO_X]! - rows[at + FROM_X]!) * share,
        rows[at + FROM_Y]! + (rows[at + TO_Y]! - rows[at + FROM_Y]!) * share,
      ];
    },
    pace: (nowMs) => pace.at(nowMs),
  };
}

/** How much of a glide is done, 0–1; one that takes no time is done at once. The shader says the same. */
export function glideShare(startS: number, endS: number, nowS: number): number {
  return endS > startS ? Math.min(1, Math.max(0, (nowS - startS) / (endS - startS))) : 1;
}

function grownTo<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
