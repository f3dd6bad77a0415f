import { GRID_STATES, type GridState } from '../../shared/coverage/grid-live.ts';
import type { CaseFact } from '../../shared/model/case.ts';
import type { GridCounts } from '../../shared/world/grid-counts.ts';
import type { TownStanding } from '../../shared/world/change.ts';
import { CASE_LOOKS, caseLook, type CaseLook } from '../selectors/map-cases.ts';
import { coveredShare } from '../selectors/map-towns.ts';
import type { TownColouring } from '../stores/view.ts';
import {
  COVERAGE_BANDS,
  coverageBand,
  GRADE_VALUES,
  gradeColour,
  mapPaint,
  stateColour,
  ZONE_CLASSES,
  zoneColour,
} from '../theme/map-paint.ts';
import { TOKENS, type ThemeName } from '../theme/tokens.ts';

/** One line of a legend. A panel draws the mark from `shape`, `colour` and `pattern`, and names it with `labelKey`. */
export interface LegendItem {
  readonly id: string;
  /** i18n key in the field's words: `zone.1A`, `grade.good`, `gridState.thin`; null when `text` says it. */
  readonly labelKey: string | null;
  readonly text: string | null;
  readonly colour: string;
  readonly pattern: 'none' | 'hatch' | 'dot';
  readonly shape: 'area' | 'circle' | 'diamond' | 'triangle' | 'ring';
  readonly count: number;
}

const UNKNOWN = 'unknown';

/** Towns per class, grade or coverage band, best first; those without one at the end, when there are any. */
export function townLegend(
  colouring: TownColouring,
  townCodes: readonly string[],
  standings: ReadonlyMap<string, TownStanding>,
  coverage: ReadonlyMap<string, GridCounts>,
  theme: ThemeName,
): readonly LegendItem[] {
  const counts = countBy(townCodes, (code) => townKey(colouring, standings.get(code), coverage.get(code)));
  const items = townScale(colouring, theme).map((item) => ({ ...item, count: counts.get(item.id) ?? 0 }));
  const unknown = counts.get(UNKNOWN) ?? 0;
  if (unknown === 0) return items;
  const colour = TOKENS[theme].stale;
  return [...items, { ...AREA, id: UNKNOWN, labelKey: 'legend.unknown', colour, pattern: 'none', count: unknown }];
}

const AREA = { text: null, shape: 'area' } as const;

function townScale(colouring: TownColouring, theme: ThemeName): readonly Omit<LegendItem, 'count'>[] {
  if (colouring === 'zone') {
    return ZONE_CLASSES.map((id) => ({
      ...AREA,
      id,
      labelKey: `zone.${id}`,
      colour: zoneColour(id, theme),
      pattern: 'none',
    }));
  }
  if (colouring === 'grade') {
    return GRADE_VALUES.map((id) => ({
      ...AREA,
      id,
      labelKey: `grade.${id}`,
      colour: gradeColour(id),
      pattern: id === 'fail' ? 'hatch' : id === 'pass' ? 'dot' : 'none',
    }));
  }
  return COVERAGE_BANDS.map(({ id, from, state }, at) => ({
    id,
    labelKey: null,
    text: from === 0 ? `< ${percent(COVERAGE_BANDS[at - 1]!.from)}` : `≥ ${percent(from)}`,
    shape: 'area',
    colour: stateColour(state, TOKENS[theme]),
    pattern: patternOf(state),
  }));
}

function townKey(
  colouring: TownColouring,
  standing: TownStanding | undefined,
  coverage: GridCounts | undefined,
): string {
  if (colouring === 'coverage') return coverage ? coverageBand(coveredShare(coverage)).id : UNKNOWN;
  return standing?.[colouring]?.value ?? UNKNOWN;
}

/** Grids per coverage state, best first. */
export function gridLegend({ gridsByState }: GridCounts, theme: ThemeName): readonly LegendItem[] {
  return GRID_STATES.map((state) => ({
    ...AREA,
    id: state,
    labelKey: `gridState.${state}`,
    colour: stateColour(state, TOKENS[theme]),
    pattern: patternOf(state),
    count: gridsByState[state],
  }));
}

const CASE_MARKS: Readonly<Record<CaseLook, LegendItem['shape']>> = {
  'in-time': 'circle',
  warning: 'diamond',
  late: 'triangle',
  ended: 'ring',
};

/** Cases that the map shows, by how they stand against their limit; cases without a place are not on the map. */
export function caseLegend(
  cases: ReadonlyMap<string, CaseFact>,
  nowMs: number,
  theme: ThemeName,
): readonly LegendItem[] {
  const placed = [...cases.values()].filter((item) => item.lon !== null && item.lat !== null);
  const counts = countBy(placed, (item) => caseLook(item, nowMs));
  const { thin, empty, stale } = TOKENS[theme];
  const colours = { 'in-time': mapPaint(theme).caseInTime, warning: thin, late: empty, ended: stale };
  return CASE_LOOKS.map((look) => ({
    id: look,
    labelKey: look === 'ended' ? 'caseState.closed' : `lateness.${look}`,
    text: null,
    colour: colours[look],
    pattern: 'none',
    shape: CASE_MARKS[look],
    count: counts.get(look) ?? 0,
  }));
}

function patternOf(state: GridState): LegendItem['pattern'] {
  return state === 'overdue' ? 'hatch' : state === 'empty' ? 'dot' : 'none';
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
