import type { LayerSpecification } from 'maplibre-gl';
import { memoLast } from '../../selectors/memo-last.ts';
import type { AreaCollection, Community } from '../../../shared/model/area.ts';
import { mapPaint, type MapPaint } from '../../theme/map-paint.ts';
import type { LayerDefinition } from '../layer.ts';
import { asGeojson, geojsonSource } from './empty-source.ts';
import { createHoverStates, hoverId } from './hover.ts';
import { LABEL_FONT, labelPaint } from './label-style.ts';

/** Zooms between which a click means a community and not the town or grid. */
const PICK_FROM_ZOOM = 11.6;
export const GRID_FROM_ZOOM = 12.6;

const hoverStates = createHoverStates();
const names = memoLast((communities: AreaCollection<Community> | null): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: (communities?.features ?? []).map(({ id, properties: { code, name, labelPoint } }) => ({
    type: 'Feature',
    id,
    properties: { code, name: name.replace(/(社区)?居民委员会$|(社区)?居委会$|村民委员会$|村委会$/, '$1$2') },
    geometry: { type: 'Point', coordinates: [...labelPoint] },
  })),
}));

/** Second-level grids: residents' and village committees, by outline and name. */
export const communitiesLayer: LayerDefinition = {
  id: 'communities',
  titleKey: 'layer.communities',
  sources: () => ({ areas: geojsonSource(), names: geojsonSource() }),
  data: ({ district }) => ({ areas: asGeojson(district.communities), names: names(district.communities) }),
  featureStates: ({ district, view }) => ({
    areas: hoverStates(hoverId(view.hover, 'community', district.communities)),
  }),
  layers: ({ view, mode, tokens }) => {
    const paint = mapPaint(view.theme);
    return [
      {
        id: 'hit',
        source: 'areas',
        type: 'fill',
        minzoom: PICK_FROM_ZOOM,
        maxzoom: GRID_FROM_ZOOM,
        paint: {
          'fill-color': tokens.accent,
          'fill-opacity': ['case', ['boolean', ['feature-state', 'hover'], false], 0.14, 0],
          'fill-antialias': false,
        },
      },
      {
        id: 'line',
        source: 'areas',
        type: 'line',
        minzoom: 11,
        paint: {
          'line-color': paint.communityLine,
          'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.5, 13, 1.1, 16, 1.8],
          'line-opacity': ['interpolate', ['linear'], ['zoom'], 11, 0, 11.8, 0.65, 14, 0.8],
        },
      },
      ...(mode === 'desk' ? [nameLayer(paint)] : []),
    ];
  },
  pickable: ['hit'],
  pick: (feature) => {
    const code: unknown = feature.properties?.['code'];
    return typeof code === 'string' ? { kind: 'community', code } : null;
  },
};

/** On the desk only: at a size for the wall, names of so many would hide what happens there. */
function nameLayer(paint: MapPaint): LayerSpecification {
  return {
    id: 'name',
    source: 'names',
    type: 'symbol',
    minzoom: 12,
    maxzoom: 15.5,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': LABEL_FONT.regular,
      'text-size': ['interpolate', ['linear'], ['zoom'], 12, 11.5, 14, 14],
      'text-max-width': 7,
      'text-padding': 4,
    },
    paint: {
      ...labelPaint(paint, paint.labelMuted, 1.6),
      'text-opacity': ['interpolate', ['linear'], ['zoom'], 12, 0, 12.3, 1],
    },
  };
}
