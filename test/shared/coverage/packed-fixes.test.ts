import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOT_LEAVING, ROW_WORDS } from '../../../shared/coverage/day-rows.ts';
import {
  areBlocks,
  endOfBlock,
  firstSinceMs,
  lastOfBlockIn,
  MOST_FIXES_OF_BLOCK,
  packFixes,
  roomForPacked,
  unpackBlock,
} from '../../../shared/coverage/packed-fixes.ts';

const word = fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff });
const row = fc.tuple(
  fc.oneof(fc.nat({ max: 90_000_000 }), fc.nat({ max: 60 })),
  fc.oneof(word, fc.integer({ min: 1_138_000_000, max: 1_138_002_000 })),
  fc.oneof(word, fc.constant(344_000_000)),
  fc.nat({ max: 255 }),
  fc.oneof(fc.integer({ min: -1, max: 2 }), fc.nat({ max: 30_000_000 })),
  fc.oneof(fc.constant(NOT_LEAVING), fc.nat({ max: 90_000_000 })),
);

function packed(rows: readonly (readonly number[])[]): Uint8Array {
  const bytes = new Uint8Array(roomForPacked(rows.length)).fill(0xff);
  return bytes.slice(0, packFixes({ rows: Int32Array.from(rows.flat()), count: rows.length }, 0, rows.length, bytes));
}

function starts(bytes: Uint8Array): number[] {
  const found: number[] = [];
  for (let at = 0; at < bytes.length; at = endOfBlock(bytes, at)) found.push(at);
  return found;
}

function unpacked(bytes: Uint8Array): number[] {
  const into = { rows: new Int32Array(), count: 0 };
  for (let at = 0; at < bytes.length;) at = unpackBlock(bytes, at, into);
  return [...into.rows.subarray(0, into.count * ROW_WORDS)];
}

describe('COV-5 fixes that are packed', () => {
  it('COV-5 come out as they were, whatever they say', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 120 }), (rows) => {
        const bytes = packed(rows);
        expect(unpacked(bytes)).toEqual(rows.flat());
        expect(areBlocks(bytes)).toBe(true);
        expect(starts(bytes)).toHaveLength(Math.ceil(rows.length / MOST_FIXES_OF_BLOCK));
      }),
      { numRuns: 200 },
    );
  });

  it('COV-5 say when a block begins and which fix of it was the last in a grid', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: MOST_FIXES_OF_BLOCK }), fc.nat({ max: 2 }), (rows, grid) => {
        const bytes = packed(rows);
        expect(firstSinceMs(bytes, 0)).toBe(rows[0]![0]);
        expect(lastOfBlockIn(bytes, 0, grid)).toBe(rows.findLastIndex((each) => each[4] === grid));
      }),
    );
  });

  it('COV-5 take less than a third of their rows for somebody who walks', () => {
    const walk = Array.from({ length: 480 }, (_, i) => {
      const jitter = (i * 7919) % 100;
      const grid = Math.floor(i / 25);
      return [
        i * 10_000 + jitter * 4,
        1_138_000_000 + i * 1_300 + jitter * 9,
        344_000_000 - jitter * 9,
        3 + (i % 10),
        grid,
        -1,
      ];
    });
    expect(packed(walk).length).toBeLessThan(walk.length * 7);
  });

  it('COV-5 are refused when they are cut short or say that they are longer', () => {
    const bytes = packed(fc.sample(row, { numRuns: 100, seed: 1 }));
    expect(areBlocks(bytes.subarray(0, bytes.length - 1))).toBe(false);
    expect(areBlocks(Uint8Array.of(...bytes, 0))).toBe(false);
    expect(areBlocks(bytes.with(0, bytes[0]! ^ 1))).toBe(false);
    expect(areBlocks(bytes.with(0, 0).with(1, 0))).toBe(false);
    expect(areBlocks(bytes.with(2, 0))).toBe(false);
  });
});
