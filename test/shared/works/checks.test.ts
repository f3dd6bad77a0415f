import { describe, expect, it } from 'vitest';
import type { Sourced } from '../../../shared/policy/resolve-parameter.ts';
import { fieldRankings } from '../../../shared/works/field-ranking.ts';
import { siteDeviceReasons, siteVideoReason } from '../../../shared/works/site-checks.ts';
import { sitePolicy, toiletClassesSchema, type SitePolicy } from '../../../shared/works/site-policy.ts';
import {
  dustReason,
  lampReason,
  sweepCoverageReason,
  sweepGapReason,
  toiletReasons,
} from '../../../shared/works/street-checks.ts';
import { WORKS_PARAMETERS } from '../../../shared/works/works-policy.ts';
import { read } from '../../../shared/policy/parameter.ts';
import { shippedPlan, worksPacks } from '../../support/shipped-works.ts';

const PACKS = worksPacks('xinmi-2019', 'zhengzhou-2018', 'zhengzhou-grid-2012');
const found = sitePolicy(PACKS);
if (!found.ok) throw new Error(found.error);
const POLICY: SitePolicy = found.value;
const given = <T>(sourced: Sourced<T> | null | undefined): Sourced<T> => {
  if (!sourced) throw new Error('the shipped packs give it');
  return sourced;
};

describe('DST-1 dust by weight', () => {
  it.each([
    ['fastLane', 5],
    ['slowLane', 5],
    ['sideStreet', 10],
    ['footway', 15],
  ] as const)('DST-1 allows %s up to %d g/m2, the limit included', (way, limit) => {
    const ok = (gramsPerM2: number) => dustReason({ way, gramsPerM2 }, given(POLICY.dustLimits)).ok;
    expect([ok(limit - 0.01), ok(limit), ok(limit + 0.01)]).toEqual([true, true, false]);
  });

  it('DST-1 says what was measured, the limit and the clause', () => {
    expect(dustReason({ way: 'footway', gramsPerM2: 15.2 }, given(POLICY.dustLimits))).toEqual({
      rule: 'DST-1',
      code: 'dust-footway',
      ok: false,
      measured: 15.2,
      threshold: 15,
      unit: 'g/m2',
      clause: '郑政办文〔2018〕18号 二（三）13',
      basis: 'clause',
    });
  });
});

describe('SIT-1 and SIT-2 construction sites', () => {
  it.each([
    [9_999.99, false, true, 'video-not-required'],
    [10_000, false, false, 'video-required'],
    [10_000, true, true, 'video-required'],
    [10_000.01, false, false, 'video-required'],
  ])('SIT-1 %d m2 with video %s is %s', (floorAreaM2, hasVideo, ok, code) => {
    expect(siteVideoReason({ floorAreaM2, hasVideo }, given(POLICY.siteVideoFloorAreaM2))).toMatchObject({ ok, code });
  });

  it('SIT-2 lists every one of the eight devices, there or not', () => {
    const plan = shippedPlan('xinmi-2019');
    const devices = plan.lists.find(({ id }) => id === 'site-devices')!;
    const reasons = siteDeviceReasons(['扬尘检测仪'], devices, plan.source);
    expect(reasons.map(({ ok }) => ok)).toEqual([true, ...Array<boolean>(7).fill(false)]);
    expect(siteDeviceReasons(['anything'], { ...devices, items: null }, plan.source)).toEqual([]);
  });
});

describe('TLT-1 and TLT-2 classes of toilets', () => {
  const zhengzhou = given(POLICY.toiletClasses.find(({ source }) => source.pack === 'zhengzhou-2018'));
  const xinmi = given(POLICY.toiletClasses.find(({ source }) => source.pack === 'xinmi-2019'));
  const oks = (counts: readonly (readonly [number, number])[], classes = zhengzhou) =>
    toiletReasons(new Map(counts), classes).map(({ ok }) => ok);

  it.each([
    [
      [
        [1, 30],
        [2, 50],
        [3, 20],
      ],
      [true, true, true],
    ],
    [
      [
        [1, 29],
        [2, 51],
        [3, 20],
      ],
      [false, true, true],
    ],
    [
      [
        [1, 30],
        [2, 49],
        [3, 21],
      ],
      [true, false, true],
    ],
    [
      [
        [1, 31],
        [2, 49],
        [3, 20],
      ],
      [true, true, true],
    ],
    [[[1, 100]], [true, true, true]],
    [
      [
        [1, 30],
        [2, 50],
        [4, 20],
      ],
      [true, true, false],
    ],
  ] as const)('TLT-1 of %j is %j', (counts, expected) => {
    expect(oks(counts)).toEqual(expected);
  });

  it('TLT-1 calls it assumed where a better class stands in for a lower one', () => {
    const stated = { ...zhengzhou, source: { ...zhengzhou.source, basis: 'clause' as const } };
    const bases = toiletReasons(new Map([[1, 100]]), stated).map(({ code, basis }) => [code, basis]);
    expect(bases).toEqual([
      ['class-1-or-better', 'clause'],
      ['class-2-or-better', 'assumed'],
      ['worst-class', 'clause'],
    ]);
  });

  it('TLT-1 asks nothing of no toilets', () => {
    expect(oks([])).toEqual([]);
    expect(oks([[1, 0]])).toEqual([]);
  });

  it('TLT-1 refuses shares of more than all, and classes out of order', () => {
    const parse = (minimumShares: unknown) => toiletClassesSchema.safeParse({ minimumShares, worstClass: 3 }).success;
    expect(
      parse([
        { toiletClass: 1, share: 0.6 },
        { toiletClass: 2, share: 0.5 },
      ]),
    ).toBe(false);
    expect(
      parse([
        { toiletClass: 2, share: 0.3 },
        { toiletClass: 1, share: 0.5 },
      ]),
    ).toBe(false);
  });

  it('TLT-2 allows class 3 in the plan of 2018 and only class 2 in Xinmi', () => {
    expect(
      oks(
        [
          [2, 9],
          [3, 1],
        ],
        xinmi,
      ),
    ).toEqual([false]);
    expect(oks([[2, 10]], xinmi)).toEqual([true]);
    expect(
      oks(
        [
          [2, 10],
          [3, 0],
        ],
        xinmi,
      ),
    ).toEqual([true]);
    expect(
      oks(
        [
          [1, 10],
          [3, 1],
        ],
        zhengzhou,
      ).at(-1),
    ).toBe(true);
  });
});

