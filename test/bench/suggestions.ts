import { dispatchPolicy } from '../../shared/dispatch/dispatch-policy.ts';
import type { DispatchOfficer, DispatchQuestion } from '../../shared/dispatch/dispatch-question.ts';
import { holdersAround } from '../../shared/dispatch/responsibility.ts';
import { suggestByReach } from '../../shared/dispatch/suggest-by-reach.ts';
import { wayToTowns } from '../../shared/dispatch/towns-in-reach.ts';
import { dutiesPolicy } from '../../shared/duties/duties-policy.ts';
import type { Bounds } from '../../shared/geo/bounds.ts';
import { assert } from '../../shared/lib/assert.ts';
import { seededRandom } from '../../shared/lib/seeded-random.ts';
import { FIELD_ROLES } from '../../shared/model/officer.ts';
import { coveragePolicy } from '../../shared/policy/coverage-policy.ts';
import { at } from '../support/grid-tiles.ts';
import { packsUsed } from '../support/packs-used.ts';
import { count, fastestMs, type Bench } from './row.ts';

const OFFICERS = 50_000;
const TOWNS_A_SIDE = 5;
const SIDE_M = 60_000;
const TOWN_M = SIDE_M / TOWNS_A_SIDE;
const ROUNDS = 400;
const NOW_MS = 1_000_000_000_000;
const GOAL_MS = 5;

/** Whom to send to a case where four towns of a city meet: of those within reach, as the server asks, and of everybody. */
export const suggestionsBench: Bench = {
  id: 'suggestions',
  title: 'Whom to send to a case',
  run({ say }) {
    const team = madeTeam();
    const community = Array.from({ length: 12 }, (_, i) => `grid-${48_495 + i}`);
    const holdersOf = (grid: string) =>
      team.filter(({ officer }) => officer.grids.includes(grid)).map(({ officer }) => officer.id);
    const question = { ...QUESTION, holders: holdersAround(QUESTION.case.grid, community, holdersOf) };
    const ways = wayToTowns(QUESTION, BOXES, RULES.dispatch);
    const isNear = ({ officer }: DispatchOfficer) => ways.get(officer.town)! <= RULES.dispatch.reachS;
    const near = team.filter(isNear).length;
    /** Nobody within reach is on duty. */
    const away = team.map((one) => (isNear(one) ? { ...one, officer: { ...one.officer, shift: NIGHT } } : one));
    const asked = [
      { officers: byTown(team), what: `${count(OFFICERS)} officers, ${count(near)} of them in towns within reach` },
      { officers: byTown(away), what: `${count(OFFICERS)} officers, nobody within reach can go` },
    ];
    const rows = asked.map(({ officers, what: size }) => {
      const officersOf = (town: string) => officers.get(town) ?? [];
      const given = { boxes: BOXES, officersOf, rules: RULES };
      const ours = fastestMs(ROUNDS, () => void suggestByReach(question, [...BOXES.keys()], given));
      say(`${size}: ${ours.toFixed(2)} ms`);
      return {
        bench: 'suggestions',
        size,
        ours,
        peer: null,
        peerValue: null,
        unit: 'ms',
        ratio: null,
        goal: `≤ ${GOAL_MS} ms`,
        met: ours <= GOAL_MS,
      };
    });
    return Promise.resolve(rows);
  },
};

const NIGHT = { startMinute: 0, endMinute: 60 };

function byTown(team: readonly DispatchOfficer[]): ReadonlyMap<string, readonly DispatchOfficer[]> {
  const groups = new Map<string, DispatchOfficer[]>();
  for (const one of team) {
    const group = groups.get(one.officer.town);
    if (group) group.push(one);
    else groups.set(one.officer.town, [one]);
  }
  return groups;
}

/**
 * Two thirds on shift, most of them heard of lately, one to three grids each. The roster goes town by town, as rosters do;
 * positions lie in memory in the order in which they came, which is any.
 */
function madeTeam(): DispatchOfficer[] {
  const random = seededRandom('bench suggestions');
  const pick = (n: number) => Math.floor(random() * n);
  const places = Array.from({ length: OFFICERS }, (_, i) => {
    const town = Math.floor((i * TOWNS_A_SIDE ** 2) / OFFICERS);
    const [column, line] = [town % TOWNS_A_SIDE, Math.floor(town / TOWNS_A_SIDE)];
    return { town: townAt(column, line), eastM: (column + random()) * TOWN_M, northM: (line + random()) * TOWN_M };
  });
  const officers = places.map(({ town }, i): DispatchOfficer['officer'] => ({
    id: `P-${i}`,
    name: `officer ${i}`,
    role: FIELD_ROLES[pick(FIELD_ROLES.length)]!,
    town,
    grids: Array.from({ length: 1 + pick(3) }, (_, g) => `grid-${i * 2 + g}`),
    supervisor: i % 4 === 0 ? null : `P-${i - 1}`,
    shift: { startMinute: pick(3) * 480, endMinute: (pick(3) * 480 + 480) % 1440 },
  }));
  const team = officers.map((officer): DispatchOfficer => ({ officer, lastFix: null, onBreak: null }));
  const arrivals = [...team.keys()].map((i) => ({ i, at: random() })).toSorted((a, b) => a.at - b.at);
  for (const { i } of arrivals) {
    const { eastM, northM } = places[i]!;
    const [lon, lat] = at(eastM, northM);
    const lastFix = { lon, lat, fixTimeMs: NOW_MS - pick(3_000_000), speedMps: 1 };
    team[i] = { officer: officers[i]!, lastFix, onBreak: null };
  }
  return team;
}

const PACKS = packsUsed('zhengzhou-grid-2012', 'haimen-2022');
const [DISPATCH, COVERAGE, DUTIES] = [dispatchPolicy(PACKS), coveragePolicy(PACKS), dutiesPolicy(PACKS)];
assert(DISPATCH.ok && COVERAGE.ok && DUTIES.ok, 'the shipped packs are readable');
const RULES = { dispatch: DISPATCH.value, coverage: COVERAGE.value, duties: DUTIES.value };

const townAt = (column: number, line: number) => `town-${column}-${line}`;

const BOXES = new Map(
  Array.from({ length: TOWNS_A_SIDE ** 2 }, (_, i): [string, Bounds] => {
    const [column, line] = [i % TOWNS_A_SIDE, Math.floor(i / TOWNS_A_SIDE)];
    const [west, south] = at(column * TOWN_M, line * TOWN_M);
    const [east, north] = at((column + 1) * TOWN_M, (line + 1) * TOWN_M);
    return [townAt(column, line), [west, south, east, north]];
  }),
);

const QUESTION: DispatchQuestion = {
  case: { town: townAt(2, 2), grid: 'grid-48500', severity: 'ordinary' },
  place: at(2 * TOWN_M + 100, 2 * TOWN_M + 100),
  act: 'persuade',
  nowMs: NOW_MS,
  localMinute: 600,
  // Filled with the team: who holds the grid of the case, and the twelve of its community.
  holders: new Map(),
  openCases: new Map(Array.from({ length: 5_000 }, (_, i) => [`P-${i * 7}`, 1 + (i % 4)])),
  roster: new Map(Array.from({ length: OFFICERS }, (_, i) => [`P-${i}`, { shift: { startMinute: 0, endMinute: 0 } }])),
  handledBy: new Set(),
};
