import { dispatchPolicy } from '../../../shared/dispatch/dispatch-policy.ts';
import type { DispatchOfficer, DispatchQuestion, DispatchRules } from '../../../shared/dispatch/dispatch-question.ts';
import { holdersAround } from '../../../shared/dispatch/responsibility.ts';
import { suggestOfficers, type Suggestions } from '../../../shared/dispatch/suggest.ts';
import { dutiesPolicy } from '../../../shared/duties/duties-policy.ts';
import { toLocalMetres } from '../../../shared/geo/local-metres.ts';
import { assert } from '../../../shared/lib/assert.ts';
import { coveragePolicy } from '../../../shared/policy/coverage-policy.ts';
import { packsUsed } from '../../support/packs-used.ts';

export const NOW_MS = 1_000_000_000_000;
export const GRID = '410173001001001';
export const NEXT_GRID = '410173001001002';
export const TOWN = '410173001';

const frame = toLocalMetres([113.8, 34.5]);

/** The shipped figures of the 2012 and 2022 documents; the latter holds who works under supervision. */
export function shippedRules(): DispatchRules {
  const packs = packsUsed('zhengzhou-grid-2012', 'haimen-2022');
  const [dispatch, coverage, duties] = [dispatchPolicy(packs), coveragePolicy(packs), dutiesPolicy(packs)];
  assert(dispatch.ok && coverage.ok && duties.ok, 'the shipped packs are readable');
  return { dispatch: dispatch.value, coverage: coverage.value, duties: duties.value };
}

/** A position so many metres east of the case. */
export function eastOfCase(metres: number) {
  const [lon, lat] = frame.toLonLat([metres, 0]);
  return { lon, lat };
}

/** A question before it is known who of the team holds which grid. */
export type Asked = Omit<DispatchQuestion, 'holders'> & { readonly communityGrids: ReadonlySet<string> };

/** The suggestion for a team, with its holders of grids looked up. */
export function suggestFrom(asked: Asked, team: readonly DispatchOfficer[], rules: DispatchRules): Suggestions {
  const { communityGrids, ...rest } = asked;
  const holdersOf = (grid: string) =>
    team.filter(({ officer: { grids } }) => grids.includes(grid)).map(({ officer: { id } }) => id);
  return suggestOfficers({ ...rest, holders: holdersAround(asked.case.grid, communityGrids, holdersOf) }, team, rules);
}

export function question(over: Partial<Asked> = {}): Asked {
  return {
    case: { town: TOWN, grid: GRID, severity: 'ordinary' },
    place: frame.centre,
    act: 'persuade',
    nowMs: NOW_MS,
    localMinute: 600,
    communityGrids: new Set([GRID, NEXT_GRID]),
    openCases: new Map(),
    roster: new Map(),
    handledBy: new Set(),
    ...over,
  };
}

type Officer = DispatchOfficer['officer'];

/** An enforcement officer of another town on shift from 8 to 18, heard of just now. */
export function officer(id: string, eastM = 0, over: Partial<Officer> = {}, fixAgeMs = 0): DispatchOfficer {
  return {
    officer: {
      id,
      name: id,
      role: 'enforcement',
      town: '410173002',
      grids: [],
      supervisor: null,
      shift: { startMinute: 480, endMinute: 1080 },
      ...over,
    },
    lastFix: { ...eastOfCase(eastM), fixTimeMs: NOW_MS - fixAgeMs, speedMps: 1 },
    onBreak: null,
  };
}
