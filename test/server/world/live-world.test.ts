import { describe, expect, it } from 'vitest';
import type { CaseView } from '../../../shared/model/case.ts';
import type { Change } from '../../../shared/world/change.ts';
import { NO_FACTS } from '../../../shared/world/facts.ts';
import { applyChanges } from '../../../shared/world/apply-change.ts';
import type { StoredFix } from '../../../server/ports/fixes.ts';
import { createPolicyReader } from '../../../server/policies/policy-reader.ts';
import { isSameOnScreen } from '../../../server/world/coverage-tracker.ts';
import { createLiveWorld } from '../../../server/world/live-world.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { storedFix } from '../../support/stored-fix.ts';
import { EAST, gridCode, inGrid, officerOn, twoTowns, WEST } from '../../support/two-towns.ts';
import { warnedBySpan } from '../../support/deadline-of.ts';

const MINUTE = 60_000;
const COVERAGE = createPolicyReader(await twoTowns()).at(Date.parse('2026-11-02T08:00:00+08:00')).coverage;
const EIGHT = Date.parse('2026-11-02T08:00:00+08:00');

/** That minute of the day of the tests. */
function minuteOfDay(minute: number): number {
  return Date.parse('2026-11-02T00:00:00+08:00') + minute * MINUTE;
}

async function bench(
  given: { readonly fixes?: StoredFix[]; readonly cases?: CaseView[]; readonly startMs?: number } = {},
) {
  const clock = manualClock(given.startMs ?? EIGHT);
  const store = memoryStore({ cases: given.cases ?? [] });
  await store.fixes.append(given.fixes ?? []);
  const world = await createLiveWorld({ loaded: await twoTowns(), store, clock });
  const changes: Change[] = [];
  world.onChanges((batch) => changes.push(...batch));
  return {
    clock,
    store,
    world,
    changes,
    /** Lets a minute pass so many times, each with fixes of these officers in their own grids, and ticks. */
    walk(officers: readonly number[], minutes = 1, grid?: number) {
      for (let i = 0; i < minutes; i++) {
        clock.advance(MINUTE);
        world.fixesAccepted(officers.map((officer) => fix(officer, clock.nowMs(), grid)));
        world.tick(clock.nowMs());
      }
    },
  };
}

function fix(officer: number, fixTimeMs: number, grid = officer, over: Partial<StoredFix> = {}): StoredFix {
  return storedFix({ device: `phone-${officer}`, officerIndex: officer, fixTimeMs, ...inGrid(grid), ...over });
}

function caseView(id: string, over: Partial<CaseView> = {}): CaseView {
  return warnedBySpan({
    id,
    town: WEST,
    grid: gridCode(0),
    kind: 'event',
    category: 'other',
    state: 'reported',
    severity: 'ordinary',
    source: 'patrol',
    description: 'test',
    lon: null,
    lat: null,
    reportedMs: EIGHT,
    updatedMs: EIGHT,
    dueMs: EIGHT + 60 * MINUTE,
    closedMs: null,
    officer: null,
    simulated: true,
    version: 1,
    ...over,
  });
}

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

