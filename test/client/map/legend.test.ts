import { describe, expect, it } from 'vitest';
import { caseLegend, gridLegend, townLegend } from '../../../client/map/legend.ts';
import { gridCountsOf } from '../../../client/selectors/grid-counts.ts';
import { coverageBand } from '../../../client/theme/map-paint.ts';
import type { TownStanding } from '../../../shared/world/change.ts';
import { GridPages } from '../../../shared/world/grid-pages.ts';
import { sampleExplained } from '../../support/world-samples.ts';
import { caseOf, filledStores, live, NOW_MS, REGISTER } from './fixture.ts';

const counts = (items: readonly { id: string; count: number }[]) => items.map(({ id, count }) => `${id} ${count}`);
const standing = (code: string, zone: '1A' | '3'): [string, TownStanding] => [
  code,
  { code, zone: sampleExplained(zone), grade: null },
];

describe('legend of towns', () => {
  it('counts towns per class, every class listed, unknown last and only when there are any', () => {
    const standings = new Map([standing('T1', '1A'), standing('T2', '3')]);
    expect(counts(townLegend('zone', ['T1', 'T2'], standings, new Map(), 'dark'))).toEqual([
      '1A 1',
      '1B 0',
      '2A 0',
      '2B 0',
      '3 1',
    ]);
    expect(counts(townLegend('zone', ['T1', 'T2', 'T9'], standings, new Map(), 'dark')).at(-1)).toBe('unknown 1');
    expect(counts(townLegend('grade', ['T1'], standings, new Map(), 'dark')).at(-1)).toBe('unknown 1');
  });

  it('counts towns per band of covered share', () => {
    const grids = GridPages.none.with([live(0, 'covered'), live(1, 'covered'), live(2, 'covered'), live(3, 'empty')]);
    const { towns } = gridCountsOf(grids, REGISTER);
    expect(counts(townLegend('coverage', ['T1', 'T2'], new Map(), towns, 'dark'))).toEqual([
      'high 1',
      'fair 0',
      'low 1',
      'poor 0',
    ]);
  });

  it('puts a share on the upper band exactly at its edge', () => {
    expect(coverageBand(0.9).id).toBe('high');
    expect(coverageBand(0.8999).id).toBe('fair');
    expect(coverageBand(0.75).id).toBe('fair');
    expect(coverageBand(0.7499).id).toBe('low');
    expect(coverageBand(0.5).id).toBe('low');
    expect(coverageBand(0.4999).id).toBe('poor');
    expect(coverageBand(0).id).toBe('poor');
  });

  it('tells every item apart by colour, and troubled ones by pattern as well', () => {
    for (const theme of ['dark', 'light'] as const) {
      const items = townLegend('coverage', [], new Map(), new Map(), theme);
      expect(new Set(items.map((item) => item.colour)).size).toBe(items.length);
      expect(items.map((item) => item.pattern)).toEqual(['none', 'none', 'hatch', 'dot']);
    }
  });

  it('keeps the highest class furthest from the ground in both themes', () => {
    const light = townLegend('zone', [], new Map(), new Map(), 'light');
    const dark = townLegend('zone', [], new Map(), new Map(), 'dark');
    expect(dark.map((item) => item.colour)).toEqual(light.map((item) => item.colour).toReversed());
  });
});

describe('legend of grids', () => {
  it('counts grids per state, best first', () => {
    const { grids } = filledStores().world.getState().facts;
    expect(counts(gridLegend(gridCountsOf(grids, null).all, 'dark'))).toEqual([
      'covered 1',
      'thin 1',
      'overdue 1',
      'empty 1',
    ]);
  });
});

describe('legend of cases', () => {
  it('counts what the map shows: no case without a place', () => {
    const cases = [
      caseOf('a'),
      caseOf('b', { dueMs: NOW_MS - 1 }),
      caseOf('c', { lon: null, lat: null }),
      caseOf('d', { state: 'closed', closedMs: NOW_MS }),
    ];
    const legend = caseLegend(new Map(cases.map((item) => [item.id, item])), NOW_MS, 'dark');
    expect(counts(legend)).toEqual(['in-time 1', 'warning 0', 'late 1', 'ended 1']);
  });
});
