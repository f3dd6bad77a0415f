import { describe, expect, it } from 'vitest';
import { createCoverageHistory } from '../../../server/http/coverage-history.ts';
import { createIngest } from '../../../server/ingest/ingest.ts';
import type { LoadedDistrict } from '../../../server/ports/district.ts';
import type { StoredFix } from '../../../server/ports/fixes.ts';
import { createLiveWorld } from '../../../server/world/live-world.ts';
import type { GridLive } from '../../../shared/coverage/grid-live.ts';
import { endingAfter, newPack, OLD, under } from '../../support/dated-packs.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { storedFix } from '../../support/stored-fix.ts';
import { inGrid, phones, twoTowns } from '../../support/two-towns.ts';

const at = (local: string) => Date.parse(`${local}+08:00`);
/** The day before, the first, the last and the day after. */
const DAYS = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'];

const NEW = newPack({
  'coverage.completeShare': 0.1,
  'coverage.cellAreaM2': 40_000,
  'coverage.silentAfterMs': 60_000,
  'ingest.maxAccuracyM': 10,
  'alerts.emptyAfterMinutes': 30,
  'staffing.minGridsPerOfficer': 1,
});

async function worldOf(loaded: LoadedDistrict, start: string) {
  const clock = manualClock(at(start));
  const store = memoryStore({ devices: phones() });
  const world = await createLiveWorld({ loaded, store, clock });
  return {
    clock,
    store,
    world,
    async walk(local: string, ...fixes: StoredFix[]) {
      clock.set(at(local));
      await store.fixes.append(fixes);
      world.fixesAccepted(fixes);
      world.tick(clock.nowMs());
    },
  };
}

const fixAt = (local: string, officer = 0) =>
  storedFix({ device: `phone-${officer}`, officerIndex: officer, fixTimeMs: at(local), ...inGrid(officer) });

