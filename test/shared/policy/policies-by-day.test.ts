import { describe, expect, it } from 'vitest';
import { changeDays, createPoliciesByDay, readablePolicies } from '../../../shared/policy/policies-by-day.ts';
import type { PolicyPack } from '../../../shared/policy/policy.ts';
import { endingAfter, inUse, newPack, OLD } from '../../support/dated-packs.ts';

const DAYS = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'];

describe('POL-3 the policies of a local day', () => {
  it('POL-3 apply from the first to the last day of their pack, both included, in every live family', () => {
    const changed = newPack({
      'coverage.completeShare': 0.5,
      'ingest.maxAccuracyM': 10,
      'alerts.openPerKind': 3,
      'cases.limits': { lighting: '3工作时' },
      'clocks.workWeek': { windows: [[480, 1080]], restWeekdays: [7] },
      'staffing.maxGridsPerOfficer': 9,
    });
    const byDay = createPoliciesByDay(inUse(OLD, changed));
    const read = DAYS.map((day) => {
      const policies = byDay.on(day);
      if (!policies.ok) throw new Error(policies.error);
      const { coverage, ingest, alerts, cases, clocks, staffing } = policies.value;
      const figures = [coverage.completeShare, ingest.maxAccuracyM, alerts.openPerKind, cases.limits.lighting?.amount];
      return [...figures, clocks.workWeek.value.restWeekdays.length, staffing.maxGridsPerOfficer?.value];
    });
    const old = [0.8, 100, 200, 1, 2, 3];
    const fresh = [0.5, 10, 3, 3, 1, 9];
    expect(read).toEqual([old, fresh, fresh, old]);
  });

  it('POL-3 a parameter may begin later and end earlier than its pack', () => {
    const parameters = Object.entries(newPack({ 'coverage.sightM': 30 }).parameters).map(([key, parameter]) => [
      key,
      { ...parameter, validFrom: '2026-11-03', validTo: '2026-11-03' },
    ]);
    const pack: PolicyPack = { ...newPack({}), validFrom: '2026-11-01', validTo: null };
    const byDay = createPoliciesByDay(inUse(OLD, { ...pack, parameters: Object.fromEntries(parameters) }));
    const sight = DAYS.map((day) => {
      const policies = byDay.on(day);
      return policies.ok && policies.value.coverage.sightM;
    });
    expect(sight).toEqual([60, 30, 60, 60]);
  });

  it('POL-3 are one object as long as the same packs are in force', () => {
    const byDay = createPoliciesByDay(inUse(OLD, newPack({ 'coverage.sightM': 30 })));
    const at = (day: string) => {
      const policies = byDay.on(day);
      return policies.ok ? policies.value : null;
    };
    expect(at('2026-11-03')).toBe(at('2026-11-04'));
    expect(at('2026-10-01')).toBe(at('2026-11-02'));
    expect(at('2026-11-02')).not.toBe(at('2026-11-03'));
    expect(byDay.spanOf('2026-11-04')).toEqual({ from: '2026-11-03', until: '2026-11-05' });
    expect(byDay.spanOf('1999-01-01')).toEqual({ from: null, until: OLD.validFrom });
  });

  it('POL-3 changes on first days and on days after last days', () => {
    expect(changeDays(inUse(OLD, newPack({})))).toEqual([OLD.validFrom, '2026-11-03', '2026-11-05']);
    expect(changeDays([])).toEqual([]);
  });
});

describe('POL-9 a figure that no pack in force gives', () => {
  const byDay = createPoliciesByDay(inUse(endingAfter('2026-11-03', 'coverage.sightM')));

  it('POL-9 is an error that names it and the day', () => {
    expect(DAYS.map((day) => byDay.on(day).ok)).toEqual([true, true, false, false]);
    expect(byDay.on('2026-11-05')).toEqual({
      ok: false,
      error: 'no policy pack of the district has the parameter coverage.sightM, by the packs in force on 2026-11-05',
    });
  });

  it('POL-9 leaves the last day that had all in use, and before the first such day that first one', () => {
    expect(byDay.knownOn('2026-11-05')).toEqual(byDay.on('2026-11-03'));
    expect(byDay.on('2011-01-01').ok).toBe(false);
    expect(byDay.knownOn('2011-01-01')).toEqual(byDay.on('2012-06-18'));
    expect(byDay.spans.map(({ from }) => from)).toEqual(['2026-11-04', OLD.validFrom, null]);
  });

  it('POL-9 is an error without any day that has all', () => {
    const never = inUse(newPack({ 'coverage.sightM': 30 }));
    expect(createPoliciesByDay(never).knownOn('2026-11-03')).toMatchObject({ ok: false });
    expect(readablePolicies(never)).toMatchObject({ ok: false });
    expect(readablePolicies(inUse(endingAfter('2026-11-03', 'coverage.sightM')))).toMatchObject({
      ok: true,
      value: [{ coverage: { sightM: 60 } }],
    });
  });
});
