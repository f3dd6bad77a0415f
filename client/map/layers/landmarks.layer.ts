import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { memoLast } from '../../selectors/memo-last.ts';
import type { LandmarkCollection } from '../../stores/district.ts';
import { mapPaint } from '../../theme/map-paint.ts';
import type { LayerDefinition } from '../layer.ts';
import { asGeojson, geojsonSource } from './empty-source.ts';
import { isSchematic } from './ground.layer.ts';
import { LABEL_FONT, labelPaint, WALL_TEXT_PX } from './label-style.ts';

/** Width of a road by zoom, px, and the zoom from which it is drawn. */
const ROADS = [
  { kind: 'street', minzoom: 12.4, widths: [12, 0.5, 14, 1.6, 17, 7] },
  { kind: 'main', minzoom: 10, widths: [10, 0.7, 13, 2, 17, 10] },
  { kind: 'trunk', minzoom: 8, widths: [8, 1, 11, 2, 13, 3.2, 17, 13] },
] as const;

/**
 * Over a real basemap schematic roads would be wrong: only what is surveyed is drawn there. Named areas get a point for
 * their name, because an area is labelled once per tile.
 */
const drawn = memoLast((landmarks: LandmarkCollection | null, schematic: boolean): GeoJSON.FeatureCollection => {
  const features = asGeojson(landmarks).features.filter((one) => schematic || one.properties?.['schematic'] === false);
  return { type: 'FeatureCollection', features: [...features, ...features.flatMap(namePoint)] };
});

function namePoint({ properties, geometry }: GeoJSON.Feature): GeoJSON.Feature[] {
  if (geometry.type !== 'Polygon' || !properties?.['name']) return [];
  const corners = geometry.coordinates[0]!.slice(1);
  const middle = [0, 1].map((axis) => corners.reduce((sum, corner) => sum + corner[axis]!, 0) / corners.length);
  return [{ type: 'Feature', properties, geometry: { type: 'Point', coordinates: middle } }];
}

const ALL: ReadonlySet<string> = new Set(
  ROADS.flatMap(({ kind }) => [kind, `${kind}-casing`]).concat(
    ['water-area', 'water-edge', 'water-line', 'rail', 'rail-ties', 'runway', 'runway-edge'],
    ['road-name', 'area-name'],
  ),
);
const NONE: ReadonlySet<string> = new Set();

/** Something to read the map by: water, roads, rail and runways, calm and under everything that has a state. */
export const landmarksLayer: LayerDefinition = {
  id: 'landmarks',
  titleKey: 'layer.landmarks',
  sources: () => ({ all: geojsonSource() }),
  data: (input) => ({ all: drawn(input.district.landmarks, isSchematic(input)) }),
  idle: (input) => (drawn(input.district.landmarks, isSchematic(input)).features.length > 0 ? NONE : ALL),
  layers: ({ view, mode }) => {
    const paint = mapPaint(view.theme);
    const line = { source: 'all', type: 'line', layout: { 'line-cap': 'round', 'line-join': 'round' } } as const;
    const roads = ROADS.flatMap(({ kind, minzoom, widths }): LayerSpecification[] => [
      {
        ...line,
        id: `${kind}-casing`,
        minzoom,
        filter: isKind(kind),
        paint: { 'line-color': paint.roadCasing, 'line-width': byZoom(widths, 2.2), 'line-opacity': 0.75 },
      },
      {
        ...line,
        id: kind,
        minzoom,
        filter: isKind(kind),
        paint: { 'line-color': paint.road, 'line-width': byZoom(widths, 0) },
      },
    ]);
    return [
      {
        id: 'water-area',
        source: 'all',
        type: 'fill',
        filter: both('water', 'Polygon'),
        // Its own soft edge would be one more shader to build; that of a line is there anyway.
        paint: { 'fill-color': paint.water, 'fill-antialias': false },
      },
      {
        ...line,
        id: 'water-edge',
        filter: both('water', 'Polygon'),
        paint: { 'line-color': paint.water, 'line-width': 1 },
      },
      {
        ...line,
        id: 'water-line',
        filter: both('water', 'LineString'),
        paint: { 'line-color': paint.water, 'line-width': byZoom([8, 1.5, 12, 5, 16, 22], 0) },
      },
      ...roads,
      {
        ...line,
        id: 'rail',
        minzoom: 9,
        filter: isKind('rail'),
        paint: { 'line-color': paint.rail, 'line-width': byZoom([9, 1, 15, 3], 0) },
      },
      {
        ...line,
        id: 'rail-ties',
        minzoom: 11,
        filter: isKind('rail'),
        layout: {},
        paint: { 'line-color': paint.land, 'line-width': byZoom([11, 0.8, 15, 1.8], 0), 'line-dasharray': [4, 4] },
      },
      {
        id: 'runway',
        source: 'all',
        type: 'fill',
        filter: both('runway', 'Polygon'),
        paint: { 'fill-color': paint.runway, 'fill-antialias': false },
      },
      {
        ...line,
        id: 'runway-edge',
        filter: isKind('runway'),
        paint: { 'line-color': paint.runwayMark, 'line-width': byZoom([9, 0.6, 14, 1.2], 0), 'line-opacity': 0.8 },
      },
      {
        id: 'road-name',
        source: 'all',
        type: 'symbol',
        minzoom: 12,
        filter: ['all', ['==', ['geometry-type'], 'LineString'], ['has', 'name']],
        layout: {
          'symbol-placement': 'line',
          'symbol-spacing': 420,
          'text-field': ['coalesce', ['get', 'name'], ''],
          'text-font': LABEL_FONT.regular,
          'text-size': mode === 'wall' ? WALL_TEXT_PX : 11.5,
          'text-letter-spacing': 0.12,
        },
        paint: labelPaint(paint, paint.labelMuted),
      },
      {
        id: 'area-name',
        source: 'all',
        type: 'symbol',
        minzoom: 11,
        filter: ['==', ['geometry-type'], 'Point'],
        layout: {
          'text-field': ['coalesce', ['get', 'name'], ''],
          'text-font': LABEL_FONT.regular,
          'text-size': mode === 'wall' ? WALL_TEXT_PX : 11,
        },
        paint: labelPaint(paint, paint.labelMuted),
      },
    ];
  },
};

function isKind(kind: string): ExpressionSpecification {
  return ['==', ['get', 'kind'], kind];
}

function both(kind: string, geometry: 'Polygon' | 'LineString'): ExpressionSpecification {
  return ['all', isKind(kind), ['==', ['geometry-type'], geometry]];
}

function byZoom(stops: readonly number[], more: number): ExpressionSpecification {
  return [
    'interpolate',
    ['exponential', 1.5],
    ['zoom'],
    ...stops.map((stop, at) => (at % 2 ? stop + more : stop)),
  ] as never;
}
