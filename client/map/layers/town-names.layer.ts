import { coverageByTown, townLabels } from '../../selectors/map-towns.ts';
import { memoLast } from '../../selectors/memo-last.ts';
import { mapPaint } from '../../theme/map-paint.ts';
import type { LayerDefinition } from '../layer.ts';
import { asGeojson, geojsonSource } from './empty-source.ts';
import { createHoverStates, hoverId } from './hover.ts';
import { LABEL_FONT, labelPaint } from './label-style.ts';

const coverage = memoLast(coverageByTown);
const labels = memoLast(townLabels);
const hoverStates = createHoverStates();

/** Borders and names of towns, over everything that fills. The second line says in words what the colour says. */
export const townNamesLayer: LayerDefinition = {
  id: 'town-names',
  titleKey: 'layer.townNames',
  sources: () => ({ areas: geojsonSource(), names: geojsonSource() }),
  data: ({ district, world: { facts }, view }) => ({
    areas: asGeojson(district.towns),
    names: labels(district.towns, facts, coverage(facts, district.grids), view.colouring, view.language),
  }),
  featureStates: ({ district, view }) => ({ areas: hoverStates(hoverId(view.hover, 'town', district.towns)) }),
  layers: ({ view, mode, tokens }) => {
    const paint = mapPaint(view.theme);
    const size = mode === 'wall' ? 22 : 14.5;
    return [
      {
        id: 'border',
        source: 'areas',
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': view.theme === 'dark' ? paint.casing : '#FFFFFF',
          'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1.2, 12, 2.6, 16, 5],
          'line-opacity': 0.9,
        },
      },
      {
        id: 'line',
        source: 'areas',
        type: 'line',
        minzoom: 11.5,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': paint.townLine,
          'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.8, 14, 1.6, 17, 2.4],
          'line-dasharray': [6, 2, 1.5, 2],
          'line-opacity': ['interpolate', ['linear'], ['zoom'], 11.5, 0, 12.5, 0.9],
        },
      },
      {
        id: 'hover',
        source: 'areas',
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': tokens.accent,
          'line-width': 2,
          'line-opacity': ['case', ['boolean', ['feature-state', 'hover'], false], 0.9, 0],
        },
      },
      {
        id: 'name',
        source: 'names',
        type: 'symbol',
        maxzoom: 13.4,
        layout: {
          'text-field': [
            'format',
            ['get', 'name'],
            { 'text-font': ['literal', LABEL_FONT.bold] },
            ['case', ['==', ['get', 'detail'], ''], '', '\n'],
            {},
            ['get', 'detail'],
            { 'font-scale': 0.8, 'text-color': paint.labelMuted },
          ],
          'text-font': LABEL_FONT.regular,
          'text-size': ['interpolate', ['linear'], ['zoom'], 8.5, size * 0.72, 10.2, size, 12.5, size * 1.3],
          'text-line-height': 1.25,
          'text-max-width': 9,
          'text-padding': 3,
          'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
          'text-radial-offset': 0.3,
        },
        paint: {
          ...labelPaint(paint, paint.label, mode === 'wall' ? 2.2 : 1.7),
          'text-opacity': ['interpolate', ['linear'], ['zoom'], 12.8, 1, 13.4, 0],
        },
      },
    ];
  },
  pickable: ['name'],
  pick: (feature) => {
    const code: unknown = feature.properties?.['code'];
    return typeof code === 'string' ? { kind: 'town', code } : null;
  },
};
