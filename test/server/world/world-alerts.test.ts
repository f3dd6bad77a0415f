import { describe, expect, it } from 'vitest';
import { gridCode, WEST } from '../../support/two-towns.ts';
import { bench, caseView, COVERAGE, EIGHT, MINUTE, minuteOfDay } from './live-world-bench.ts';

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
