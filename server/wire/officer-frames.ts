import { OFFICER_STATES, type OfficerState } from '../../shared/model/officer.ts';
import { allocateFrame, HEADING_UNKNOWN } from '../../shared/wire/position-frame.ts';
import type { LiveOfficer } from '../ports/world.ts';
import { createSentRows } from './sent-rows.ts';

/** Position frames of one scope: what was sent last decides what the next one holds. */
export interface OfficerFrames {
  /** Number of the frame sent last; 0 before the first. */
  readonly seq: number;
  /** Takes the officers of the tick; answers false when nobody moved or changed state and no keyframe is due. */
  advance(officers: readonly LiveOfficer[], nowMs: number): boolean;
  /** The frame of the last `advance`: those that moved, or everybody when a keyframe was due. */
  current(): Buffer;
  /**
   * Everybody, numbered like the last frame: encoded once between two calls of `advance`, however many ask (WIRE-17).
   * Who moved since it was encoded is in the next frame.
   */
  keyframe(officers: readonly LiveOfficer[], nowMs: number): Buffer;
}

export const KEYFRAME_EVERY_MS = 30_000;

const STATE_BYTES = Object.fromEntries(OFFICER_STATES.map((state, byte) => [state, byte])) as Readonly<
  Record<OfficerState, number>
>;

export function createOfficerFrames(keyframeEveryMs = KEYFRAME_EVERY_MS): OfficerFrames {
  const sent = createSentRows();
  let seq = 0;
  let keyframeAtMs = -Infinity;
  let bytes: Buffer = Buffer.alloc(0);
  let everybody: Buffer | null = null;

  /** Remembers the rows as sent and answers those that are to be sent. */
  function takeRows(officers: readonly LiveOfficer[], isKeyframe: boolean): LiveOfficer[] {
    const rows: LiveOfficer[] = [];
    for (const live of officers) {
      if (!isTold(live)) continue;
      const isNews = sent.remember(live.officer.index, sinceMs(live), STATE_BYTES[live.state]);
      if (isNews || isKeyframe) rows.push(live);
    }
    return rows;
  }

  return {
    get seq() {
      return seq;
    },
    advance(officers, nowMs) {
      const isKeyframe = nowMs - keyframeAtMs >= keyframeEveryMs;
      const rows = takeRows(officers, isKeyframe);
      everybody = null;
      if (rows.length === 0 && !isKeyframe) return false;
      if (isKeyframe) keyframeAtMs = nowMs;
      bytes = encodeRows(rows, ++seq, isKeyframe, nowMs);
      if (isKeyframe) everybody = bytes;
      return true;
    },
    current: () => bytes,
    keyframe: (officers, nowMs) => (everybody ??= encodeRows(officers.filter(isTold), seq, true, nowMs)),
  };
}

/** Whoever was heard of, and whoever is on a break, who has no place (ACC-34). */
function isTold({ lastFix, onBreak }: LiveOfficer): boolean {
  return lastFix !== null || onBreak !== null;
}

/** Time of the fix, or since when the break lasts. */
function sinceMs({ lastFix, onBreak }: LiveOfficer): number {
  return onBreak?.startMs ?? lastFix?.fixTimeMs ?? 0;
}

const NO_PLACE = { lon: 0, lat: 0, headingDeg: null } as const;

function encodeRows(rows: readonly LiveOfficer[], seq: number, isKeyframe: boolean, tickMs: number): Buffer {
  const { officer, lonE7, latE7, ageMs, headingCentideg, state, bytes } = allocateFrame(
    rows.length,
    seq,
    isKeyframe,
    tickMs,
  );
  for (let row = 0; row < rows.length; row++) {
    const live = rows[row]!;
    const { lon, lat, headingDeg } = live.lastFix ?? NO_PLACE;
    officer[row] = live.officer.index;
    lonE7[row] = Math.round(lon * 1e7);
    latE7[row] = Math.round(lat * 1e7);
    ageMs[row] = Math.min(0xffffffff, Math.max(0, tickMs - sinceMs(live)));
    headingCentideg[row] = headingDeg === null ? HEADING_UNKNOWN : Math.round(headingDeg * 100) % 36_000;
    state[row] = STATE_BYTES[live.state];
  }
  // The parser writes a Buffer as plain binary; of any other view it would write the whole memory behind it.
  return Buffer.from(bytes.buffer);
}
