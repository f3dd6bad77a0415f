import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, type ProgressReport } from '../../../shared/works/progress-report.ts';
import { meetsTarget, targetProgress, type ProgressMoment } from '../../../shared/works/target-progress.ts';
import { workTargetSchema, type WorkTarget } from '../../../shared/works/work-task.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';

const NOTE = { zh: '假定', en: 'assumed' };

function target(more: Partial<WorkTarget> = {}): WorkTarget {
  return workTargetSchema.parse({
    id: 't',
    label: { zh: '新建公厕', en: 'New toilets' },
    kind: 'reach',
    direction: 'exactly',
    value: 1210,
    unit: 'count',
    base: 0,
    due: { date: '2018-12-31', basis: 'clause' },
    scope: 'plan',
    clause: '二（三）15',
    quote: '新建公厕1210座',
    basis: 'clause',
    ...more,
  });
}

const keep = (direction: WorkTarget['direction'], value: number | null) =>
  target({
    kind: 'keep',
    direction,
    value,
    due: null,
    basis: value === null ? 'not-provided' : 'clause',
    ...(value === null ? { note: NOTE } : {}),
  });

const report = (date: string, value: number, more: Partial<ProgressReport> = {}): ProgressReport => ({
  target: 't',
  date,
  value,
  source: 'monthly report',
  basis: 'source',
  ...more,
});

const on = (asOf: string): ProgressMoment => ({ asOf, planFrom: '2018-01-01', planBasis: 'clause' });
const stateOf = (one: WorkTarget, reports: readonly ProgressReport[], asOf: string) =>
  targetProgress(one, reports, on(asOf)).state;

describe('WRK-2 met', () => {
  it.each([
    ['at-least', 97, 96.9, false],
    ['at-least', 97, 97, true],
    ['at-least', 97, 97.1, true],
    ['at-most', 5, 4.9, true],
    ['at-most', 5, 5, true],
    ['at-most', 5, 5.1, false],
    ['exactly', 1210, 1209, false],
    ['exactly', 1210, 1210, true],
    ['exactly', 1210, 1211, true],
  ] as const)('WRK-2 %s %d: %d is %s', (direction, value, figure, met) => {
    expect(meetsTarget({ direction, value }, figure)).toBe(met);
  });

  it('WRK-2 has nothing to meet where the text gives no figure', () => {
    expect(meetsTarget({ direction: 'at-least', value: null }, 100)).toBe(false);
    expect(targetProgress(keep('at-least', null), [report('2018-05-01', 99)], on('2018-06-01'))).toMatchObject({
      state: 'no-figure',
      share: null,
      latest: { value: 99 },
    });
  });
});

describe('WRK-3 share done', () => {
  const share = (one: WorkTarget, value: number) =>
    targetProgress(one, [report('2018-05-01', value)], on('2018-06-01')).share;

  it('WRK-3 runs from the base to the target, never below 0 nor above 1', () => {
    expect(share(target(), 0)).toBe(0);
    expect(share(target(), 605)).toBe(0.5);
    expect(share(target(), 1210)).toBe(1);
    expect(share(target(), 2000)).toBe(1);
    expect(share(target({ base: 1000 }), 1105)).toBe(0.5);
    expect(share(target({ base: 1000 }), 900)).toBe(0);
  });

  it('WRK-3 is not known for a figure that has to fall from an unknown start, until it is met', () => {
    expect(share(keep('at-most', 5), 5)).toBe(1);
    const { base: _, ...unknownStart } = keep('at-most', 5);
    expect(share(unknownStart, 6)).toBeNull();
    expect(share({ ...unknownStart, base: 15 }, 10)).toBe(0.5);
  });

  it('WRK-3 never falls when the newest figure of an at-least target rises', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 3000, noNaN: true }),
        fc.double({ min: 0, max: 3000, noNaN: true }),
        (a, b) => {
          expect(share(target(), Math.max(a, b))).toBeGreaterThanOrEqual(share(target(), Math.min(a, b))!);
        },
      ),
    );
  });
});

