import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRID_STATES, type GridLive } from '../../../shared/coverage/grid-live.ts';
import { packSnapshot, unpackSnapshot } from '../../../shared/wire/snapshot-bytes.ts';
import type { WorldSnapshot } from '../../../shared/world/facts.ts';
import { sampleAlert, sampleCase, sampleGrid } from '../../support/world-samples.ts';

const number = fc.double({ noNaN: true });
const anyGrid: fc.Arbitrary<GridLive> = fc.record({
  index: fc.nat(1_000_000),
  state: fc.constantFrom(...GRID_STATES),
  completeness: fc.double({ min: 0, max: 1, noNaN: true }),
  cells: fc.nat(),
  visitedCells: fc.nat(),
  lastPresenceMs: fc.option(fc.integer({ min: 1 })),
  present: fc.array(fc.nat(60_000), { maxLength: 5 }),
  reason: fc.record({
    rule: fc.constantFrom('COV-7', 'COV-8', 'COV-9'),
    code: fc.constantFrom('complete', 'in-progress', 'behind', 'not-due-yet', 'absent-too-long', 'nobody-today'),
    measured: number,
    threshold: number,
  }),
});
const snapshotOf = (grids: readonly GridLive[]): WorldSnapshot => ({
  grids,
  cases: [sampleCase()],
  alerts: [sampleAlert()],
  findings: [],
  standings: [],
});

describe('WIRE-18 a snapshot as bytes', () => {
  it('WIRE-18 comes out as it went in, to the last digit', () => {
    fc.assert(
      fc.property(fc.array(anyGrid), (grids) => {
        const snapshot = snapshotOf(grids);
        expect(unpackSnapshot(packSnapshot(snapshot))).toEqual(snapshot);
      }),
    );
  });

  it('WIRE-18 is read from within other bytes, as a parser hands it over', () => {
    const { grids, ...rest } = packSnapshot(snapshotOf([sampleGrid({ index: 7, present: [3, 70_000] })]));
    const around = new Uint8Array(grids.bytes.length + 3);
    around.set(grids.bytes, 3);
    const within = unpackSnapshot({ ...rest, grids: { ...grids, bytes: around.subarray(3) } });
    expect(within.grids).toEqual([sampleGrid({ index: 7, present: [3, 70_000] })]);
  });

  it('WIRE-18 cannot be read when bytes are missing', () => {
    const { grids, ...rest } = packSnapshot(snapshotOf([sampleGrid()]));
    const cut = { ...grids, bytes: grids.bytes.slice(0, -1) };
    expect(() => unpackSnapshot({ ...rest, grids: cut })).toThrow(RangeError);
  });
});
