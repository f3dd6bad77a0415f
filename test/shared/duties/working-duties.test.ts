import { describe, expect, it } from 'vitest';
import { businessDuty, businessTargets, liaisonDuties, placedAt } from '../../../shared/duties/business-duty.ts';
import { dutiesPolicy } from '../../../shared/duties/duties-policy.ts';
import { emergencyCover, firstStep } from '../../../shared/duties/emergency.ts';
import { hotlineHours, hotlineProgress } from '../../../shared/duties/hotline.ts';
import { dailyPatrol, patrolsOwed } from '../../../shared/duties/patrol-duty.ts';
import { vendingAt } from '../../../shared/duties/vending.ts';
import { CASE_CATEGORIES } from '../../../shared/model/case.ts';
import { FIELD_ROLES } from '../../../shared/model/officer.ts';
import { NO_DUTIES, packsWith, shippedDuties } from '../../support/duties-samples.ts';

const POLICY = shippedDuties();
const refused = (key: string, value: unknown) => {
  const policy = dutiesPolicy(packsWith(key, value));
  return policy.ok ? null : policy.error;
};

describe('DUT-6 liaison', () => {
  it.each([
    ['city-leader', 6],
    ['city-section', 5],
    ['district-bureau', 5],
  ] as const)('DUT-6 %s has %d duties, each shown or not', (id, count) => {
    const reasons = liaisonDuties(id, new Set([1, count]), POLICY);
    expect(reasons).toHaveLength(count);
    expect(reasons.filter(({ ok }) => ok).map(({ code }) => code)).toEqual([`${id}-1`, `${id}-${count}`]);
    expect(liaisonDuties(id, new Set(), NO_DUTIES)).toEqual([]);
  });
});

describe('DUT-7 levels of the grid', () => {
  it('DUT-7 puts the five teams at the third level, cadres at the first, squads and work teams at the second', () => {
    for (const team of FIELD_ROLES) expect(placedAt(team, 3, POLICY)).toMatchObject({ ok: true, threshold: 3 });
    expect(placedAt('city-section-cadre', 1, POLICY)?.ok).toBe(true);
    expect(placedAt('district-cadre', 2, POLICY)).toMatchObject({ ok: false, measured: 2, threshold: 1 });
    for (const staff of ['squad-leader', 'section-head', 'work-team'] as const)
      expect(placedAt(staff, 2, POLICY)?.ok).toBe(true);
    expect(placedAt('enforcement', 3, NO_DUTIES)).toBeNull();
  });
});

describe('DUT-8 eight business duties', () => {
  it('DUT-8 are the eight kinds of problem, and the rest has none', () => {
    expect(POLICY.business.map(({ category }) => category)).toEqual(CASE_CATEGORIES.filter((one) => one !== 'other'));
    expect(businessDuty('lighting', POLICY)?.label.zh).toBe('提升城市亮化水平');
    expect(businessDuty('other', POLICY)).toBeNull();
  });

  it('DUT-8 holds figures against the targets of the text: none is none', () => {
    const roads = businessDuty('road-upkeep', POLICY)!;
    expect(businessTargets(roads, { bareSoil: 0 })).toMatchObject([{ rule: 'DUT-8', code: 'bareSoil', ok: true }]);
    expect(businessTargets(roads, { bareSoil: 1 })).toMatchObject([{ ok: false, measured: 1, threshold: 0 }]);
    expect(businessTargets(roads, {})).toEqual([]);
    const lamps = { roadsWithoutLamps: 0, darkLamps: 0, dimLamps: 2 };
    expect(businessTargets(businessDuty('lighting', POLICY)!, lamps).map(({ ok }) => ok)).toEqual([true, true, false]);
  });

  it('DUT-8 measures a share that must be reached', () => {
    const [target] = businessDuty('road-upkeep', POLICY)!.targets;
    const duty = {
      ...businessDuty('road-upkeep', POLICY)!,
      targets: [{ ...target!, id: 'intact', direction: 'at-least' as const, value: 0.97, unit: 'share' as const }],
    };
    expect([0.969, 0.97, 0.971].map((intact) => businessTargets(duty, { intact })[0]!.ok)).toEqual([false, true, true]);
  });
});

