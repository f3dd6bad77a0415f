import { sampleExplained } from '../../support/world-samples.ts';
import { describe, expect, it } from 'vitest';
import { casePoints, createCasePointsMemo } from '../../../client/selectors/map-cases.ts';
import { gridPaintStates, townsInSight } from '../../../client/selectors/map-grids.ts';
import { gridCountsOf } from '../../../client/selectors/grid-counts.ts';
import { selectedShape } from '../../../client/selectors/map-selection.ts';
import { coveredPercent, shortTownName, townFill } from '../../../client/selectors/map-towns.ts';
import { TOKENS } from '../../../client/theme/tokens.ts';
import { caseOf, COMMUNITIES, filledStores, GRIDS, live, NOW_MS, REGISTER, TOWNS } from '../map/fixture.ts';

const SHAPES = new Map(GRIDS.features.map((shape) => [shape.properties.code, shape]));
const AREAS = { towns: TOWNS, communities: COMMUNITIES, gridShapes: SHAPES };
const byId = (...cases: ReturnType<typeof caseOf>[]) => new Map(cases.map((item) => [item.id, item]));
const looks = (nowMs: number) =>
  casePoints(byId(caseOf('a')), nowMs).points.features.map((feature) => feature.properties?.['look']);

describe('cases on the map', () => {
  it('CAS-5: turn to warning at 80 % of the time, and late after the due time', () => {
    expect(looks(NOW_MS + 79_999)).toEqual(['in-time']);
    expect(looks(NOW_MS + 80_000)).toEqual(['warning']);
    expect(looks(NOW_MS + 100_000)).toEqual(['warning']);
    expect(looks(NOW_MS + 100_001)).toEqual(['late']);
  });

  it('say until when they hold, so that they are made again only then', () => {
    const memo = createCasePointsMemo();
    const cases = byId(caseOf('a'));
    const first = memo(cases, NOW_MS);
    expect(first.validUntilMs).toBe(NOW_MS + 80_000);
    expect(memo(cases, NOW_MS + 79_999)).toBe(first);
    const second = memo(cases, NOW_MS + 80_000);
    expect(second).not.toBe(first);
    expect(second.validUntilMs).toBe(NOW_MS + 100_001);
    expect(memo(byId(caseOf('a')), NOW_MS + 80_000)).not.toBe(second);
  });

  it('leave out those without a place', () => {
    expect(casePoints(byId(caseOf('a', { lon: null })), NOW_MS).points.features).toEqual([]);
  });
});

describe('grids on the map', () => {
  it('are painted as they are while the link is live, and stale otherwise', () => {
    const grids = new Map([[0, live(0, 'empty')]]);
    expect(gridPaintStates(grids, true, ['T1'], REGISTER).get(1)).toEqual({ state: 'empty' });
    expect(gridPaintStates(grids, false, ['T1'], REGISTER).get(1)).toEqual({ state: 'stale' });
  });

  it('are painted only in the towns that are in sight', () => {
    const grids = new Map([0, 2].map((index) => [index, live(index, 'thin')]));
    expect([...gridPaintStates(grids, true, ['T1'], REGISTER).keys()]).toEqual([1]);
    expect([...gridPaintStates(grids, true, ['T1', 'T2'], REGISTER).keys()]).toEqual([1, 3]);
    expect(gridPaintStates(grids, true, ['T1'], null).size).toBe(0);
  });

  it('are in sight when their town touches what the map sees, and none from afar', () => {
    const near = (bounds: readonly [number, number, number, number], zoom = 12) =>
      townsInSight(TOWNS, { bounds, zoom }, 11);
    expect(near([0.2, 0.2, 0.4, 0.4])).toEqual(['T1']);
    expect(near([0.2, 0.2, 1.4, 0.4])).toEqual(['T1', 'T2']);
    expect(near([5, 5, 6, 6])).toEqual([]);
    expect(near([0.2, 0.2, 0.4, 0.4], 11)).toEqual(['T1']);
    expect(near([0.2, 0.2, 0.4, 0.4], 10.9)).toEqual([]);
    expect(townsInSight(TOWNS, null, 11)).toEqual([]);
  });
});

describe('towns on the map', () => {
  it('are grey when the wanted figure is not known', () => {
    for (const colouring of ['zone', 'grade', 'coverage'] as const) {
      expect(townFill(colouring, undefined, undefined, 'dark', TOKENS.dark)).toMatchObject({
        colour: TOKENS.dark.stale,
        pattern: 'none',
      });
    }
  });

  it('are seen under every colouring that is known', () => {
    const standing = { code: 'T1', zone: sampleExplained('1A'), grade: sampleExplained('fail') } as const;
    const coverage = gridCountsOf(new Map([[0, live(0, 'overdue')]]), REGISTER).towns.get('T1');
    for (const [colouring, pattern] of [
      ['zone', 'none'],
      ['grade', 'hatch'],
      ['coverage', 'dot'],
    ] as const) {
      const fill = townFill(colouring, standing, coverage, 'dark', TOKENS.dark);
      expect(fill.pattern).toBe(pattern);
      expect(fill.colour).not.toBe(TOKENS.dark.stale);
      expect(fill.strength).toBeGreaterThan(0.3);
    }
  });

  it('say their covered share in whole percent', () => {
    const grids = new Map([live(0, 'covered'), live(1, 'thin')].map((grid) => [grid.index, grid]));
    expect([...coveredPercent(gridCountsOf(grids, REGISTER).towns)]).toEqual([['T1', 50]]);
  });

  it('have short names that never become a single letter', () => {
    expect(shortTownName('张庄办事处')).toBe('张庄');
    expect(shortTownName('Zhangzhuang Sub-district')).toBe('Zhangzhuang');
    expect(shortTownName('港街道')).toBe('港街道');
    expect(['第91街道', '第五街道', '五里街道'].map(shortTownName)).toEqual(['第91街道', '第五街道', '五里']);
    expect(shortTownName('三官庙')).toBe('三官庙');
  });
});

describe('what is selected', () => {
  const { cases } = filledStores().world.getState().facts;
  const shape = (selection: Parameters<typeof selectedShape>[0]) => selectedShape(selection, AREAS, cases);

  it('is outlined when it is an area, ringed when it is a case', () => {
    expect(shape({ kind: 'grid', code: 'T1001' }).areas.features[0]?.geometry).toBe(GRIDS.features[1]!.geometry);
    expect(shape({ kind: 'town', code: 'T2' }).areas.features).toHaveLength(1);
    expect(shape({ kind: 'case', id: 'a' }).points.features).toHaveLength(1);
  });

  it('is nothing when it is gone, unknown or an officer', () => {
    for (const selection of [
      null,
      { kind: 'grid', code: 'no' },
      { kind: 'case', id: 'no' },
      { kind: 'officer', id: 'o' },
    ] as const) {
      const { areas, points } = shape(selection);
      expect([...areas.features, ...points.features]).toEqual([]);
    }
  });
});
