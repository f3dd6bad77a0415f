import { OFFICER_STATES } from '../../shared/model/officer-state.ts';
import { HEADING_UNKNOWN, type PositionFrame } from '../../shared/wire/position-frame.ts';
import { mercatorSeries, mercatorY, metresPerMercator } from '../map/mercator.ts';
import { createGlidePace, type Glides } from './glide-pace.ts';
import { MOST_OFFICERS } from './place-columns.ts';

/** Columns of one row of the instance buffer. Places are Mercator units from the origin, times seconds from the base. */
export const ROW_FLOATS = 8;
export const ROW = { fromX: 0, fromY: 1, toX: 2, toY: 3, startS: 4, endS: 5, headingRad: 6, state: 7 } as const;
const { fromX: FROM_X, fromY: FROM_Y, toX: TO_X, toY: TO_Y } = ROW;
const { startS: START_S, endS: END_S, headingRad: HEADING_RAD, state: STATE } = ROW;

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

/** Mercator units that the rows of a map are relative to. */
export type MercatorPlace = readonly [x: number, y: number];

/** The rows of a map as they are now, and what of them is new to it. */
export interface GlideUpdate {
  readonly origin: MercatorPlace;
  /** All rows, and room for more. */
  readonly rows: Float32Array<ArrayBuffer>;
  /** Rows `[from, to)` may have changed since the last update; none when they are equal. */
  readonly from: number;
  readonly to: number;
  /** So many rows have the officers that they had; `added`, roster indices, follow behind them and are the last. */
  readonly known: number;
  readonly added: Uint32Array<ArrayBuffer>;
  /** Clock value that times are relative to, ms. */
  readonly baseMs: number;
  /** What still glides, Mercator units per ms. */
  readonly glides: readonly Glides[];
}

/**
 * Where every officer was, is going to be, and when: the bytes that the GPU reads. An officer glides from where it is drawn to its
 * new fix in the time that passed between its last two fixes, so what one sees is late by about one interval and never guessed.
 */
export interface GlideMover {
  move(frame: PositionFrame, nowMs: number): void;
  /** What changed since it was told last. The rows are those of the mover itself. */
  tell(nowMs: number): GlideUpdate;
  /** What was told last did not arrive: the next time everything is told. */
  tellAll(): void;
}

export function createGlideMover(origin: MercatorPlace, nowMs: number): GlideMover {
  const snapDistance = SNAP_DISTANCE_M / metresPerMercator(origin[1]);
  const series = mercatorSeries(origin[1]);
  const eastOfOrigin = 0.5 - origin[0];
  let rows = new Float32Array(64 * ROW_FLOATS);
  let fixMsByRow = new Float64Array(64);
  let officerByRow = new Uint32Array(64);
  /** Row + 1 by roster index; 0: none yet. */
  let rowByOfficer = new Uint32Array(1024);
  let count = 0;
  let told = 0;
  let baseMs = nowMs;
  let [dirtyFrom, dirtyTo] = [0, 0];
  const pace = createGlidePace();

  function addRow(officerIndex: number): void {
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
    move(frame, nowMs) {
      rebase(nowMs);
      admit(frame);
      moveAll(frame, nowMs);
      if (frame.keyframe) hideUnseen(frame);
    },
    tell(nowMs) {
      const added = officerByRow.slice(told, count);
      const update = {
        origin,
        rows,
        from: dirtyFrom,
        to: dirtyTo,
        known: told,
        added,
        baseMs,
        glides: pace.left(nowMs),
      };
      told = count;
      [dirtyFrom, dirtyTo] = [0, 0];
      return update;
    },
    tellAll() {
      told = 0;
      touch(0, count);
    },
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