describe('SWP-1 and SWP-2 machine sweeping', () => {
  const sweep = given(POLICY.sweep);
  const road = (lengthM: number, swept: boolean, exempt = false) => ({ lengthM, swept, exempt });

  it('SWP-1 wants every road but the lanes that machines cannot enter', () => {
    expect(sweepCoverageReason([road(900, true), road(100, false, true)], sweep)).toMatchObject({
      ok: true,
      measured: 1,
    });
    expect(sweepCoverageReason([road(900, true), road(100, false)], sweep)).toMatchObject({ ok: false, measured: 0.9 });
    expect(sweepCoverageReason([road(100, false, true)], sweep)).toBeNull();
  });

  const minute = (n: number) => n * 60_000;
  const gap = (...spans: readonly (readonly [number, number])[]) =>
    sweepGapReason(
      { fromMs: minute(360), toMs: minute(1320) },
      spans.map(([from, to]) => ({ fromMs: minute(from), toMs: minute(to) })),
      sweep,
    );

  it.each([
    [
      [
        [360, 840],
        [840, 1320],
      ],
      0,
      true,
    ],
    [
      [
        [840, 1320],
        [300, 900],
      ],
      0,
      true,
    ],
    [
      [
        [360, 840],
        [841, 1320],
      ],
      1,
      false,
    ],
    [[[400, 1320]], 40, false],
    [[[360, 1300]], 20, false],
    [[], 960, false],
    [[[1400, 1500]], 960, false],
    [
      [
        [360, 1320],
        [400, 500],
      ],
      0,
      true,
    ],
  ] as const)('SWP-2 cleaned %j leaves a gap of %d minutes', (spans, measured, ok) => {
    expect(gap(...spans)).toMatchObject({ measured, ok, threshold: 0 });
  });
});

describe('LMP-1 lamps', () => {
  it.each([
    [9_800, 10_000, true],
    [9_799, 10_000, false],
    [9_801, 10_000, true],
    [49, 50, true],
    [48, 50, false],
  ])('LMP-1 %d of %d lamps lit is %s', (good, lamps, ok) => {
    expect(lampReason('lamps-lit', { good, lamps }, POLICY.lampOnShare)).toMatchObject({ ok, threshold: 0.98 });
  });

  it('LMP-1 does not judge lamps intact, for which no document gives a figure, nor no lamps', () => {
    expect(POLICY.lampIntactShare).toBeNull();
    expect(lampReason('lamps-intact', { good: 1, lamps: 2 }, POLICY.lampIntactShare)).toBeNull();
    expect(lampReason('lamps-lit', { good: 0, lamps: 0 }, POLICY.lampOnShare)).toBeNull();
  });
});

describe('FLD-1 monthly ranking by field', () => {
  it('FLD-1 ranks each of the four fields by itself, equal scores sharing a rank', () => {
    const fields = read(PACKS, WORKS_PARAMETERS.rankedFields);
    expect(fields.ok && fields.value.value).toEqual(['order', 'clean', 'light', 'green']);
    const scores = [
      { town: 'b', field: 'order', score: 90 },
      { town: 'a', field: 'order', score: 90 },
      { town: 'c', field: 'order', score: 89.99 },
      { town: 'c', field: 'clean', score: 50 },
    ] as const;
    const places = (given: typeof scores | readonly (typeof scores)[number][]) =>
      fieldRankings(given, ['order', 'clean', 'light']).map(({ field, ranking }) => [
        field,
        ranking.map(({ item, rank }) => `${rank} ${item.town}`),
      ]);
    expect(places(scores)).toEqual([
      ['order', ['1 a', '1 b', '3 c']],
      ['clean', ['1 c']],
      ['light', []],
    ]);
    expect(places(scores.toReversed())).toEqual(places(scores));
  });
});