describe('POL-3 the live world over midnight', async () => {
  const loaded = under(await twoTowns(), OLD, NEW);

  it('POL-3 COV-13 counts each day by its own policy: the day before, the first, the last, the day after', async () => {
    const { world, walk } = await worldOf(loaded, '2026-11-02T08:00:00');
    const seen: unknown[] = [];
    for (const day of DAYS) {
      await walk(`${day}T09:00:00`, fixAt(`${day}T09:00:00`));
      const grid = world.facts().grids.get(0);
      seen.push([grid?.cells, grid?.state, world.facts().findings.length, world.alerts().length]);
    }
    const old = [9, 'thin', 4, 0];
    expect(seen[0]).toEqual(old);
    expect(seen[3]).toEqual(old);
    expect(seen[1]).toEqual(seen[2]);
    expect(seen[1]).toMatchObject({ 1: 'covered', 2: 0 });
    expect((seen[1] as number[])[0]).toBeLessThan(9);
  });

  it('POL-3 goes over at the first tick after midnight, not before, and without a restart', async () => {
    const { world, walk } = await worldOf(loaded, '2026-11-02T20:00:00');
    const findings = () => world.facts().findings.length;
    await walk('2026-11-02T23:59:59.999');
    expect([findings(), world.facts().grids.get(0)?.cells]).toEqual([4, 9]);
    const epoch = world.epoch;
    await walk('2026-11-03T00:00:00');
    expect(findings()).toBe(0);
    expect(world.facts().grids.get(0)?.cells).toBeLessThan(9);
    expect(world.epoch).not.toBe(epoch);
    await walk('2026-11-04T23:59:59.999');
    expect(findings()).toBe(0);
    await walk('2026-11-05T00:00:00');
    expect([findings(), world.facts().grids.get(0)?.cells]).toEqual([4, 9]);
  });

  it('COV-13 counts a fix of the new day that came before midnight by the policy of the new day', async () => {
    const officers = loaded.officers.map((officer) => ({ ...officer, shift: { startMinute: 0, endMinute: 0 } }));
    const { world } = await worldOf({ ...loaded, officers }, '2026-11-02T23:59:59');
    world.fixesAccepted([fixAt('2026-11-03T00:00:05')]);
    expect(world.facts().grids.get(0)).toMatchObject({ cells: 9, visitedCells: 0 });
    world.tick(at('2026-11-03T00:00:10'));
    expect(world.facts().grids.get(0)).toMatchObject({ state: 'covered' });
  });

  it('COV-13 a past day stays counted by its own policy', async () => {
    const { store, world, walk } = await worldOf(loaded, '2026-11-02T08:00:00');
    await walk('2026-11-02T09:00:00', fixAt('2026-11-02T09:00:00'));
    await walk('2026-11-03T09:00:00', fixAt('2026-11-03T09:00:00'));
    const history = createCoverageHistory(loaded, world.policies, store);
    const first = async (local: string) => ((await history.at(at(local))) as readonly GridLive[])[0];
    expect(await first('2026-11-02T10:00:00')).toMatchObject({ cells: 9, state: 'thin' });
    expect(await first('2026-11-03T10:00:00')).toMatchObject({ state: 'covered' });
    expect(await first('2026-11-02T11:00:00')).toMatchObject({ cells: 9, state: 'thin' });
  });

  it('POL-3 alerts and officer states go by the figures of the day', async () => {
    const { world, walk } = await worldOf(loaded, '2026-11-02T07:59:00');
    const kinds = () => [...new Set(world.alerts().map(({ kind }) => kind))];
    const look = async (day: string) => {
      await walk(`${day}T08:29:00`, fixAt(`${day}T08:29:00`));
      await walk(`${day}T08:31:00`);
      return [world.officers()[0]?.state, kinds().includes('grid-empty')];
    };
    const states = [];
    for (const day of DAYS) states.push(await look(day));
    expect(states).toEqual([
      ['moving', false],
      ['silent', true],
      ['silent', true],
      ['moving', false],
    ]);
  });

  it('POL-3 ING-6 a fix is judged by the figures of the instant at which it came', async () => {
    const allDay = { startMinute: 0, endMinute: 24 * 60 };
    const officers = loaded.officers.map((officer) => ({ ...officer, shift: allDay }));
    const { clock, store, world } = await worldOf({ ...loaded, officers }, '2026-11-02T20:00:00');
    const ingest = await createIngest({ store, world, clock, waitMs: 0 });
    const send = async (local: string, accuracyM: number) => {
      clock.set(at(local));
      const verdicts = await ingest.accept([{ ...fixAt(local), accuracyM }]);
      return verdicts === 'overloaded' ? verdicts : verdicts[0]?.verdict;
    };
    const times = ['2026-11-02T23:59:59.999', '2026-11-03T00:00:00', '2026-11-04T23:59:59.999', '2026-11-05T00:00:00'];
    const verdicts = [];
    for (const local of times) verdicts.push(await send(local, 11));
    expect(verdicts).toEqual(['accepted', 'quarantined', 'quarantined', 'accepted']);
    await ingest.close();
  });
});

describe('POL-9 the live world when a figure runs out', () => {
  it('POL-9 goes on with the last known policies, whole, and does not stop', async () => {
    const loaded = under(await twoTowns(), endingAfter('2026-11-02', 'coverage.completeShare'));
    const { world, walk } = await worldOf(loaded, '2026-11-02T20:00:00');
    await walk('2026-11-03T09:00:00', fixAt('2026-11-03T09:00:00'));
    expect(world.facts().grids.get(0)).toMatchObject({ cells: 9, state: 'thin', visitedCells: 1 });
    expect(world.policies.exactlyAt(at('2026-11-03T09:00:00'))).toMatchObject({ ok: false });
    expect(world.policies.at(at('2026-11-03T09:00:00'))).toBe(world.policies.at(at('2026-11-02T09:00:00')));
  });

  it('POL-9 cannot be made on a day whose figures no day has', async () => {
    const loaded = under(await twoTowns(), newPack({ 'coverage.sightM': 60 }));
    await expect(worldOf(loaded, '2026-11-03T09:00:00')).rejects.toThrow(/coverage\.cellAreaM2.* on 2026-11-03/);
  });
});
