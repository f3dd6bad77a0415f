import { mapPaint } from '../../theme/map-paint.ts';
import { GROUND_DOT, groundDot } from '../basemaps.ts';
import type { LayerDefinition, LayerInput } from '../layer.ts';
import { asGeojson, geojsonSource } from './empty-source.ts';

/** The one source of towns by shape, for every layer that draws them. */
export const TOWN_AREAS = 'ground/towns';

/**
 * The district as land on the ground. Its glowing edge is a wide soft line around every town, of which the land
 * covers all but the outside. Over a real basemap there is no land to draw.
 */
export const groundLayer: LayerDefinition = {
  id: 'ground',
  titleKey: null,
  images: ({ view }) => ({ [GROUND_DOT]: groundDot(view.theme) }),
  sources: () => ({ towns: geojsonSource(), coarse: geojsonSource({ tolerance: 6 }) }),
  data: ({ district }) => ({ towns: asGeojson(district.towns), coarse: asGeojson(district.towns) }),
  layers: (input) => {
    const paint = mapPaint(input.view.theme);
    const edge = { source: 'towns', type: 'line', layout: { 'line-join': 'round' } } as const;
    if (!isSchematic(input)) return [{ ...edge, id: 'edge', paint: { 'line-color': paint.glow, 'line-width': 3 } }];
    const glow = { ...edge, source: 'coarse' } as const;
    return [
      { id: 'dots', type: 'background', paint: { 'background-pattern': GROUND_DOT } },
      {
        ...glow,
        id: 'glow',
        paint: { 'line-color': paint.glow, 'line-width': 30, 'line-blur': 26, 'line-opacity': 0.4 },
      },
      { ...edge, id: 'edge', paint: { 'line-color': paint.glow, 'line-width': 3 } },
      { id: 'land', source: 'towns', type: 'fill', paint: { 'fill-color': paint.land, 'fill-antialias': false } },
    ];
  },
};

/** Whether Jingge draws the ground itself, and not a real basemap under it. */
export function isSchematic({ district }: Pick<LayerInput, 'district'>): boolean {
  return district.basemapSilent || (district.district?.basemap.kind ?? 'schematic') === 'schematic';
}
