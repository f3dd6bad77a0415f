import { mapPaint } from '../../theme/map-paint.ts';
import type { LayerDefinition } from '../layer.ts';
import { asGeojson, geojsonSource } from './empty-source.ts';
import { createHoverStates, hoverId } from './hover.ts';

const hoverStates = createHoverStates();

/** Borders of towns: a dark gap from afar, a dash-dot line, as maps draw administrative borders, from near. */
export const townLinesLayer: LayerDefinition = {
  id: 'town-lines',
  titleKey: null,
  sources: () => ({ areas: geojsonSource() }),
  data: ({ district }) => ({ areas: asGeojson(district.towns) }),
  featureStates: ({ district, view }) => ({ areas: hoverStates(hoverId(view.hover, 'town', district.towns)) }),
  layers: ({ view, tokens }) => {
    const paint = mapPaint(view.theme);
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
    ];
  },
};