describe('DUT-12 emergencies', () => {
  const shift = (role: (typeof FIELD_ROLES)[number], startMinute: number, endMinute: number) => ({
    role,
    shift: { startMinute, endMinute },
  });
  const hours = (officers: Parameters<typeof emergencyCover>[0]) =>
    emergencyCover(officers, POLICY).map(({ code, measured, ok }) => [code, measured, ok]);

  it('DUT-12 needs three teams around the clock', () => {
    expect(hours([shift('maintenance', 0, 0), shift('sanitation', 480, 1200), shift('sanitation', 1200, 480)])).toEqual(
      [
        ['maintenance', 24, true],
        ['sanitation', 24, true],
        ['enforcement', 0, false],
      ],
    );
  });

  it('DUT-12 a minute without anybody is a gap', () => {
    expect(hours([shift('enforcement', 0, 1439)])[2]).toEqual(['enforcement', 1439 / 60, false]);
    expect(hours([shift('enforcement', 0, 1440)])[2]).toEqual(['enforcement', 24, true]);
    expect(hours([shift('auxiliary', 0, 0)])[2]![1]).toBe(0);
    expect(emergencyCover([], NO_DUTIES)).toEqual([]);
  });

  it('DUT-12 handles first when nobody knows whose it is', () => {
    expect(firstStep({ isResponsibilityClear: false }, POLICY)).toMatchObject({
      step: 'handle',
      reasons: [{ rule: 'DUT-12', clause: '郑州市城市管理局网格化管理工作实施方案（2012） 八（二）' }],
    });
    expect(firstStep({ isResponsibilityClear: true }, POLICY).step).toBe('assign');
    expect(firstStep({ isResponsibilityClear: false }, NO_DUTIES).step).toBe('assign');
  });
});

describe('DUT-14 one full patrol a day', () => {
  it('DUT-14 is owed by every grid that was not walked in full', () => {
    expect(dailyPatrol({ isComplete: true }, POLICY)).toMatchObject({
      ok: true,
      measured: 1,
      threshold: 1,
      basis: 'clause',
    });
    expect(dailyPatrol({ isComplete: false }, POLICY)).toMatchObject({ ok: false, measured: 0 });
    expect(patrolsOwed([{ isComplete: true }, { isComplete: false }, { isComplete: false }], POLICY)).toBe(2);
    expect(patrolsOwed([], POLICY)).toBe(0);
  });

  it('DUT-14 is unknown without the document, and refuses a figure that coverage cannot tell', () => {
    expect(dailyPatrol({ isComplete: true }, NO_DUTIES)).toBeNull();
    expect(patrolsOwed([{ isComplete: false }], NO_DUTIES)).toBeNull();
    expect(refused('coverage.fullWalksPerDay', 2)).toMatch(/coverage\.fullWalksPerDay/);
  });
});

describe('DUT-18 hotline', () => {
  const call = (done: Parameters<typeof hotlineProgress>[1]) => hotlineProgress(1000, done, POLICY)!;

  it('DUT-18 goes five hops and measures each', () => {
    expect(call({}).next).toBe('taken');
    const done = {
      taken: 1500,
      'to-community': 2000,
      'staff-sent': 4000,
      'result-reported': 9000,
      'caller-answered': 9500,
    };
    expect(call(done)).toMatchObject({ next: null, outOfOrder: [] });
    expect(call(done).hops.map(({ by, tookMs }) => [by, tookMs])).toEqual([
      ['call-taker', 500],
      ['call-taker', 500],
      ['community', 2000],
      ['community', 5000],
      ['city-centre', 500],
    ]);
  });

  it('DUT-18 tells hops that are out of order', () => {
    expect(call({ taken: 1500, 'staff-sent': 2000 })).toMatchObject({
      next: 'to-community',
      outOfOrder: ['staff-sent'],
    });
    expect(call({ taken: 1500, 'to-community': 1499 }).outOfOrder).toEqual(['to-community']);
    expect(call({ taken: 999 }).outOfOrder).toEqual(['taken']);
    expect(call({ taken: 1000 }).hops[0]!.tookMs).toBe(0);
  });

  it('DUT-18 takes calls around the clock', () => {
    expect([23.9, 24].map((hours) => hotlineHours(hours, POLICY)!.ok)).toEqual([false, true]);
    expect(hotlineHours(24, NO_DUTIES)).toBeNull();
    expect(hotlineProgress(0, {}, NO_DUTIES)).toBeNull();
  });
});

describe('DUT-19 street vending', () => {
  const given = { road: 'lane', isPermitted: false, market: null, minute: 600 } as const;
  const allowed = (more: Partial<Parameters<typeof vendingAt>[0]>) => vendingAt({ ...given, ...more }, POLICY)!.allowed;

  it('DUT-19 is by the class of the road', () => {
    expect(allowed({})).toBe(true);
    expect([allowed({ road: 'secondary' }), allowed({ road: 'secondary', isPermitted: true })]).toEqual([false, true]);
    expect(allowed({ road: 'main', isPermitted: true })).toBe(false);
    expect(vendingAt(given, NO_DUTIES)).toBeNull();
  });

  it('DUT-19 is by the hours of a market, its closing minute closed', () => {
    expect([299, 300, 449, 450].map((minute) => allowed({ market: 'morning', minute }))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([1139, 1140, 1439, 0, 59, 60].map((minute) => allowed({ market: 'night', minute }))).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});
