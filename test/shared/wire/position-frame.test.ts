import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFFICER_STATES } from '../../../shared/model/officer.ts';
import { allocateFrame, decodeFrame, HEADING_UNKNOWN } from '../../../shared/wire/position-frame.ts';

const HEADER_BYTES = 24;
const ROW_BYTES = 19;

const row = fc.record({
  officer: fc.nat(0xffffffff),
  lonE7: fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }),
  latE7: fc.integer({ min: -900_000_000, max: 900_000_000 }),
  ageMs: fc.nat(0xffffffff),
  heading: fc.oneof(fc.integer({ min: 0, max: 35_999 }), fc.constant(HEADING_UNKNOWN)),
  state: fc.integer({ min: 0, max: OFFICER_STATES.length - 1 }),
});
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;

function encode(rows: readonly Row[], seq = 7, keyframe = true, tickMs = 1_795_000_000_123.5): Uint8Array {
  const frame = allocateFrame(rows.length, seq, keyframe, tickMs);
  rows.forEach((each, i) => {
    frame.officer[i] = each.officer;
    frame.lonE7[i] = each.lonE7;
    frame.latE7[i] = each.latE7;
    frame.ageMs[i] = each.ageMs;
    frame.headingCentideg[i] = each.heading;
    frame.state[i] = each.state;
  });
  return frame.bytes;
}

function decode(bytes: Uint8Array) {
  const frame = decodeFrame(bytes);
  if (!frame.ok) throw new Error(frame.error);
  const { officer, lonE7, latE7, ageMs, headingCentideg, state, ...header } = frame.value;
  const rows = Array.from(officer, (_, i) => ({
    officer: officer[i]!,
    lonE7: lonE7[i]!,
    latE7: latE7[i]!,
    ageMs: ageMs[i]!,
    heading: headingCentideg[i]!,
    state: state[i]!,
  }));
  return { ...header, rows };
}

describe('position frame', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 50 }), fc.nat(0xffffffff), fc.boolean(), (rows, seq, keyframe) => {
        expect(decode(encode(rows, seq, keyframe, 1234.5))).toEqual({
          seq,
          keyframe,
          tickMs: 1234.5,
          count: rows.length,
          rows,
        });
      }),
    );
  });

  it('takes 24 bytes and 19 a row', () => {
    for (const count of [0, 1, 3, 600]) {
      expect(allocateFrame(count, 1, false, 0).bytes.byteLength).toBe(HEADER_BYTES + ROW_BYTES * count);
    }
  });

  it('starts with its name and lays columns out as documented, little-endian', () => {
    const bytes = encode([{ officer: 1, lonE7: -2, latE7: 3, ageMs: 4, heading: 5, state: 2 }]);
    const view = new DataView(bytes.buffer);
    expect(String.fromCharCode(...bytes.subarray(0, 4))).toBe('JGF1');
    expect([view.getUint32(4, true), view.getUint32(8, true), view.getUint32(12, true)]).toEqual([1, 7, 1]);
    expect(view.getFloat64(16, true)).toBe(1_795_000_000_123.5);
    expect([view.getUint32(24, true), view.getInt32(28, true), view.getInt32(32, true)]).toEqual([1, -2, 3]);
    expect([view.getUint32(36, true), view.getUint16(40, true), view.getUint8(42)]).toEqual([4, 5, 2]);
  });

  it('reads a frame that a transport left anywhere in a larger buffer', () => {
    const bytes = encode([{ officer: 9, lonE7: 1, latE7: 2, ageMs: 3, heading: 4, state: 1 }]);
    for (let offset = 0; offset < 16; offset++) {
      const larger = new Uint8Array(bytes.byteLength + 32);
      larger.set(bytes, offset);
      const moved = larger.subarray(offset, offset + bytes.byteLength);
      expect(decode(moved)).toEqual(decode(bytes));
    }
  });

  it('refuses what is cut, too long or something else, and says why', () => {
    const bytes = encode([{ officer: 9, lonE7: 1, latE7: 2, ageMs: 3, heading: 4, state: 1 }]);
    for (let length = 0; length < bytes.byteLength; length++) {
      expect(decodeFrame(bytes.slice(0, length)).ok, `${length} bytes`).toBe(false);
    }
    expect(decodeFrame(new Uint8Array([...bytes, 0]))).toMatchObject({
      error: 'frame of 1 rows needs 43 bytes, got 44',
    });
    expect(decodeFrame(bytes.slice(0, 3))).toMatchObject({ error: 'frame of 3 bytes is shorter than its header' });
    const other = bytes.slice();
    other[0] = 0;
    expect(decodeFrame(other)).toMatchObject({ error: 'not a position frame: wrong magic' });
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof decodeFrame(bytes).ok).toBe('boolean');
      }),
    );
  });

  it('survives a header that claims more rows than there is memory', () => {
    const bytes = encode([]);
    new DataView(bytes.buffer).setUint32(4, 0xffffffff, true);
    expect(decodeFrame(bytes).ok).toBe(false);
  });
});
