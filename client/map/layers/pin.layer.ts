import type { LonLat } from '../../../shared/model/area.ts';
import { memoLast } from '../../selectors/memo-last.ts';
import type { LayerDefinition } from '../layer.ts';
import { geojsonSource } from './empty-source.ts';

const points = memoLast((pin: LonLat | null): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: pin ? [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [...pin] } }] : [],
}));

const RESTING: ReadonlySet<string> = new Set(['ring', 'dot']);
const AWAKE: ReadonlySet<string> = new Set();

/** The place of something that is being taken in: a cross hair, so that what lies under it stays readable. */
export const pinLayer: LayerDefinition = {
  id: 'pin',
  titleKey: null,
  pickable: [],
  sources: () => ({ points: geojsonSource() }),
  data: ({ view }) => ({ points: points(view.pin) }),
  idle: ({ view }) => (view.pin ? AWAKE : RESTING),
  layers: ({ tokens }) => [
    {
      id: 'ring',
      source: 'points',
      type: 'circle',
      paint: {
        'circle-radius': 13,
        'circle-opacity': 0,
        'circle-stroke-color': tokens.accent,
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'dot',
      source: 'points',
      type: 'circle',
      paint: {
        'circle-radius': 3.5,
        'circle-color': tokens.accent,
        'circle-stroke-color': tokens.ground,
        'circle-stroke-width': 1.5,
      },
    },
  ],
};
