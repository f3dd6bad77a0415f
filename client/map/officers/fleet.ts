import type { OfficerPlace } from '../../wire/frame-bus.ts';
import { HEADING_UNKNOWN, type PositionFrame } from '../../../shared/wire/position-frame.ts';
import { mercatorX, mercatorY, metresPerMercator } from '../mercator.ts';

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
  /** One officer at once where it is, for a late listener. */
  place(officerIndex: number, place: OfficerPlace, nowMs: number): void;
  /** Rows changed since the last call, `[from, to)`; null when none. */
  takeDirty(): readonly [from: number, to: number] | null;
  rowOf(officerIndex: number): number;
  officerAt(row: number): number;
  stateAt(row: number): number;
  /** Drawn place of a row, Mercator units from the origin. */
  drawnAt(row: number, nowMs: number): readonly [number, number];
  /** Fastest visible glide going on, Mercator units per ms; 0 when everything stands. */
  pace(nowMs: number): number;
}

export function createFleet(origin: readonly [number, number], nowMs: number): Fleet {
  let rows = new Float32Array(64 * ROW_FLOATS);
  let baseMs = nowMs;
  let [dirtyFrom, dirtyTo] = [0, 0];
  const rowByOfficer = new Map<number, number>();
  const officerByRow: number[] = [];
  const fixMsByRow: number[] = [];

  function rowFor(officerIndex: number): number {
    const known = rowByOfficer.get(officerIndex);
    if (known !== undefined) return known;
    const row = officerByRow.length;
    if ((row + 1) * ROW_FLOATS > rows.length) {
      const grown = new Float32Array(rows.length * 2);
      grown.set(rows);
      rows = grown;
      touch(0, row);
    }
    rowByOfficer.set(officerIndex, row);
    officerByRow.push(officerIndex);
    fixMsByRow.push(Number.NaN);
    return row;
  }

  function touch(from: number, to: number): void {
    if (dirtyFrom === dirtyTo) [dirtyFrom, dirtyTo] = [from, to];
    else [dirtyFrom, dirtyTo] = [Math.min(dirtyFrom, from), Math.max(dirtyTo, to)];
  }

  function moveTo(row: number, place: OfficerPlace, nowMs: number, glide: boolean): void {
    const at = row * ROW_FLOATS;
    const gapMs = place.fixMs - fixMsByRow[row]!;
    if (gapMs !== 0) {
      const toX = mercatorX(place.lon) - origin[0];
      const toY = mercatorY(place.lat) - origin[1];
      const [fromX, fromY] = glide ? drawnPlace(row, nowMs) : [toX, toY];
      const movedM = Math.hypot(toX - fromX, toY - fromY) * metresPerMercator(origin[1]);
      const glides =
        glide && gapMs > 0 && gapMs <= SNAP_GAP_MS && movedM <= SNAP_DISTANCE_M && rows[at + STATE] !== HIDDEN;
      rows[at + FROM_X] = glides ? fromX : toX;
      rows[at + FROM_Y] = glides ? fromY : toY;
      rows[at + TO_X] = toX;
      rows[at + TO_Y] = toY;
      rows[at + START_S] = (nowMs - baseMs) / 1000;
      rows[at + END_S] = glides ? (nowMs + Math.max(gapMs, MIN_GLIDE_MS) - baseMs) / 1000 : rows[at + START_S]!;
      fixMsByRow[row] = place.fixMs;
      rows[at + HEADING_RAD] = headingRad(place.headingDeg, toX - fromX, toY - fromY, rows[at + HEADING_RAD]!);
    }
    rows[at + STATE] = place.state;
    touch(row, row + 1);
  }

  function drawnPlace(row: number, nowMs: number): readonly [number, number] {
    const at = row * ROW_FLOATS;
    const share = glideShare(rows[at + START_S]!, rows[at + END_S]!, (nowMs - baseMs) / 1000);
    return [
      rows[at + FROM_X]! + (rows[at + TO_X]! - rows[at + FROM_X]!) * share,
      rows[at + FROM_Y]! + (rows[at + TO_Y]! - rows[at + FROM_Y]!) * share,
    ];
  }

  function rebase(nowMs: number): void {
    const shiftS = (nowMs - baseMs) / 1000;
    if (shiftS < REBASE_AFTER_S) return;
    for (let at = 0; at < officerByRow.length * ROW_FLOATS; at += ROW_FLOATS) {
      rows[at + START_S]! -= shiftS;
      rows[at + END_S]! -= shiftS;
    }
    baseMs = nowMs;
    touch(0, officerByRow.length);
  }

  function hideMissing(frame: PositionFrame): void {
    const present = new Set(frame.officer);
    for (const [officerIndex, row] of rowByOfficer) {
      if (present.has(officerIndex) || rows[row * ROW_FLOATS + STATE] === HIDDEN) continue;
      rows[row * ROW_FLOATS + STATE] = HIDDEN;
      touch(row, row + 1);
    }
  }

  return {
    get count() {
      return officerByRow.length;
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
      for (let at = 0; at < frame.count; at++) {
        const officerIndex = frame.officer[at]!;
        const known = rowByOfficer.has(officerIndex);
        moveTo(rowFor(officerIndex), placeOf(frame, at), nowMs, known);
      }
      if (frame.keyframe) hideMissing(frame);
    },
    place: (officerIndex, place, nowMs) => moveTo(rowFor(officerIndex), place, nowMs, false),
    takeDirty() {
      if (dirtyFrom === dirtyTo) return null;
      const range = [dirtyFrom, dirtyTo] as const;
      [dirtyFrom, dirtyTo] = [0, 0];
      return range;
    },
    rowOf: (officerIndex) => rowByOfficer.get(officerIndex) ?? -1,
    officerAt: (row) => officerByRow[row]!,
    stateAt: (row) => rows[row * ROW_FLOATS + STATE]!,
    drawnAt: drawnPlace,
    pace(nowMs) {
      const nowS = (nowMs - baseMs) / 1000;
      let fastest = 0;
      for (let at = 0; at < officerByRow.length * ROW_FLOATS; at += ROW_FLOATS) {
        if (rows[at + END_S]! <= nowS || rows[at + STATE] === HIDDEN) continue;
        const way = Math.hypot(rows[at + TO_X]! - rows[at + FROM_X]!, rows[at + TO_Y]! - rows[at + FROM_Y]!);
        fastest = Math.max(fastest, way / ((rows[at + END_S]! - rows[at + START_S]!) * 1000));
      }
      return fastest;
    },
  };
}

/** How much of a glide is done, 0–1; one that takes no time is done at once. The shader says the same. */
export function glideShare(startS: number, endS: number, nowS: number): number {
  return endS > startS ? Math.min(1, Math.max(0, (nowS - startS) / (endS - startS))) : 1;
}

/** Clockwise from north; from the way it went when the device does not say, and as before when it did not move. */
function headingRad(headingDeg: number | null, dx: number, dy: number, before: number): number {
  if (headingDeg !== null) return (headingDeg * Math.PI) / 180;
  return dx === 0 && dy === 0 ? before : Math.atan2(dx, -dy);
}

function placeOf(frame: PositionFrame, row: number): OfficerPlace {
  const heading = frame.headingCentideg[row]!;
  return {
    lon: frame.lonE7[row]! / 1e7,
    lat: frame.latE7[row]! / 1e7,
    fixMs: frame.tickMs - frame.ageMs[row]!,
    headingDeg: heading === HEADING_UNKNOWN ? null : heading / 100,
    state: frame.state[row]!,
  };
}
