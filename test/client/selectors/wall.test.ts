import { describe, expect, it } from 'vitest';
import {
  feedItems,
  plannedOnDuty,
  rankTowns,
  sparkValues,
  townsByCoverage,
  worstGrid,
} from '../../../client/selectors/wall.ts';
import type { TrendSample } from '../../../shared/http/district.ts';
import type { GridLive, GridState } from '../../../shared/coverage/grid-live.ts';
import { gridColumns, type GridEntry } from '../../../shared/model/grid-register.ts';
import { gridCountsOf } from '../../../client/selectors/grid-counts.ts';
import { createGridRegister } from '../../../client/stores/grid-register.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import type { TownStanding } from '../../../shared/world/change.ts';
import { sampleExplained } from '../../support/world-samples.ts';
import type { Officer } from '../../../shared/model/officer.ts';
import type { Alert } from '../../../shared/world/change.ts';
import { NO_FACTS } from '../../../shared/world/facts.ts';
import { warnedBySpan } from '../../support/deadline-of.ts';

describe('towns by coverage', () => {
  const grids = createGridRegister(gridColumns([grid(0, 'a'), grid(1, 'a'), grid(2, 'b'), grid(3, 'b')]));
  const towns = (live: ReadonlyMap<number, GridLive>) => townsByCoverage(gridCountsOf(live, grids).towns);
  const facts = {
    ...NO_FACTS,
    grids: new Map(
      [live(0, 'covered', 1), live(1, 'thin', 0.4), live(2, 'empty', 0), live(3, 'overdue', 0.3)].map((one) => [
        one.index,
        one,
      ]),
    ),
  };

  it('puts the town with most empty and overdue grids first', () => {
    expect(towns(facts.grids).map((town) => [town.code, town.troubleShare])).toEqual([
      ['b', 1],
      ['a', 0],
    ]);
  });

  it('names the worst grid: the worst state, then the least complete', () => {
    const worst = (town: string) => worstGrid(town, facts.grids, grids)?.grid.index;
    expect([worst('b'), worst('a')]).toEqual([2, 1]);
    expect(worstGrid('a', new Map([[0, live(0, 'covered', 1)]]), grids)).toBeNull();
  });

  it('leaves out grids that have no live state yet', () => {
    expect(towns(NO_FACTS.grids)).toEqual([]);
  });
});

describe('feed', () => {
  it('mixes cases and alerts, newest first, and folds grid alerts of one kind and town into their newest', () => {
    const raised = [
      alert('g1', 'grid-empty', 61_000),
      alert('g2', 'grid-empty', 900_000),
      alert('s1', 'officer-silent', 1_000),
    ];
    const facts = {
      ...NO_FACTS,
      cases: new Map([['c1', caseAt('c1', 5_000)]]),
      alerts: new Map(raised.map((one) => [one.id, one])),
    };
    expect(feedItems(facts, 9).map((entry) => [entry.item.id, entry.kind === 'alert' ? entry.count : 0])).toEqual([
      ['g2', 2],
      ['c1', 0],
      ['s1', 1],
    ]);
    expect(feedItems(facts, 2)).toHaveLength(2);
  });

  it('leaves half of the lines to what is not a grid alert', () => {
    const raised = ['a', 'b', 'c', 'd'].map((town, at) => ({ ...alert(`g${at}`, 'grid-overdue', 9_000), town }));
    const facts = {
      ...NO_FACTS,
      cases: new Map([caseAt('c1', 5_000), caseAt('c2', 4_000)].map((one) => [one.id, one])),
      alerts: new Map(raised.map((one) => [one.id, one])),
    };
    expect(feedItems(facts, 4).map((entry) => entry.item.id)).toEqual(['g0', 'g1', 'c1', 'c2']);
  });
});

describe('ranking', () => {
  it('shares a rank between equal scores and skips the next', () => {
    const facts = {
      ...NO_FACTS,
      standings: new Map(['a', 'b', 'c', 'd'].map((code, i) => [code, standing(code, [91, 85, 85, null][i]!)])),
    };
    expect(rankTowns(facts).map((town) => [town.code, town.rank])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
    ]);
  });
});

describe('planned patrol', () => {
  it('counts a night shift on both sides of midnight', () => {
    const officers = [officer(22 * 60, 7 * 60), officer(7 * 60, 15 * 60)];
    const plan = plannedOnDuty(officers, Date.parse('2026-11-20T16:00:00Z'), 3_600_000, 'Asia/Shanghai').map(
      ([, count]) => count,
    );
    expect([plan[0], plan[6], plan[7], plan[14], plan[15], plan[21], plan[22]]).toEqual([1, 1, 1, 1, 0, 0, 1]);
  });
});

describe('spark values', () => {
  it('keeps the last 24 hours and drops samples without the figure', () => {
    const day = 86_400_000;
    const samples = [sample(0, 0.5), sample(day, null), sample(day + 1, 0.9)];
    expect(sparkValues(samples, (one) => one.onTimeRate, day + 1)).toEqual([[day + 1, 0.9]]);
  });
});

function grid(index: number, town: string): GridEntry {
  return {
    index,
    code: `g${index}`,
    name: `g${index}`,
    town,
    community: 'c',
  };
}

function live(index: number, state: GridState, completeness: number): GridLive {
  const reason = { rule: 'COV', code: 'behind' as const, measured: completeness, threshold: 0.9 };
  return {
    index,
    state,
    completeness,
    cells: 10,
    visitedCells: completeness * 10,
    lastPresenceMs: null,
    present: [],
    reason,
  };
}

function alert(id: string, kind: Alert['kind'], sinceMs: number): Alert {
  return { id, kind, town: 'a', grid: null, officer: null, case: null, sinceMs, severity: 'warning' };
}

function caseAt(id: string, updatedMs: number): CaseView {
  return warnedBySpan({
    id,
    town: 'a',
    grid: null,
    kind: 'event',
    category: 'other',
    state: 'filed',
    severity: 'ordinary',
    source: 'patrol',
    description: '',
    lon: null,
    lat: null,
    reportedMs: 0,
    updatedMs,
    warnFromMs: null,
    dueMs: null,
    closedMs: null,
    officer: null,
    simulated: true,
    version: 1,
  });
}

function standing(code: string, score: number | null): TownStanding {
  const grade = score === null ? null : sampleExplained('good', { score });
  return { code, zone: null, grade };
}

function officer(startMinute: number, endMinute: number): Officer {
  return {
    index: 0,
    id: 'o',
    name: 'o',
    role: 'enforcement',
    town: 'a',
    grids: [],
    supervisor: null,
    shift: { startMinute, endMinute },
    simulated: true,
  };
}

function sample(atMs: number, onTimeRate: number | null): TrendSample {
  return {
    atMs,
    onDuty: 0,
    walkedGrids: 0,
    emptyGrids: 0,
    openCases: 0,
    lateCases: 0,
    reportedToday: 0,
    closedToday: 0,
    onTimeRate,
  };
}