describe('WRK-4 reports', () => {
  it('WRK-4 is unknown without a report, also long after the due day', () => {
    expect(targetProgress(target(), [], on('2026-11-21'))).toEqual({
      target: 't',
      state: 'unknown',
      latest: null,
      share: null,
      expected: null,
      dueInDays: daysBetween('2026-11-21', '2018-12-31'),
      lateDays: null,
      doneOn: null,
      basis: 'clause',
    });
  });

  it('WRK-4 looks at the newest report up to the day asked about', () => {
    const reports = [report('2018-03-01', 100), report('2018-05-01', 300), report('2018-07-01', 900)];
    expect(targetProgress(target(), reports, on('2018-05-01')).latest?.value).toBe(300);
    expect(targetProgress(target(), reports, on('2018-04-30')).latest?.value).toBe(100);
    expect(targetProgress(target(), reports, on('2018-02-28')).state).toBe('unknown');
  });

  it('WRK-4 takes the figure furthest from the target of several on one day', () => {
    const twice = [report('2018-05-01', 300), report('2018-05-01', 200)];
    expect(targetProgress(target(), twice, on('2018-06-01')).latest?.value).toBe(200);
    expect(
      targetProgress(keep('at-most', 5), [report('2018-05-01', 4), report('2018-05-01', 6)], on('2018-06-01')).state,
    ).toBe('missed');
  });

  it('WRK-4 gives the same answer for reports in any order', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2018-05-${String(n).padStart(2, '0')}`);
    const some = fc.array(
      fc.record({ date: day, value: fc.integer({ min: 0, max: 1500 }), source: fc.constantFrom('a', 'b') }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (list, stream) => {
        const reports = list.map(({ date, value, source }) => report(date, value, { source }));
        const keys = new Map(reports.map((one) => [one, stream.next().value as number]));
        const shuffled = reports.toSorted((a, b) => keys.get(a)! - keys.get(b)!);
        const answer = (given: readonly ProgressReport[]) =>
          JSON.stringify(targetProgress(target(), deepFreeze([...given]), on('2018-05-20')));
        expect(answer(shuffled)).toBe(answer(reports));
      }),
    );
  });
});

describe('WRK-5 due days and plans', () => {
  it.each([
    ['2018-12-30', 'done', null],
    ['2018-12-31', 'done', null],
    ['2019-01-01', 'done-late', 1],
    ['2019-01-10', 'done-late', 10],
  ])('WRK-5 met on %s is %s', (date, state, lateDays) => {
    expect(targetProgress(target(), [report(date, 1210)], on('2019-02-01'))).toMatchObject({
      state,
      lateDays,
      doneOn: date,
    });
  });

  it.each([
    ['2018-12-30', 'behind', null],
    ['2018-12-31', 'behind', null],
    ['2019-01-01', 'overdue', 1],
    ['2019-01-31', 'overdue', 31],
  ])('WRK-5 not met on %s is %s', (asOf, state, lateDays) => {
    expect(targetProgress(target(), [report('2018-06-01', 600)], on(asOf))).toMatchObject({ state, lateDays });
  });

  it('WRK-5 counts from the day since which it has been met without a break', () => {
    const reports = [report('2018-10-01', 1210), report('2018-11-01', 1200), report('2019-01-05', 1210)];
    expect(targetProgress(target(), reports, on('2019-02-01'))).toMatchObject({
      state: 'done-late',
      doneOn: '2019-01-05',
      lateDays: 5,
    });
  });

  it('WRK-5 compares with an even pace from the first day of the plan, which is assumed', () => {
    const year = target({ value: 364, due: { date: '2018-12-31', basis: 'clause' } });
    expect(stateOf(year, [report('2018-07-01', 181)], '2018-07-01')).toBe('on-track');
    expect(stateOf(year, [report('2018-07-01', 180)], '2018-07-01')).toBe('behind');
    expect(targetProgress(year, [report('2018-07-01', 180)], on('2018-07-01')).expected).toEqual({
      value: 181,
      plan: 'linear',
      basis: 'assumed',
    });
  });

  it('WRK-5 is only open where nothing says how far it should be', () => {
    const { base: _, ...rate } = target({ value: 60, unit: 'percent' });
    expect(stateOf(rate, [report('2018-07-01', 10)], '2018-07-01')).toBe('open');
    expect(stateOf(target({ due: null }), [report('2018-07-01', 10)], '2030-01-01')).toBe('open');
  });

  describe('milestones 20, 60, 100 %', () => {
    const compounds = target({
      value: 100,
      unit: 'percent',
      due: { date: '2020-12-31', basis: 'clause' },
      milestones: [
        { date: '2018-12-31', value: 20 },
        { date: '2019-12-31', value: 60 },
        { date: '2020-12-31', value: 100 },
      ],
    });
    it.each([
      ['2018-12-31', 0, 'on-track', 0],
      ['2019-01-01', 19.9, 'behind', 20],
      ['2019-01-01', 20, 'on-track', 20],
      ['2019-12-31', 20, 'on-track', 20],
      ['2020-01-01', 59.9, 'behind', 60],
      ['2020-01-01', 60, 'on-track', 60],
      ['2020-12-31', 99, 'on-track', 60],
    ])('WRK-5 on %s %d %% is %s', (asOf, value, state, expected) => {
      const got = targetProgress(compounds, [report('2018-12-01', value)], on(asOf));
      expect(got).toMatchObject({ state, expected: { value: expected, plan: 'milestones', basis: 'clause' } });
    });

    it('WRK-5 is overdue after the last and done at 100', () => {
      expect(stateOf(compounds, [report('2020-12-01', 99.9)], '2021-01-01')).toBe('overdue');
      expect(stateOf(compounds, [report('2020-12-01', 100)], '2021-01-01')).toBe('done');
    });

    it('WRK-5 refuses milestones that fall, or that do not end in the target on its due day', () => {
      const wrong = (milestones: WorkTarget['milestones']) =>
        workTargetSchema.safeParse({ ...compounds, milestones }).error?.issues[0]?.message;
      expect(wrong([{ date: '2020-12-31', value: 90 }])).toMatch(/last milestone/);
      expect(wrong([{ date: '2020-12-30', value: 100 }])).toMatch(/last milestone/);
      expect(
        wrong([
          { date: '2019-12-31', value: 60 },
          { date: '2018-12-31', value: 20 },
        ]),
      ).toMatch(/follow each other/);
    });
  });
});

describe('WRK-6 standards and recurring work', () => {
  it('WRK-6 keeps or misses a standard by its newest report', () => {
    expect(stateOf(keep('at-most', 5), [report('2018-05-01', 5)], '2018-06-01')).toBe('kept');
    expect(stateOf(keep('at-most', 5), [report('2018-05-01', 5), report('2018-05-02', 5.1)], '2018-06-01')).toBe(
      'missed',
    );
  });

  it.each([
    ['2018-05-16', 'kept', 0, null],
    ['2018-05-15', 'kept', 1, null],
    ['2018-05-17', 'missed', -1, 1],
  ])('WRK-6 washing every 15 days, last on 1 May: on %s it is %s', (asOf, state, dueInDays, lateDays) => {
    const wash = target({ kind: 'repeat', direction: 'at-most', value: 15, unit: 'day', due: null });
    expect(targetProgress(wash, [report('2018-05-01', 1)], on(asOf))).toMatchObject({ state, dueInDays, lateDays });
  });

  it('WRK-6 says on what an answer rests', () => {
    const basis = (one: WorkTarget, given: readonly ProgressReport[], planBasis: 'clause' | 'assumed' = 'clause') =>
      targetProgress(one, given, { ...on('2018-06-01'), planBasis }).basis;
    expect(basis(target(), [report('2018-05-01', 1)])).toBe('clause');
    expect(basis(target(), [report('2018-05-01', 1)], 'assumed')).toBe('assumed');
    expect(basis(target(), [report('2018-05-01', 1, { basis: 'simulated' })])).toBe('simulated');
    expect(basis(target({ due: { date: '2018-12-31', basis: 'assumed', note: NOTE } }), [])).toBe('assumed');
  });
});