describe('alerts', () => {
  it('ALR-1: a grid that nobody entered is raised four hours after patrols began, and cleared when entered', async () => {
    const { world, walk, clock } = await bench();
    const kinds = () =>
      world
        .alerts()
        .filter(({ kind }) => kind === 'grid-empty')
        .map(({ grid }) => grid);
    walk([0, 1, 2], 1);
    clock.set(minuteOfDay(COVERAGE.patrolDayStartMinute) + 239 * MINUTE);
    walk([0, 1, 2], 1);
    expect(kinds()).toEqual([]);
    walk([0, 1, 2], 1);
    expect(kinds()).toEqual([gridCode(3)]);
    walk([3], 2);
    expect(kinds()).toEqual([]);
  });

  it('ALR-1: what was so already when the server started is no alert', async () => {
    const { world, walk } = await bench({ startMs: Date.parse('2026-11-02T14:00:00+08:00') });
    walk([0], 5);
    expect([...world.facts().grids.values()].filter(({ state }) => state === 'empty')).toHaveLength(3);
    expect(world.alerts()).toEqual([]);
  });

  it('ALR-2: a grid becomes overdue once, and the alert ends with the patrol day', async () => {
    const { world, walk, clock, changes } = await bench();
    const raised = () =>
      changes.flatMap((change) =>
        change.kind === 'alert-raised' && change.alert.kind === 'grid-overdue' ? [change.alert] : [],
      );
    walk([0], 1);
    walk([], COVERAGE.overdueAfterMinutes);
    expect(raised()).toEqual([]);
    walk([], 5);
    expect(raised().map(({ grid }) => grid)).toEqual([gridCode(0)]);
    clock.set(minuteOfDay(COVERAGE.patrolDayEndMinute));
    walk([], 1);
    expect(world.alerts().filter(({ kind }) => kind.startsWith('grid-'))).toEqual([]);
  });

  it('ALR-3: an officer who falls silent on shift is raised after 15 minutes and cleared by the next fix', async () => {
    const { world, walk } = await bench();
    const silent = () =>
      world
        .alerts()
        .filter(({ kind }) => kind === 'officer-silent')
        .map(({ officer }) => officer);
    walk([0], 1);
    walk([], 15);
    expect(silent()).toEqual([]);
    walk([], 1);
    expect(silent()).toEqual(['E-0']);
    walk([0], 1);
    expect(silent()).toEqual([]);
  });

  it('ALR-3: who never came is raised 15 minutes into the shift; who was silent before the server started is not', async () => {
    const { world, walk } = await bench({ startMs: Date.parse('2026-11-02T06:58:00+08:00') });
    const silent = () =>
      world
        .alerts()
        .filter(({ kind }) => kind === 'officer-silent')
        .map(({ officer }) => officer);
    walk([], 2);
    walk([1], 15);
    expect(silent()).toEqual([]);
    walk([1], 2);
    expect(silent()).toEqual(['E-0', 'E-2', 'E-3']);
    const late = await bench({ startMs: EIGHT });
    late.walk([], 60);
    expect(late.world.alerts()).toEqual([]);
  });

  it('ALR-4: an officer out of the own town for more than five minutes is raised, one who comes back is cleared', async () => {
    const { world, walk } = await bench();
    const outside = () =>
      world
        .alerts()
        .filter(({ kind }) => kind === 'officer-outside')
        .map(({ officer, town }) => [officer, town]);
    walk([0], 1);
    walk([0], 6, 2);
    expect(outside()).toEqual([]);
    walk([0], 1, 2);
    expect(outside()).toEqual([['E-0', WEST]]);
    walk([0], 1, 0);
    expect(outside()).toEqual([]);
    walk([0], 5, 2);
    walk([0], 1, 1);
    walk([0], 5, 2);
    expect(outside()).toEqual([]);
  });

  it('ALR-5: a case is raised as late after its due time and not at it, and cleared when it ends', async () => {
    const { world, clock } = await bench();
    world.caseCommitted(caseView('a'));
    const late = () =>
      world
        .alerts()
        .filter(({ kind }) => kind === 'case-late')
        .map((alert) => alert.case);
    clock.set(EIGHT + 60 * MINUTE);
    world.tick(clock.nowMs());
    expect(late()).toEqual([]);
    clock.advance(1);
    world.tick(clock.nowMs());
    expect(late()).toEqual(['a']);
    world.caseCommitted(caseView('a', { version: 2, state: 'closed', closedMs: clock.nowMs() }));
    expect(late()).toEqual([]);
  });

  it('ALR-5: late cases are raised again after a restart under the same ids', async () => {
    const { world } = await bench({ cases: [caseView('a', { dueMs: EIGHT - 1 })] });
    expect(world.alerts().map(({ id }) => id)).toEqual(['case-late:a']);
    expect([...world.facts().alerts.keys()]).toEqual(['case-late:a']);
  });

  it('ALR-8: a whistle is raised until it is answered, and again with the next', async () => {
    const { world } = await bench();
    const whistles = () => world.alerts().flatMap(({ kind, sinceMs }) => (kind === 'whistle' ? [sinceMs] : []));
    const handled = (version: number, whistledMs: number | null) =>
      world.caseCommitted(caseView('stall', { state: 'handling', version, whistledMs }));
    handled(1, null);
    expect(whistles()).toEqual([]);
    handled(2, EIGHT + 1);
    expect(whistles()).toEqual([EIGHT + 1]);
    handled(3, null);
    expect(whistles()).toEqual([]);
    handled(4, EIGHT + 9);
    expect(whistles()).toEqual([EIGHT + 9]);
  });

  it('ALR-6: a new major case is raised until somebody is sent', async () => {
    const { world } = await bench();
    const fresh = () =>
      world
        .alerts()
        .filter(({ kind }) => kind === 'case-new')
        .map(({ severity }) => severity);
    world.caseCommitted(caseView('small', { severity: 'difficult' }));
    expect(fresh()).toEqual([]);
    world.caseCommitted(caseView('big', { severity: 'major' }));
    world.caseCommitted(caseView('big', { severity: 'major', state: 'filed', version: 2 }));
    expect(fresh()).toEqual(['severe']);
    world.caseCommitted(caseView('big', { severity: 'major', state: 'dispatched', version: 3 }));
    expect(fresh()).toEqual([]);
  });

  it('ALR-9: a case that was raised a level stands until somebody is sent', async () => {
    const { world } = await bench();
    const raised = () => world.alerts().flatMap((alert) => (alert.kind === 'case-raised' ? [alert.case] : []));
    world.caseCommitted(caseView('up', { state: 'filed' }));
    expect(raised()).toEqual([]);
    world.caseCommitted(caseView('up', { state: 'returned', level: 'community', version: 2 }));
    expect(raised()).toEqual(['up']);
    world.caseCommitted(caseView('up', { state: 'dispatched', level: 'community', version: 3 }));
    expect(raised()).toEqual([]);
  });

  it('ALR-10: an urged case stands until its next step', async () => {
    const { world } = await bench();
    const urged = () => world.alerts().flatMap(({ kind, severity }) => (kind === 'case-urged' ? [severity] : []));
    world.caseCommitted(caseView('slow', { urgedMs: EIGHT }));
    expect(urged()).toEqual(['severe']);
    world.caseCommitted(caseView('slow', { urgedMs: null, version: 2 }));
    expect(urged()).toEqual([]);
  });

  it('ALR-7: at most two hundred of a kind stand, the newest, and a mass is not told and taken back', async () => {
    const cases = Array.from({ length: 1000 }, (_, i) => caseView(`c-${i}`, { dueMs: EIGHT + MINUTE }));
    const { world, clock, changes } = await bench({ cases });
    for (let i = 0; i < 3; i++) {
      clock.advance(2 * MINUTE);
      world.tick(clock.nowMs());
    }
    const told = changes.filter(({ kind }) => kind === 'alert-raised' || kind === 'alert-cleared');
    expect(world.alerts().filter(({ kind }) => kind === 'case-late')).toHaveLength(200);
    expect(told.filter(({ kind }) => kind === 'alert-raised')).toHaveLength(200);
    expect(told.filter(({ kind }) => kind === 'alert-cleared')).toHaveLength(0);
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
