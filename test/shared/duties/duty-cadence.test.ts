import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cadenceStanding } from '../../../shared/duties/duty-cadence.ts';
import { EVERY, type Every } from '../../../shared/duties/working-schemas.ts';
import { shippedDuties } from '../../support/duties-samples.ts';

const { cadences } = shippedDuties();
const named = (id: string) => cadences.find((one) => one.id === id)!;
const cadence = (every: Every, least = 1) => ({ ...named('city-meeting'), every, least });
const at = (local: string) => Date.parse(`${local}+08:00`);
const LONG_AGO = at('2026-01-01T00:00');
const standing = (of: ReturnType<typeof cadence>, now: string, done: readonly string[], sinceMs = LONG_AGO) =>
  cadenceStanding(of, done.map(at), { nowMs: at(now), sinceMs, timeZone: 'Asia/Shanghai' });

describe('DUT-9 regular duties', () => {
  it('DUT-9 are one meeting a month and one a week, and the patrols of street chiefs', () => {
    expect(cadences.map(({ id, least, every, basis }) => [id, least, every, basis])).toEqual([
      ['street-chief', 1, 'half-month', 'assumed'],
      ['street-chief-first', 1, 'week', 'assumed'],
      ['street-chief-second', 1, 'day', 'assumed'],
      ['city-meeting', 1, 'month', 'clause'],
      ['district-meeting', 1, 'week', 'clause'],
    ]);
  });

  it('DUT-9 a week runs from Monday to Sunday by the local day', () => {
    const week = named('district-meeting');
    expect(standing(week, '2026-11-21T12:00', ['2026-11-16T00:00'])).toMatchObject({
      state: 'done',
      from: '2026-11-16',
      nextFrom: '2026-11-23',
      times: 1,
    });
    expect(standing(week, '2026-11-21T12:00', ['2026-11-15T23:59'])).toMatchObject({
      state: 'due',
      times: 0,
      before: { rule: 'DUT-9', ok: true, measured: 1, threshold: 1, unit: 'week' },
    });
    expect(standing(week, '2026-11-21T12:00', ['2026-11-08T23:59'])).toMatchObject({
      state: 'missed',
      before: { ok: false, measured: 0, clause: '郑州市城市管理局网格化管理工作实施方案（2012） 七（四）' },
    });
  });

  it('DUT-9 a month is that of the calendar', () => {
    const month = named('city-meeting');
    expect(standing(month, '2026-11-30T23:59', ['2026-11-01T00:00'])).toMatchObject({
      state: 'done',
      nextFrom: '2026-12-01',
    });
    expect(standing(month, '2026-12-01T00:00', ['2026-11-01T00:00']).state).toBe('due');
    expect(standing(month, '2027-01-01T00:00', ['2026-11-01T00:00']).state).toBe('missed');
  });

  it('DUT-9 a half month ends with the 15th and with the month', () => {
    const half = cadence('half-month');
    expect(standing(half, '2026-02-15T12:00', [])).toMatchObject({ from: '2026-02-01', nextFrom: '2026-02-16' });
    expect(standing(half, '2026-02-16T12:00', [])).toMatchObject({ from: '2026-02-16', nextFrom: '2026-03-01' });
    expect(standing(half, '2026-02-16T12:00', ['2026-02-15T23:00']).state).toBe('due');
  });

  it('DUT-9 as many as are asked for are needed', () => {
    const twice = cadence('day', 2);
    expect(standing(twice, '2026-11-21T12:00', ['2026-11-21T08:00']).state).toBe('missed');
    expect(standing(twice, '2026-11-21T12:00', ['2026-11-21T08:00', '2026-11-21T09:00']).state).toBe('done');
    expect(standing(twice, '2026-11-21T12:00', ['2026-11-21T08:00', '2026-11-21T12:01']).times).toBe(1);
  });

  it('DUT-9 the span in which a duty began is held against nobody', () => {
    const week = named('district-meeting');
    expect(standing(week, '2026-11-21T12:00', [], at('2026-11-10T00:00'))).toMatchObject({
      state: 'due',
      before: null,
    });
    expect(standing(week, '2026-11-21T12:00', [], at('2026-11-09T00:00')).state).toBe('missed');
  });

  it('DUT-9 spans follow each other without a gap, whatever the day', () => {
    const day = fc.integer({ min: 0, max: 800 }).map((n) => LONG_AGO + n * 86_400_000);
    fc.assert(
      fc.property(day, fc.constantFrom(...EVERY), (nowMs, every) => {
        const given = { sinceMs: LONG_AGO, timeZone: 'Asia/Shanghai' };
        const now = cadenceStanding(cadence(every), [], { ...given, nowMs });
        const next = cadenceStanding(cadence(every), [], { ...given, nowMs: at(`${now.nextFrom}T00:00`) });
        const last = cadenceStanding(cadence(every), [], { ...given, nowMs: at(`${now.nextFrom}T00:00`) - 1 });
        expect(next.from).toBe(now.nextFrom);
        expect(last.from).toBe(now.from);
      }),
    );
  });
});
