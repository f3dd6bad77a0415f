import { describe, expect, it } from 'vitest';
import { dutiesPolicy } from '../../../shared/duties/duties-policy.ts';
import {
  handedDownRegister,
  maintainerOf,
  powerOf,
  rectificationCatalogue,
} from '../../../shared/duties/handed-down.ts';
import { NO_DUTIES, packsWith, shippedDuties } from '../../support/duties-samples.ts';

const POLICY = shippedDuties();
const level = (facility: Parameters<typeof maintainerOf>[0]) => maintainerOf(facility, POLICY)!.level;

describe('DUT-15 paid rectification', () => {
  it('DUT-15 knows 39 and has no catalogue', () => {
    expect(rectificationCatalogue(POLICY)).toMatchObject({
      code: 'not-provided',
      ok: false,
      measured: null,
      threshold: 39,
    });
    expect(rectificationCatalogue(NO_DUTIES)).toBeNull();
  });

  it.each([38, 39, 40])('DUT-15 a catalogue of %d', (count) => {
    const items = Array.from({ length: count }, (_, i) => ({ id: `${i}`, label: { zh: '项', en: 'item' } }));
    const policy = dutiesPolicy(packsWith('duties.rectificationItems', items));
    if (!policy.ok) throw new Error(policy.error);
    expect(rectificationCatalogue(policy.value)).toMatchObject({ code: 'listed', ok: count === 39, measured: count });
  });
});

describe('DUT-16 upkeep by width', () => {
  it('DUT-16 a road of 25 m between the red lines is the district’s, a wider one the city’s', () => {
    expect([24.9, 25, 25.1].map((redLineWidthM) => level({ kind: 'main-road', redLineWidthM }))).toEqual([
      'district',
      'district',
      'city',
    ]);
    expect(maintainerOf({ kind: 'main-road', redLineWidthM: 25.1 }, POLICY)!.reason).toMatchObject({
      measured: 25.1,
      threshold: 25,
      unit: 'm',
      clause: '郑州市城市管理局网格化管理工作实施方案（2012） 四（一）3（1）',
    });
  });

  it('DUT-16 expressways and interchanges are the city’s, a bridge is whose the list says', () => {
    expect(level({ kind: 'expressway' })).toBe('city');
    expect(level({ kind: 'interchange' })).toBe('city');
    expect([true, false, null].map((handedDown) => level({ kind: 'bridge', handedDown }))).toEqual([
      'district',
      'city',
      null,
    ]);
    expect(maintainerOf({ kind: 'expressway' }, NO_DUTIES)).toBeNull();
  });

  it('DUT-16 38 roads and 17 bridges were handed down', () => {
    const counts = (roads: number, bridges: number) =>
      handedDownRegister({ roads, bridges }, POLICY).map(({ ok }) => ok);
    expect([counts(38, 17), counts(37, 18), counts(39, 16)]).toEqual([
      [true, true],
      [false, false],
      [false, false],
    ]);
    expect(handedDownRegister({ roads: 0, bridges: 0 }, NO_DUTIES)).toEqual([]);
  });
});

describe('DUT-17 powers', () => {
  it('DUT-17 each has a level, and what the other keeps', () => {
    expect(POLICY.powers.map(({ id, level: at }) => [id, at])).toEqual([
      ['ads-approval', 'district'],
      ['ads-penalty', 'district'],
      ['facade-plans', 'district'],
      ['sanitation-penalty', 'district'],
      ['main-roads', 'city'],
      ['service-kiosks', 'district'],
      ['aerial-lines', 'district'],
      ['parking-spaces', 'district'],
    ]);
    expect(powerOf('ads-approval', POLICY)?.other?.zh).toBe('报市城市管理局备案');
    expect(powerOf('no-power', POLICY)).toBeNull();
  });
});
