import type { LayerSpecification } from 'maplibre-gl';
import { mapPaint } from '../../theme/map-paint.ts';
import { markerImage, roundedSquare } from '../images.ts';
import type { LayerDefinition } from '../layer.ts';
import { GRID_LABELS } from './grid-tiles.ts';
import { LABEL_FONT, labelPaint, WALL_TEXT_PX } from './label-style.ts';

/** Key places as one character on a small sign, as Chinese street maps do. */
const PLACE_SIGNS = { school: '学', hospital: '医', market: '市', station: '站', mall: '商' } as const;

/** Numbers, then names of third-level grids, and signs of the key places (重点部位) in them. */
export const gridNamesLayer: LayerDefinition = {
  id: 'grid-names',
  titleKey: null,
  shownWith: 'grids',
  images: ({ view }) => ({
    'place-sign': markerImage(18, roundedSquare(7.5, 2.5), {
      fill: mapPaint(view.theme).labelHalo,
      stroke: mapPaint(view.theme).communityLine,
      strokePx: 1,
      casing: mapPaint(view.theme).labelHalo,
      casingPx: 1,
    }),
  }),
  layers: ({ view, mode }) => {
    const paint = mapPaint(view.theme);
    const place: LayerSpecification = {
      ...GRID_LABELS,
      id: 'place',
      type: 'symbol',
      minzoom: 14,
      filter: ['!=', ['get', 'place'], ''],
      layout: {
        'icon-image': 'place-sign',
        'text-field': ['match', ['get', 'place'], ...Object.entries(PLACE_SIGNS).flat(), ''] as never,
        'text-font': LABEL_FONT.regular,
        'text-size': 10.5,
        'icon-offset': [0, 21],
        'icon-padding': 0,
        'text-padding': 0,
        'text-offset': [0, 2],
      },
      paint: { 'text-color': paint.labelMuted },
    };
    // A sign that is read from ten metres would hide the grid that it stands in.
    return [
      ...(mode === 'desk' ? [place] : []),
      {
        ...GRID_LABELS,
        id: 'name',
        type: 'symbol',
        minzoom: 14.4,
        layout: {
          'text-field': ['step', ['zoom'], ['slice', ['get', 'code'], -3], 15.6, ['get', 'name']],
          'text-font': LABEL_FONT.regular,
          'text-size': mode === 'wall' ? WALL_TEXT_PX : 12,
          'text-max-width': 9,
        },
        paint: labelPaint(paint, paint.label),
      },
    ];
  },
};
