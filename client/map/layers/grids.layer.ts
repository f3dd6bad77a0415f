import type { ExpressionSpecification } from 'maplibre-gl';
import { gridLabels, gridPaintStates, type ShownGridState } from '../../selectors/map-grids.ts';
import { memoLast } from '../../selectors/memo-last.ts';
import { mapPaint } from '../../theme/map-paint.ts';
import type { Tokens } from '../../theme/tokens.ts';
import { dotImage, hatchImage, markerImage, roundedSquare } from '../images.ts';
import type { FeatureStates, LayerDefinition } from '../layer.ts';
import { GRID_FROM_ZOOM } from './communities.layer.ts';
import { asGeojson, geojsonSource } from './empty-source.ts';
import { hoverId } from './hover.ts';
import { LABEL_FONT, labelPaint } from './label-style.ts';

/** Grids come up between these zooms. */
const APPEAR = [11.7, 12.5] as const;
/** Calm ground, loud exceptions: how much each state covers what is below. */
const FILL_OPACITY: Readonly<Record<ShownGridState, number>> = {
  covered: 0.2,
  thin: 0.42,
  overdue: 0.46,
  empty: 0.5,
  stale: 0.34,
};
const STATES = Object.keys(FILL_OPACITY) as ShownGridState[];
/** Key places as one character on a small sign, as Chinese street maps do. */
const PLACE_SIGNS = { school: '学', hospital: '医', market: '市', station: '站', mall: '商' } as const;

const labels = memoLast(gridLabels);
const paintStates = memoLast(gridPaintStates);
const withHover = memoLast((states: FeatureStates, hovered: number | null): FeatureStates => {
  if (hovered === null) return states;
  return new Map(states).set(hovered, { ...states.get(hovered), hover: true });
});

/** Third-level grids by coverage state: colour, and hatch or dots where a person is needed. */
export const gridsLayer: LayerDefinition = {
  id: 'grids',
  titleKey: 'layer.grids',
  images: ({ tokens, view }) => ({
    'grid-hatch': hatchImage(tokens.overdue, 16, 8, 1.6),
    'grid-dot': dotImage(tokens.empty, 8, 1.35),
    'place-sign': markerImage(18, roundedSquare(7.5, 2.5), {
      fill: mapPaint(view.theme).labelHalo,
      stroke: mapPaint(view.theme).communityLine,
      strokePx: 1,
      casing: mapPaint(view.theme).labelHalo,
      casingPx: 1,
    }),
  }),
  sources: () => ({ areas: geojsonSource({ tolerance: 0.2 }), names: geojsonSource() }),
  data: ({ district }) => ({ areas: asGeojson(district.grids), names: labels(district.grids) }),
  featureStates: ({ district, world, link, view }) => ({
    areas: withHover(
      paintStates(world.facts.grids, link.status.kind === 'live'),
      hoverId(view.hover, 'grid', district.grids),
    ),
  }),
  layers: ({ view, tokens, mode }) => {
    const paint = mapPaint(view.theme);
    const areas = { source: 'areas', minzoom: APPEAR[0] } as const;
    const appear = (full: ExpressionSpecification | number) =>
      ['interpolate', ['linear'], ['zoom'], APPEAR[0], 0, APPEAR[1], full] as ExpressionSpecification;
    return [
      {
        ...areas,
        id: 'fill',
        type: 'fill',
        paint: {
          'fill-color': byState((state) => tokens[state as keyof Tokens], 'rgba(0,0,0,0)'),
          'fill-opacity': appear(byState((state) => FILL_OPACITY[state], 0)),
          'fill-antialias': false,
        },
      },
      {
        ...areas,
        id: 'hatch',
        type: 'fill',
        paint: { 'fill-pattern': 'grid-hatch', 'fill-opacity': appear(only('overdue', 0.85)) },
      },
      {
        ...areas,
        id: 'dots',
        type: 'fill',
        paint: { 'fill-pattern': 'grid-dot', 'fill-opacity': appear(only('empty', 0.9)) },
      },
      {
        ...areas,
        id: 'line',
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': paint.gridLine,
          'line-width': ['interpolate', ['linear'], ['zoom'], 12, 0.6, 14, 1.4, 17, 3],
          'line-opacity': appear(0.85),
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
        layout: { 'line-join': 'round' },
        paint: { 'line-color': tokens.text, 'line-width': 1.6, 'line-opacity': ifHovered(0.9) },
      },
      {
        id: 'place',
        source: 'names',
        type: 'symbol',
        minzoom: 14,
        filter: ['!=', ['get', 'place'], null],
        layout: {
          'icon-image': 'place-sign',
          'text-field': ['match', ['get', 'place'], ...Object.entries(PLACE_SIGNS).flat(), ''] as never,
          'text-font': LABEL_FONT.regular,
          'text-size': 10.5,
          'icon-offset': [0, 18],
          'text-offset': [0, 1.71],
        },
        paint: { 'text-color': paint.labelMuted },
      },
      {
        id: 'name',
        source: 'names',
        type: 'symbol',
        minzoom: 14.4,
        layout: {
          'text-field': ['step', ['zoom'], ['get', 'short'], 15.6, ['get', 'name']],
          'text-font': LABEL_FONT.regular,
          'text-size': mode === 'wall' ? 20 : 12,
          'text-max-width': 9,
        },
        paint: labelPaint(paint, paint.label),
      },
    ];
  },
  pickable: ['hit', 'name'],
  pick: (feature) => {
    const code: unknown = feature.properties?.['code'];
    return typeof code === 'string' ? { kind: 'grid', code } : null;
  },
};

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
