import { err, ok, type Result } from '../lib/result.ts';

/**
 * One tick of officer positions for one scope, as columns. Little-endian.
 *
 * | offset | type | what |
 * |---|---|---|
 * | 0 | u32 | magic `JGF1` |
 * | 4 | u32 | number of rows `n` |
 * | 8 | u32 | sequence of the frame within the scope, from 1 |
 * | 12 | u32 | flags: bit 0 = keyframe (every officer of the scope is in it) |
 * | 16 | f64 | server time of the tick, epoch ms |
 * | 24 | u32[n] | roster index |
 * | … | i32[n] | longitude, 1e-7 degree, WGS-84 |
 * | … | i32[n] | latitude, 1e-7 degree |
 * | … | u32[n] | age of the fix at the tick, ms |
 * | … | u16[n] | heading, 0.01 degree; 65535 = unknown |
 * | … | u8[n] | index in OFFICER_STATES |
 *
 * Whoever is on a break has no place (ACC-34): longitude and latitude are 0, the heading is unknown, and the age is that of
 * the break.
 */
export interface PositionFrame {
  readonly seq: number;
  readonly keyframe: boolean;
  readonly tickMs: number;
  readonly count: number;
  readonly officer: Uint32Array;
  readonly lonE7: Int32Array;
  readonly latE7: Int32Array;
  readonly ageMs: Uint32Array;
  readonly headingCentideg: Uint16Array;
  readonly state: Uint8Array;
}

const MAGIC = 0x3146474a;
const HEADER_BYTES = 24;
const ROW_BYTES = 4 + 4 + 4 + 4 + 2 + 1;
export const HEADING_UNKNOWN = 0xffff;

/** A writable frame for `count` rows; fill the columns, then send `bytes`. */
export function allocateFrame(
  count: number,
  seq: number,
  keyframe: boolean,
  tickMs: number,
): PositionFrame & { readonly bytes: Uint8Array } {
  const buffer = new ArrayBuffer(HEADER_BYTES + count * ROW_BYTES);
  const header = new DataView(buffer);
  header.setUint32(0, MAGIC, true);
  header.setUint32(4, count, true);
  header.setUint32(8, seq, true);
  header.setUint32(12, keyframe ? 1 : 0, true);
  header.setFloat64(16, tickMs, true);
  return { ...columns(buffer, 0, count), seq, keyframe, tickMs, count, bytes: new Uint8Array(buffer) };
}

/**
 * Views on the received bytes; copies only when a transport delivered them off an 8-byte boundary. Browsers get
 * binary messages as an ArrayBuffer, Node as a Buffer.
 */
export function decodeFrame(received: Uint8Array | ArrayBuffer): Result<PositionFrame> {
  const bytes = received instanceof ArrayBuffer ? new Uint8Array(received) : received;
  if (bytes.byteLength < HEADER_BYTES) return err(`frame of ${bytes.byteLength} bytes is shorter than its header`);
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  const header = new DataView(aligned.buffer, aligned.byteOffset, HEADER_BYTES);
  if (header.getUint32(0, true) !== MAGIC) return err('not a position frame: wrong magic');
  const count = header.getUint32(4, true);
  const expected = HEADER_BYTES + count * ROW_BYTES;
  if (aligned.byteLength !== expected)
    return err(`frame of ${count} rows needs ${expected} bytes, got ${aligned.byteLength}`);
  return ok({
    ...columns(aligned.buffer as ArrayBuffer, aligned.byteOffset, count),
    seq: header.getUint32(8, true),
    keyframe: (header.getUint32(12, true) & 1) === 1,
    tickMs: header.getFloat64(16, true),
    count,
  });
}

function columns(buffer: ArrayBuffer, start: number, count: number) {
  let offset = start + HEADER_BYTES;
  const take = (bytesPerRow: number) => {
    const at = offset;
    offset += bytesPerRow * count;
    return at;
  };
  return {
    officer: new Uint32Array(buffer, take(4), count),
    lonE7: new Int32Array(buffer, take(4), count),
    latE7: new Int32Array(buffer, take(4), count),
    ageMs: new Uint32Array(buffer, take(4), count),
    headingCentideg: new Uint16Array(buffer, take(2), count),
    state: new Uint8Array(buffer, take(1), count),
  };
}
