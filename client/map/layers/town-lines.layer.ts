import { mapPaint } from '../../theme/map-paint.ts';
import type { LayerDefinition } from '../layer.ts';
import { memoLast } from '../../selectors/memo-last.ts';
import type { AreaCollection, Town } from '../../../shared/model/area.ts';
import { asGeojson, geojsonSource } from './empty-source.ts';
import { TOWN_AREAS } from './ground.layer.ts';
import { hoverId } from './hover.ts';

/** The hovered town alone: an outline that is drawn of all and seen of one costs every frame. */
const hovered = memoLast((towns: AreaCollection<Town> | null, id: number | null) =>
  asGeojson(id === null || !towns ? null : { ...towns, features: towns.features.filter((town) => town.id === id) }),
);

/** Borders of towns: a dark gap from afar, a dash-dot line, as maps draw administrative borders, from near. */
export const townLinesLayer: LayerDefinition = {
  id: 'town-lines',
  titleKey: null,
  sources: () => ({ hovered: geojsonSource() }),
  data: ({ district, view }) => ({
    hovered: hovered(district.towns, hoverId(view.hover, 'town', district.towns)),
  }),
  layers: ({ view, tokens }) => {
    const paint = mapPaint(view.theme);
    return [
      {
        id: 'border',
        source: TOWN_AREAS,
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
        source: TOWN_AREAS,
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
        source: 'hovered',
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': tokens.accent, 'line-width': 2, 'line-opacity': 0.9 },
      },
    ];
  },
};
