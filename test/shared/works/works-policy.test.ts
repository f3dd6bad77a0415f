import { describe, expect, it } from 'vitest';
import type { PackInUse } from '../../../shared/policy/resolve-parameter.ts';
import { targetsOf } from '../../../shared/works/roll-up.ts';
import { workListSchema, workPlanSchema, workTargetSchema, type WorkTask } from '../../../shared/works/work-task.ts';
import { worksPolicy } from '../../../shared/works/works-policy.ts';
import { shippedPlan, worksPacks } from '../../support/shipped-works.ts';

const ZHENGZHOU = shippedPlan('zhengzhou-2018');
const XINMI = shippedPlan('xinmi-2019');

/** A pack in use with one of its values changed. */
function changed(key: string, change: (value: never) => unknown): readonly PackInUse[] {
  return worksPacks('zhengzhou-2018').map(({ pack, basis }) => {
    const parameter = pack.parameters[key]!;
    const value = change(structuredClone(parameter.value) as never);
    return { basis, pack: { ...pack, parameters: { ...pack.parameters, [key]: { ...parameter, value } as never } } };
  });
}

describe('WRK-1 plans of a district', () => {
  it('WRK-1 has the 20 tasks of Zhengzhou in 23 parts with units of their own', () => {
    expect(ZHENGZHOU.tasks.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    const blocks = ZHENGZHOU.tasks.flatMap((task) => task.blocks);
    expect(blocks.filter(({ lead, responsible }) => lead.length > 0 && responsible.length > 0)).toHaveLength(23);
    const byField = ZHENGZHOU.fields.map(({ id }) => ZHENGZHOU.tasks.filter(({ field }) => field === id).length);
    expect(byField).toEqual([8, 4, 4, 4]);
  });

  it('WRK-1 has the 25 tasks of Xinmi, and the one that is not numbered', () => {
    const numbers = XINMI.tasks.map(({ number }) => number);
    expect(numbers).toEqual([...Array.from({ length: 25 }, (_, i) => i + 1), null]);
    const led = XINMI.tasks.flatMap((task) => task.blocks).filter(({ lead }) => lead.length > 0);
    expect(led).toHaveLength(35);
    const towns = ({ responsible }: WorkTask['blocks'][number]) =>
      responsible.some((unit) => unit.includes('乡镇政府'));
    expect(led.every(towns)).toBe(true);
  });

  it('WRK-1 adds up the plans of several packs', () => {
    const policy = worksPolicy(worksPacks('xinmi-2019', 'zhengzhou-2018', 'zhengzhou-grid-2012'));
    expect(policy.ok && policy.value.plans.map(({ plan, tasks }) => [plan.id, tasks.length])).toEqual([
      ['xinmi-2019', 26],
      ['zhengzhou-2018', 20],
    ]);
    expect(worksPolicy(worksPacks('haimen-2022'))).toEqual({ ok: true, value: { plans: [], rankedFields: null } });
  });

  it('WRK-1 gives every target the clause of its part, or of the field above it', () => {
    for (const task of [...ZHENGZHOU.tasks, ...XINMI.tasks]) {
      for (const { clause } of targetsOf(task))
        expect(task.clause.startsWith(clause) || clause.startsWith(task.clause)).toBe(true);
    }
  });

  it.each([
    [
      'a unit that is not in the register',
      changed('works.units', (units: unknown[]) => units.slice(1)),
      'zhengzhou-2018: works.tasks: zhengzhou-1: no unit 市城管局',
    ],
    [
      'a list that is not there',
      changed('works.lists', (lists: { id: string }[]) => lists.filter(({ id }) => id !== 'six-vehicles')),
      'zhengzhou-2018: works.tasks: zhengzhou-9-3: no list six-vehicles',
    ],
    [
      'a field that is not there',
      changed('works.fields', (fields: unknown[]) => fields.slice(1)),
      'zhengzhou-2018: works.tasks: zhengzhou-1: no field refine',
    ],
    [
      'an id that is given twice',
      changed('works.tasks', (tasks: unknown[]) => [...tasks, tasks[0]]),
      'zhengzhou-2018: works.tasks: the id zhengzhou-1 is given twice',
    ],
    [
      'a spelling that is listed twice',
      changed('works.units', (units: unknown[]) => [...units, units[0]]),
      'zhengzhou-2018: works.units: a spelling is listed twice',
    ],
    [
      'a list that is given twice',
      changed('works.lists', (lists: unknown[]) => [...lists, lists[0]]),
      'zhengzhou-2018: works.lists: an id is given twice',
    ],
    [
      'a task of the wrong shape',
      changed('works.tasks', (tasks: object[]) => [{ ...tasks[0], field: 'paint' }]),
      /^zhengzhou-2018: works.tasks at 0.field: /,
    ],
  ])('WRK-1 refuses %s', (_, packs, message) => {
    const policy = worksPolicy(packs);
    expect(policy.ok ? 'accepted' : policy.error).toEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    );
  });

  it('WRK-1 refuses tasks without a plan around them', () => {
    const packs = worksPacks('xinmi-2019').map(({ pack, basis }) => {
      const { 'works.plan': _, ...parameters } = pack.parameters;
      return { basis, pack: { ...pack, parameters } };
    });
    expect(worksPolicy(packs)).toEqual({ ok: false, error: 'xinmi-2019: works.tasks without works.plan' });
  });

  it('WRK-1 never has a figure of ours without a note, nor one where the text has none', () => {
    const target = ZHENGZHOU.tasks.flatMap(targetsOf)[0]!;
    expect(workTargetSchema.safeParse(target).success).toBe(true);
    for (const wrong of [
      { value: null },
      { basis: 'assumed' },
      { basis: 'not-provided' },
      { due: { date: '2018-12-31', basis: 'clause' } },
    ])
      expect(workTargetSchema.safeParse({ ...target, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
    const list = ZHENGZHOU.lists[0]!;
    for (const wrong of [{ items: null }, { basis: 'assumed' }, { basis: 'not-provided' }])
      expect(workListSchema.safeParse({ ...list, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
    expect(workPlanSchema.safeParse({ ...ZHENGZHOU.plan, toDay: '2018-01-01' }).success).toBe(false);
  });
});
