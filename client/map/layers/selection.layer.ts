import { selectedShape } from '../../selectors/map-selection.ts';
import { memoLast } from '../../selectors/memo-last.ts';
import type { DistrictState } from '../../stores/district.ts';
import type { Selection } from '../../stores/view.ts';
import type { LayerDefinition, LayerInput } from '../layer.ts';
import { geojsonSource } from './empty-source.ts';

const shape = memoLast(
  (selection: Selection | null, district: DistrictState, cases: Parameters<typeof selectedShape>[2]) =>
    selectedShape(selection, district, cases),
);
const NO_CASES: Parameters<typeof selectedShape>[2] = new Map();

function shapeOf({ view: { selection, shownCases }, district, world }: LayerInput): ReturnType<typeof selectedShape> {
  const cases = shownCases ?? world.facts.cases;
  return shape(selection, district, selection?.kind === 'case' ? cases : NO_CASES);
}

const resting = memoLast(
  ({ areas, points }: ReturnType<typeof selectedShape>): ReadonlySet<string> =>
    new Set([...(areas.features.length > 0 ? [] : ['glow', 'line']), ...(points.features.length > 0 ? [] : ['ring'])]),
);

/** A halo in the accent colour around what is selected; officers carry their own. */
export const selectionLayer: LayerDefinition = {
  id: 'selection',
  titleKey: null,
  sources: () => ({ areas: geojsonSource(), points: geojsonSource() }),
  data: (input) => ({ ...shapeOf(input) }),
  idle: (input) => resting(shapeOf(input)),
  layers: ({ tokens }) => {
    const line = { source: 'areas', type: 'line', layout: { 'line-join': 'round' } } as const;
    return [
      {
        ...line,
        id: 'glow',
        paint: { 'line-color': tokens.accent, 'line-width': 12, 'line-blur': 10, 'line-opacity': 0.7 },
      },
      { ...line, id: 'line', paint: { 'line-color': tokens.accent, 'line-width': 2.4 } },
      {
        id: 'ring',
        source: 'points',
        type: 'circle',
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 8, 15, 16],
          'circle-color': tokens.accent,
          'circle-opacity': 0.12,
          'circle-stroke-color': tokens.accent,
          'circle-stroke-width': 2.2,
        },
      },
    ];
  },
};
