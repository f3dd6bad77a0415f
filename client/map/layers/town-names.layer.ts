import { words } from '../../i18n/words.ts';
import { coverageByTown, townLabels } from '../../selectors/map-towns.ts';
import { memoLast } from '../../selectors/memo-last.ts';
import { mapPaint } from '../../theme/map-paint.ts';
import type { LayerDefinition } from '../layer.ts';
import { geojsonSource } from './empty-source.ts';
import { LABEL_FONT, labelPaint } from './label-style.ts';

const coverage = memoLast(coverageByTown);
const labels = memoLast(townLabels);

/** Names of towns, over everything else. The second line says in words what the colour says. */
export const townNamesLayer: LayerDefinition = {
  id: 'town-names',
  titleKey: 'layer.townNames',
  sources: () => ({ names: geojsonSource() }),
  data: ({ district, world: { facts }, view }) => ({
    names: labels(
      district.towns,
      facts,
      coverage(facts, district.grids),
      view.colouring,
      view.language,
      words[view.language],
    ),
  }),
  layers: ({ view, mode }) => {
    const paint = mapPaint(view.theme);
    const size = mode === 'wall' ? 22 : 14.5;
    return [
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
            { 'font-scale': 0.84, 'text-color': paint.labelMuted },
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
