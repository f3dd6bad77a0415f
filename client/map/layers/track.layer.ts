import type { ExpressionSpecification } from 'maplibre-gl';
import { trackShape } from '../../selectors/map-track.ts';
import { memoLast } from '../../selectors/memo-last.ts';
import type { LayerDefinition } from '../layer.ts';
import { geojsonSource } from './empty-source.ts';

const shape = memoLast(trackShape);
/** Until the server tells after what time a position is stale. */
const GAP_MS = 180_000;

const RESTING: ReadonlySet<string> = new Set(['gap', 'casing', 'walked', 'fix', 'end']);
const AWAKE: ReadonlySet<string> = new Set();

/** Where the selected officer has walked today, once an operator has asked for it; dashed where no position came. */
export const trackLayer: LayerDefinition = {
  id: 'track',
  titleKey: null,
  sources: () => ({ lines: geojsonSource(), points: geojsonSource() }),
  data: ({ view: { track }, district: { district } }) => {
    const { lines, points } = shape(track, district?.coverage.staleAfterMs ?? GAP_MS);
    return { lines, points };
  },
  idle: ({ view }) => (view.track ? AWAKE : RESTING),
  layers: ({ tokens }) => {
    const line = { source: 'lines', type: 'line', layout: { 'line-join': 'round', 'line-cap': 'round' } } as const;
    return [
      {
        ...line,
        id: 'gap',
        filter: isGap(true),
        layout: { 'line-join': 'round' },
        paint: { 'line-color': tokens.text, 'line-width': 1.4, 'line-dasharray': [2, 2.5], 'line-opacity': 0.75 },
      },
      {
        ...line,
        id: 'casing',
        filter: isGap(false),
        paint: { 'line-color': tokens.ground, 'line-width': 6, 'line-opacity': 0.8 },
      },
      {
        ...line,
        id: 'walked',
        filter: isGap(false),
        paint: { 'line-color': tokens.accent, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1.6, 15, 3.2] },
      },
      {
        id: 'fix',
        source: 'points',
        type: 'circle',
        minzoom: 14,
        filter: ['==', ['get', 'end'], 'none'],
        paint: { 'circle-radius': 2.2, 'circle-color': tokens.text },
      },
      {
        id: 'end',
        source: 'points',
        type: 'circle',
        filter: ['!=', ['get', 'end'], 'none'],
        paint: {
          'circle-radius': 5.5,
          'circle-color': ['match', ['get', 'end'], 'first', tokens.ground, tokens.accent],
          'circle-stroke-color': ['match', ['get', 'end'], 'first', tokens.accent, tokens.ground],
          'circle-stroke-width': 2.4,
        },
      },
    ];
  },
};

function isGap(is: boolean): ExpressionSpecification {
  return ['==', ['get', 'gap'], is];
}
