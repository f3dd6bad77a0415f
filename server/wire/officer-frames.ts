import { OFFICER_STATES, type OfficerState } from '../../shared/model/officer.ts';
import { allocateFrame, HEADING_UNKNOWN } from '../../shared/wire/position-frame.ts';
import type { LiveOfficer } from '../ports.ts';

/** Position frames of one scope: what was sent last decides what the next one holds. */
export interface OfficerFrames {
  /** Number of the frame sent last; 0 before the first. */
  readonly seq: number;
  /** Takes the officers of the tick; answers false when nobody moved or changed state and no keyframe is due. */
  advance(officers: readonly LiveOfficer[], nowMs: number): boolean;
  /** The frame of the last `advance`: those that moved, or everybody when a keyframe was due. */
  current(): Buffer;
  /** Everybody as of these officers, numbered like the last frame. */
  keyframe(officers: readonly LiveOfficer[], nowMs: number): Buffer;
}

export const KEYFRAME_EVERY_MS = 30_000;

export function createOfficerFrames(keyframeEveryMs = KEYFRAME_EVERY_MS): OfficerFrames {
  const sent = new Map<number, { readonly fixTimeMs: number; readonly state: OfficerState }>();
  let seq = 0;
  let keyframeAtMs = -Infinity;
  let bytes: Buffer = Buffer.alloc(0);

  function isNews({ officer, state, lastFix }: LiveOfficer): boolean {
    const before = sent.get(officer.index);
    return before === undefined || before.state !== state || before.fixTimeMs !== lastFix!.fixTimeMs;
  }

  return {
    get seq() {
      return seq;
    },
    advance(officers, nowMs) {
      const placed = officers.filter(({ lastFix }) => lastFix !== null);
      const isKeyframe = nowMs - keyframeAtMs >= keyframeEveryMs;
      const rows = isKeyframe ? placed : placed.filter(isNews);
      if (rows.length === 0 && !isKeyframe) return false;
      for (const { officer, state, lastFix } of rows) sent.set(officer.index, { state, fixTimeMs: lastFix!.fixTimeMs });
      if (isKeyframe) keyframeAtMs = nowMs;
      bytes = encodeRows(rows, ++seq, isKeyframe, nowMs);
      return true;
    },
    current: () => bytes,
    keyframe(officers, nowMs) {
      return encodeRows(
        officers.filter(({ lastFix }) => lastFix !== null),
        seq,
        true,
        nowMs,
      );
    },
  };
}

function encodeRows(rows: readonly LiveOfficer[], seq: number, isKeyframe: boolean, tickMs: number): Buffer {
  const frame = allocateFrame(rows.length, seq, isKeyframe, tickMs);
  rows.forEach(({ officer, state, lastFix }, row) => {
    frame.officer[row] = officer.index;
    frame.lonE7[row] = Math.round(lastFix!.lon * 1e7);
    frame.latE7[row] = Math.round(lastFix!.lat * 1e7);
    frame.ageMs[row] = Math.min(0xffffffff, Math.max(0, tickMs - lastFix!.fixTimeMs));
    frame.headingCentideg[row] = toCentideg(lastFix!.headingDeg);
    frame.state[row] = OFFICER_STATES.indexOf(state);
  });
  // The parser writes a Buffer as plain binary; of any other view it would write the whole memory behind it.
  return Buffer.from(frame.bytes.buffer);
}

function toCentideg(headingDeg: number | null): number {
  return headingDeg === null ? HEADING_UNKNOWN : Math.round(headingDeg * 100) % 36_000;
}
