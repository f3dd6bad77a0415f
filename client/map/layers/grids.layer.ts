import type { ExpressionSpecification } from 'maplibre-gl';
import { gridCountsOf } from '../../selectors/grid-counts.ts';
import { gridPaintStates, townsInSight, type ShownGridState } from '../../selectors/map-grids.ts';
import { memoLast } from '../../selectors/memo-last.ts';
import { mapPaint } from '../../theme/map-paint.ts';
import type { Tokens } from '../../theme/tokens.ts';
import { dotImage, hatchImage } from '../images.ts';
import type { FeatureStates, LayerDefinition } from '../layer.ts';
import { GRID_FROM_ZOOM } from './communities.layer.ts';
import { GRID_AREAS, gridTiles } from './grid-tiles.ts';

/** Grids come up between these zooms. */
const APPEAR = [11.2, 12] as const;
/** From near, a fill needs less to be seen. */
const NEAR_ZOOM = 15.5;
/** Calm ground, loud exceptions: how much each state covers what is below. */
const FILL_OPACITY: Readonly<Record<ShownGridState, number>> = {
  covered: 0.2,
  thin: 0.44,
  overdue: 0.42,
  empty: 0.4,
  stale: 0.34,
};
const STATES = Object.keys(FILL_OPACITY) as ShownGridState[];

/**
 * Patterns come up one after the other. Besides, each layer with states has a range of zooms of its own: the map keeps
 * layers of one range together and goes through all states of them once for each of them.
 */
const PATTERNS_FROM = { hatch: 11.4, dots: 11.5 } as const;
/** The states are there a little before the tiles are. */
const STATES_FROM = APPEAR[0] - 0.5;

const paintStates = memoLast(gridPaintStates);
const inSight = memoLast(townsInSight);
const withHover = memoLast((states: FeatureStates, hovered: number | null): FeatureStates => {
  if (hovered === null) return states;
  return new Map(states).set(hovered, { ...states.get(hovered), hover: true });
});

/** Patterns that no grid of the district wears: one is as dear as the fill, and they come and go a few times a day. */
const idlePatterns = memoLast(
  (isAnyOverdue: boolean, isAnyEmpty: boolean): ReadonlySet<string> =>
    new Set([...(isAnyOverdue ? [] : ['hatch']), ...(isAnyEmpty ? [] : ['dots'])]),
);

/** Third-level grids by coverage state: colour, and hatch or dots where a person is needed. */
export const gridsLayer: LayerDefinition = {
  id: 'grids',
  titleKey: 'layer.grids',
  images: ({ tokens }) => ({
    'grid-hatch': hatchImage(tokens.overdue, 16, 8, 1.6),
    'grid-dot': dotImage(tokens.empty, 8, 1.35),
  }),
  sources: (input) => ({ tiles: gridTiles(input) }),
  sourceLayers: { tiles: GRID_AREAS['source-layer'] },
  featureStates: ({ district: { grids, towns }, world, link, view: { hover }, seen }) => ({
    tiles: withHover(
      paintStates(world.facts.grids, link.status.kind === 'live', inSight(towns, seen, STATES_FROM), grids),
      hover?.kind === 'grid' ? featureIdOf(grids?.byCode(hover.code)) : null,
    ),
  }),
  idle({ district: { grids }, world }) {
    const { overdue, empty } = gridCountsOf(world.facts.grids, grids).all.gridsByState;
    return idlePatterns(overdue > 0, empty > 0);
  },
  // Lines of so many areas have no round corners: on lines as thin as these nobody sees them, and they are most of what is drawn.
  layers: ({ view, tokens }) => {
    const paint = mapPaint(view.theme);
    const areas = { ...GRID_AREAS, minzoom: APPEAR[0] } as const;
    const appear = (strength: (share: number) => ExpressionSpecification | number, nearShare = 1) =>
      [
        'interpolate',
        ['linear'],
        ['zoom'],
        APPEAR[0],
        strength(0),
        APPEAR[1],
        strength(1),
        NEAR_ZOOM,
        strength(nearShare),
      ] as ExpressionSpecification;
    return [
      {
        ...areas,
        id: 'fill',
        type: 'fill',
        paint: {
          'fill-color': byState((state) => tokens[state as keyof Tokens], 'rgba(0,0,0,0)'),
          'fill-opacity': appear((share) => byState((state) => FILL_OPACITY[state] * share, 0), 0.72),
          'fill-antialias': false,
        },
      },
      {
        ...areas,
        id: 'hatch',
        type: 'fill',
        minzoom: PATTERNS_FROM.hatch,
        paint: { 'fill-pattern': 'grid-hatch', 'fill-opacity': appear((share) => only('overdue', 0.85 * share)) },
      },
      {
        ...areas,
        id: 'dots',
        type: 'fill',
        minzoom: PATTERNS_FROM.dots,
        paint: { 'fill-pattern': 'grid-dot', 'fill-opacity': appear((share) => only('empty', 0.9 * share)) },
      },
      {
        ...areas,
        id: 'line',
        type: 'line',
        paint: {
          'line-color': paint.gridLine,
          'line-width': ['interpolate', ['linear'], ['zoom'], 12, 0.6, 14, 1.4, 17, 3],
          'line-opacity': appear((share) => 0.85 * share),
        },
      },
      {
        ...areas,
        id: 'hit',
        type: 'fill',
        minzoom: GRID_FROM_ZOOM,
        paint: { 'fill-color': tokens.text, 'fill-opacity': ifHovered(0.1), 'fill-antialias': false },
      },
      {
        ...areas,
        id: 'hover',
        type: 'line',
        minzoom: GRID_FROM_ZOOM,
        paint: { 'line-color': tokens.text, 'line-width': 1.6, 'line-opacity': ifHovered(0.9) },
      },
    ];
  },
  pickable: ['hit'],
  pick: ({ id }, { district }) => {
    const grid = district.grids?.at(Number(id) - 1);
    return grid ? { kind: 'grid', code: grid.code } : null;
  },
};

function featureIdOf(grid: { readonly index: number } | null | undefined): number | null {
  return grid ? grid.index + 1 : null;
}

function byState(
  value: (state: ShownGridState) => string | number,
  otherwise: string | number,
): ExpressionSpecification {
  return ['match', ['feature-state', 'state'], ...STATES.flatMap((state) => [state, value(state)]), otherwise] as never;
}

function only(state: ShownGridState, opacity: number): ExpressionSpecification {
  return ['case', ['==', ['feature-state', 'state'], state], opacity, 0];
}

function ifHovered(opacity: number): ExpressionSpecification {
  return ['case', ['boolean', ['feature-state', 'hover'], false], opacity, 0];
}
