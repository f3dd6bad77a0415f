import { describe, expect, it } from 'vitest';
import { factsFromSnapshot, NO_FACTS, type WorldFacts } from '../../../shared/world/facts.ts';
import { countGrids, followGrids } from '../../../shared/world/grid-counts.ts';
import { headline, headlineByTown } from '../../../shared/world/headline.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { sampleCase, sampleGrid } from '../../support/world-samples.ts';

const MOMENT = { nowMs: 2000, dayStartMs: 500 };
const figuresOf = ({ grids, cases }: WorldFacts) => headline(countGrids(grids.values()), cases.values(), MOMENT);
const FACTS = deepFreeze(
  factsFromSnapshot({
    grids: [
      sampleGrid({ visitedCells: 1 }),
      sampleGrid({ index: 1, state: 'covered', completeness: 0.9, visitedCells: 9, lastPresenceMs: 600 }),
      sampleGrid({ index: 2, state: 'thin', completeness: 0.3, visitedCells: 3, lastPresenceMs: 600 }),
      sampleGrid({ index: 3, state: 'overdue', lastPresenceMs: 600 }),
    ],
    cases: [
      sampleCase({ id: 'late' }),
      sampleCase({ id: 'warning', reportedMs: 1000, dueMs: 2100 }),
      sampleCase({ id: 'fine', town: 'T2', reportedMs: 1900, dueMs: 9000 }),
      sampleCase({ id: 'closed', town: 'T2', state: 'closed', closedMs: 900, reportedMs: 400 }),
      sampleCase({ id: 'closed yesterday', town: 'T2', state: 'closed', closedMs: 400 }),
      sampleCase({ id: 'refused', town: null, state: 'refused', closedMs: 900 }),
    ],
    alerts: [],
    findings: [],
    standings: [],
  }),
);

describe('WLD-2 headline figures', () => {
  it('WLD-2 counts grids by state and walked grids, not those that were only seen from outside', () => {
    expect(figuresOf(FACTS)).toMatchObject({
      grids: 4,
      walkedGrids: 3,
      gridsByState: { covered: 1, thin: 1, overdue: 1, empty: 1 },
    });
    expect(figuresOf(FACTS).completeness).toBeCloseTo(0.3, 9);
  });

  it('WLD-2 counts open, warned, late, reported and closed cases, and says the denominator of the rate', () => {
    expect(figuresOf(FACTS)).toMatchObject({
      openCases: 3,
      warningCases: 1,
      lateCases: 1,
      reportedToday: 2,
      closedToday: 1,
      onTime: { rate: 1 / 2, onTime: 1, due: 2 },
    });
  });

  it('WLD-2 has no rate and no completeness where there is nothing to divide by', () => {
    expect(figuresOf(NO_FACTS)).toMatchObject({
      grids: 0,
      completeness: null,
      onTime: { rate: null, onTime: 0, due: 0 },
    });
  });

  it('WLD-2 gives the same figures by town, adding up to the district but for cases without a town', () => {
    const counts = followGrids((index) => (index < 2 ? 'T1' : index < 3 ? 'T2' : undefined))(FACTS.grids);
    const towns = headlineByTown(counts.towns, FACTS.cases.values(), MOMENT);
    expect([...towns.keys()]).toEqual(['T1', 'T2']);
    expect(towns.get('T1')).toMatchObject({ grids: 2, walkedGrids: 1, openCases: 2, lateCases: 1 });
    expect(towns.get('T2')).toMatchObject({ grids: 1, openCases: 1, onTime: { rate: 1, onTime: 1, due: 1 } });
  });
});
