import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportsByTarget, type ProgressReport } from '../../../shared/works/progress-report.ts';
import { unitDuties } from '../../../shared/works/responsibility.ts';
import { planProgress, rollUp, targetsOf } from '../../../shared/works/roll-up.ts';
import { TARGET_STATES, type TargetProgress } from '../../../shared/works/target-progress.ts';
import { tasksWanted } from '../../../shared/works/work-view.ts';
import { shippedPlan } from '../../support/shipped-works.ts';

const ZHENGZHOU = shippedPlan('zhengzhou-2018');
const XINMI = shippedPlan('xinmi-2019');
const standing = (state: TargetProgress['state'], share: number | null): TargetProgress => ({
  target: 't',
  state,
  latest: null,
  share,
  expected: null,
  dueInDays: null,
  lateDays: null,
  doneOn: null,
  basis: 'clause',
});
const report = (target: string, value: number): ProgressReport => ({
  target,
  date: '2018-12-01',
  value,
  source: 'test',
  basis: 'source',
});

describe('WRK-7 roll-up', () => {
  it('WRK-7 counts states, names the worst and takes the mean of the known shares', () => {
    const { byState, ...rest } = rollUp([standing('done', 1), standing('behind', 0.5), standing('unknown', null)]);
    expect(rest).toEqual({ targets: 3, worst: 'behind', share: 0.75, shares: 2 });
    expect(byState).toMatchObject({ done: 1, behind: 1, unknown: 1, overdue: 0 });
  });

  it('WRK-7 has no state and no share without targets', () => {
    expect(rollUp([])).toMatchObject({ targets: 0, worst: null, share: null });
  });

  it('WRK-7 is the same in any order, to the last digit', () => {
    const progress = fc
      .record({
        state: fc.constantFrom(...TARGET_STATES),
        share: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      })
      .map(({ state, share }) => standing(state, share));
    fc.assert(
      fc.property(fc.array(progress), (list) => {
        expect(rollUp(list.toReversed())).toEqual(rollUp(list));
      }),
    );
  });

  it('WRK-7 adds up from tasks to fields to the plan', () => {
    const reports = reportsByTarget([
      report('zhengzhou-15-toilets-new', 1210),
      report('zhengzhou-13-dust-footway', 16),
    ]);
    const progress = planProgress(ZHENGZHOU, reports, '2018-12-31');
    const sum = (parts: Iterable<{ readonly targets: number }>) =>
      [...parts].reduce((n, { targets }) => n + targets, 0);
    expect(sum(progress.byTask.values())).toBe(progress.whole.targets);
    expect(sum(progress.byField.values())).toBe(progress.whole.targets);
    expect(progress.byField.get('clean')).toMatchObject({ worst: 'missed', shares: 1 });
    expect(progress.whole.byState).toMatchObject({ done: 1, missed: 1 });
    expect(progress.whole.byState.unknown).toBe(progress.whole.targets - 4);
    expect(progress.whole.byState['no-figure']).toBe(2);
  });
});

describe('WRK-8 units', () => {
  it('WRK-8 gives every unit of the register a part, lead or shared', () => {
    for (const plan of [ZHENGZHOU, XINMI]) {
      const duties = unitDuties(plan, planProgress(plan, new Map(), '2020-01-01'));
      expect(duties.filter(({ leads, shares }) => leads.length + shares.length === 0)).toEqual([]);
    }
  });

  it('WRK-8 finds a unit under every spelling of its name', () => {
    const called = (unit: string) => tasksWanted(XINMI, { unit }).map(({ id }) => id);
    expect(called('市住建局')).toEqual(called('住建局'));
    expect(called('住建局')).toContain('xinmi-13');
    expect(called('县住建局')).toEqual([]);
  });

  it('WRK-8 gives an aim over several parts to the units of all of them', () => {
    const duties = unitDuties(XINMI, planProgress(XINMI, new Map(), '2020-01-01'));
    const leads = (name: string) => duties.find(({ unit }) => unit.name.zh === name)!.leads;
    expect(leads('市交通局')).toEqual(['xinmi-5-0', 'xinmi-5-3']);
    expect(leads('市科工信局')).toEqual(['xinmi-1-0', 'xinmi-1-4']);
  });

  it('WRK-8 knows who leads lighting in each city', () => {
    const lead = (plan: typeof XINMI, id: string) => plan.tasks.find((task) => task.id === id)!.blocks[0]!.lead;
    expect(lead(ZHENGZHOU, 'zhengzhou-18')).toEqual(['市城管局']);
    expect(lead(XINMI, 'xinmi-16')).toEqual(['市供电公司']);
  });

  it('WRK-8 narrows by field and pack', () => {
    expect(tasksWanted(ZHENGZHOU, { field: 'order' }).map(({ number }) => number)).toEqual([9, 10, 11, 12]);
    expect(tasksWanted(ZHENGZHOU, { pack: 'xinmi-2019' })).toEqual([]);
    expect(tasksWanted(ZHENGZHOU, {}).flatMap(targetsOf)).toHaveLength(68);
  });
});
