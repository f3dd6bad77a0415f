import { describe, expect, it } from 'vitest';
import { isSameOnScreen } from '../../../server/world/coverage-tracker.ts';
import { createLiveWorld } from '../../../server/world/live-world.ts';
import { applyChanges } from '../../../shared/world/apply-change.ts';
import { NO_FACTS } from '../../../shared/world/facts.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { EAST, gridCode, inGrid, officerOn, twoTowns, WEST } from '../../support/two-towns.ts';
import { bench, caseView, EIGHT, fix, MINUTE, minuteOfDay } from './live-world-bench.ts';

describe('the live world', () => {
  it('LIV-1: is the same after a restart', async () => {
    const first = await bench();
    first.walk([0, 1, 3], 10);
    const fixes = Array.from({ length: 10 }, (_, i) =>
      [0, 1, 3].map((officer) => fix(officer, EIGHT + (i + 1) * MINUTE)),
    );
    const second = await bench({ fixes: fixes.flat(), startMs: first.clock.nowMs() });
    for (const [index, live] of second.world.facts().grids)
      expect(isSameOnScreen(live, first.world.facts().grids.get(index)!)).toBe(true);
    expect(second.world.facts().grids.size).toBe(4);
    expect(second.world.officers()).toEqual(first.world.officers());
    expect(second.world.newest('district')).toEqual(first.world.newest('district'));
  });

  it('LIV-2: the latest position is the newest accepted fix, never an older one that came late', async () => {
    const { world } = await bench({ startMs: EIGHT + 10 * MINUTE });
    world.fixesAccepted([fix(0, EIGHT + 5 * MINUTE, 0)]);
    world.fixesAccepted([fix(0, EIGHT + 4 * MINUTE, 1), fix(0, EIGHT + 5 * MINUTE, 2)]);
    expect(world.officers()[0]?.lastFix).toMatchObject({ fixTimeMs: EIGHT + 5 * MINUTE, ...inGrid(0) });
    world.fixesAccepted([fix(0, EIGHT + 5 * MINUTE + 1, 1)]);
    expect(world.officers()[0]?.lastFix).toMatchObject(inGrid(1));
  });

  it('LIV-2: yesterday’s position is still known, and counts for nothing today', async () => {
    const { world } = await bench({ fixes: [fix(0, EIGHT - 24 * 60 * MINUTE)] });
    expect(world.officers()[0]).toMatchObject({ state: 'silent', lastFix: { fixTimeMs: EIGHT - 24 * 60 * MINUTE } });
    expect(world.facts().grids.get(0)).toMatchObject({ visitedCells: 0, lastPresenceMs: null });
  });

  it('COV-6: has nobody present from the minute on at which the shift ends, also after a restart', async () => {
    const { world, store, walk, clock } = await bench({ startMs: minuteOfDay(19 * 60 - 2) });
    const presentIn = (of: typeof world) => of.facts().grids.get(0)?.present;
    clock.advance(59_000);
    await store.fixes.append([fix(0, clock.nowMs() + MINUTE)]);
    walk([0]);
    expect([clock.nowMs(), presentIn(world)]).toEqual([minuteOfDay(19 * 60) - 1_000, [0]]);
    clock.advance(999);
    world.tick(clock.nowMs());
    expect(presentIn(world)).toEqual([0]);
    clock.advance(1);
    world.tick(clock.nowMs());
    expect(presentIn(world)).toEqual([]);
    const again = await createLiveWorld({ loaded: await twoTowns(), store, clock });
    expect(again.facts().grids.get(0)).toEqual(world.facts().grids.get(0));
  });

  it('LIV-3: tells a grid when a screen would show it differently, and not otherwise', async () => {
    const { world, changes, walk, clock } = await bench();
    walk([0]);
    const told = changes.flatMap((change) => (change.kind === 'grids' ? change.grids : []));
    expect(told.map(({ index }) => index)).toEqual([0]);
    expect(told[0]).toMatchObject({ present: [0], cells: 9 });
    changes.length = 0;
    clock.advance(10_000);
    world.fixesAccepted([fix(0, clock.nowMs())]);
    world.tick(clock.nowMs());
    expect(changes).toEqual([]);
  });

  it('LIV-3: whoever applies every change knows what the world knows', async () => {
    const { world, changes, walk } = await bench();
    const before = world.facts();
    walk([0, 1, 2, 3], 5);
    world.caseCommitted(caseView('a'));
    world.caseCommitted(caseView('a', { version: 2, state: 'filed' }));
    walk([0], 400);
    expect(applyChanges(before, changes)).toEqual(world.facts());
    expect(applyChanges(NO_FACTS, changes).cases.get('a')?.version).toBe(2);
  });

  it('LIV-4: a case that was overtaken by a newer version changes nothing', async () => {
    const { world, changes } = await bench();
    world.caseCommitted(caseView('a', { version: 3, state: 'dispatched' }));
    changes.length = 0;
    world.caseCommitted(caseView('a', { version: 2, state: 'filed' }));
    expect(changes).toEqual([]);
    expect(world.facts().cases.get('a')?.state).toBe('dispatched');
  });

  it('LIV-5: coverage begins anew at local midnight, and not a millisecond before', async () => {
    const { world, walk, clock } = await bench();
    walk([0], 3);
    const midnight = Date.parse('2026-11-03T00:00:00+08:00');
    const { epoch } = world;
    clock.set(midnight - 1);
    world.tick(clock.nowMs());
    expect(world.facts().grids.get(0)?.visitedCells).toBeGreaterThan(0);
    expect(world.epoch).toBe(epoch);
    clock.set(midnight);
    world.tick(clock.nowMs());
    expect(world.facts().grids.get(0)).toMatchObject({ visitedCells: 0, reason: { code: 'not-due-yet' } });
    expect(world.epoch).not.toBe(epoch);
  });

  it('LIV-5: a fix of the new day that comes before the tick of midnight counts in the new day', async () => {
    const midnight = Date.parse('2026-11-03T00:00:00+08:00');
    const night = { ...officerOn(0), shift: { startMinute: 0, endMinute: 0 } };
    const clock = manualClock(midnight - 60_000);
    const world = await createLiveWorld({ loaded: await twoTowns([night]), store: memoryStore(), clock });
    world.fixesAccepted([fix(0, midnight + 59_000), fix(0, midnight)]);
    world.tick(midnight - 1);
    expect(world.facts().grids.get(0)?.visitedCells).toBe(0);
    world.tick(midnight);
    expect(world.facts().grids.get(0)).toMatchObject({ lastPresenceMs: midnight + 59_000 });
    expect(world.facts().grids.get(0)?.visitedCells).toBeGreaterThan(0);
  });

  it('LIV-5: cases that ended yesterday leave at midnight, open ones stay', async () => {
    const closed = caseView('closed', { state: 'closed', closedMs: EIGHT, version: 2 });
    const { world, clock } = await bench({ cases: [closed, caseView('open')] });
    clock.set(Date.parse('2026-11-03T00:00:00+08:00'));
    world.tick(clock.nowMs());
    expect([...world.facts().cases.keys()]).toEqual(['open']);
  });

  it('LIV-9: real cases that ended long ago stay, over a restart and midnight too; simulated ones do not', async () => {
    const ended = { state: 'closed', reportedMs: 0, updatedMs: 1000, closedMs: 1000 } as const;
    const cases = [caseView('real', { ...ended, simulated: false }), caseView('simulated', ended), caseView('open')];
    const { world, clock } = await bench({ cases });
    expect([...world.facts().cases.keys()].toSorted()).toEqual(['open', 'real']);
    clock.set(Date.parse('2026-11-03T00:00:00+08:00'));
    world.tick(clock.nowMs());
    expect([...world.facts().cases.keys()].toSorted()).toEqual(['open', 'real']);
  });

  it('LIV-9: an import brings in ended cases as far as a restart would find them', async () => {
    const { world } = await bench();
    const ended = { state: 'closed', reportedMs: 0, updatedMs: 1000, closedMs: 1000 } as const;
    world.caseCommitted(caseView('real', { ...ended, simulated: false }));
    world.caseCommitted(caseView('simulated', ended));
    world.caseCommitted(caseView('today', { state: 'closed', closedMs: EIGHT }));
    expect([...world.facts().cases.keys()]).toEqual(['real', 'today']);
  });

  it('LIV-9: an import is told in one batch, and takes the places that are left', async () => {
    const { world } = await bench();
    const batches: number[] = [];
    world.onChanges((changes) => void batches.push(changes.length));
    const endedMs = EIGHT - 40 * 24 * 60 * MINUTE;
    const old = Array.from({ length: 2_001 }, (_, i) =>
      caseView(`old-${i}`, { state: 'closed', closedMs: endedMs, updatedMs: endedMs, simulated: false }),
    );
    world.casesCommitted([...old, caseView('open')]);
    expect(batches).toEqual([2_001]);
    expect(world.facts().cases.size).toBe(2_001);
    expect(world.facts().cases.has('open')).toBe(true);
    expect(world.facts().cases.has('old-2000')).toBe(false);
    world.casesCommitted(old);
    expect(batches).toHaveLength(1);
  });

  it('LIV-6: knows the newest fix and case of each scope', async () => {
    const { world, clock } = await bench();
    world.fixesAccepted([fix(0, EIGHT + 1000), fix(3, EIGHT + 2000)]);
    world.caseCommitted(caseView('a', { town: EAST, updatedMs: EIGHT + 5 }));
    expect(world.newest('district')).toEqual({ lastFixMs: EIGHT + 2000, lastCaseMs: EIGHT + 5 });
    expect(world.newest(`town:${WEST}`)).toEqual({ lastFixMs: EIGHT + 1000, lastCaseMs: null });
    expect(world.gridAt(inGrid(3).lon, inGrid(3).lat)?.code).toBe(gridCode(3));
    expect(world.gridAt(0, 0)).toBeNull();
    expect(clock.nowMs()).toBe(EIGHT);
  });

  it('LIV-7: staffing findings and standings are there from the start', async () => {
    const { world } = await bench();
    expect(world.facts().standings.size).toBe(2);
    expect(world.facts().findings.some(({ code }) => code === 'too-few-grids')).toBe(true);
  });
});

describe('officers of other posts', () => {
  it('LIV-8: a fix of nobody on the roster moves nobody', async () => {
    const { world, clock } = await bench();
    world.fixesAccepted([fix(0, EIGHT + 1, 0, { officerIndex: null }), fix(0, EIGHT + 1, 0, { officerIndex: 99 })]);
    world.tick(clock.nowMs());
    expect(world.officers().every(({ lastFix }) => lastFix === null)).toBe(true);
    expect(world.officers().map(({ officer }) => officer)).toEqual([0, 1, 2, 3].map(officerOn));
  });
});
