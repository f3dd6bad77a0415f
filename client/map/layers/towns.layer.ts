import type { ExpressionSpecification } from 'maplibre-gl';
import type { GridCounts } from '../../../shared/world/grid-counts.ts';
import { gridCountsOf } from '../../selectors/grid-counts.ts';
import { townFill } from '../../selectors/map-towns.ts';
import { standingsTried, triedZones } from '../../selectors/what-if.ts';
import { memoLast } from '../../selectors/memo-last.ts';
import { mapPaint } from '../../theme/map-paint.ts';
import { dotImage, hatchImage } from '../images.ts';
import type { FeatureStates, LayerDefinition, LayerInput } from '../layer.ts';
import { TOWN_AREAS } from './ground.layer.ts';

const fills = memoLast(
  (
    towns: LayerInput['district']['towns'],
    standings: LayerInput['world']['facts']['standings'],
    counts: ReadonlyMap<string, GridCounts> | null,
    colouring: LayerInput['view']['colouring'],
    theme: LayerInput['view']['theme'],
    tokens: LayerInput['tokens'],
    tried: ReturnType<typeof triedZones>,
  ): FeatureStates => {
    const shown = standingsTried(standings, tried);
    return new Map(
      (towns?.features ?? []).map(({ id, properties: { code } }) => {
        const fill = townFill(colouring, shown.get(code), counts?.get(code), theme, tokens);
        const pattern = standings.has(code) && tried?.get(code)?.moved ? 'hatch' : fill.pattern;
        return [id, { ...fill, pattern }];
      }),
    );
  },
);

function statesOf({ district, world: { facts }, view, tokens, mode }: LayerInput): FeatureStates {
  return fills(
    district.towns,
    facts.standings,
    view.colouring === 'coverage' ? gridCountsOf(facts.grids, district.grids).towns : null,
    view.colouring,
    view.theme,
    tokens,
    mode === 'desk' ? triedZones(district.zoning, view.trial?.weights ?? null) : null,
  );
}

/** Layers of patterns that no town wears: a pattern is the dearest thing to draw over a whole district. */
const idlePatterns = memoLast((states: FeatureStates): ReadonlySet<string> => {
  const worn = new Set(Array.from(states.values(), ({ pattern }) => pattern));
  return new Set([...(worn.has('hatch') ? [] : ['hatch']), ...(worn.has('dot') ? [] : ['dots'])]);
});

/** Between these zooms towns give way to grids. */
const FADE = [10.7, 12] as const;

function stateOfPattern(pattern: string, opacity: number): ExpressionSpecification {
  return ['case', ['==', ['feature-state', 'pattern'], pattern], opacity, 0];
}

/** First-level grids, coloured by what the operator chose; they fade as smaller areas take over. */
export const townsLayer: LayerDefinition = {
  id: 'towns',
  titleKey: 'layer.towns',
  images: ({ view }) => ({
    'town-hatch': hatchImage(mapPaint(view.theme).casing, 16, 8, 2.2),
    'town-dot': dotImage(mapPaint(view.theme).casing, 8, 1.5),
  }),
  featureStates: (input) => ({ [TOWN_AREAS]: statesOf(input) }),
  idle: (input) => idlePatterns(statesOf(input)),
  layers: ({ view }) => {
    const paint = mapPaint(view.theme);
    const strength: ExpressionSpecification = ['number', ['feature-state', 'strength'], 0];
    const fade: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], FADE[0], strength, FADE[1], 0];
    const patternOpacity = (pattern: string, opacity: number): ExpressionSpecification => [
      'interpolate',
      ['linear'],
      ['zoom'],
      FADE[0],
      stateOfPattern(pattern, opacity),
      FADE[1],
      stateOfPattern(pattern, 0),
    ];
    return [
      {
        id: 'fill',
        source: TOWN_AREAS,
        type: 'fill',
        maxzoom: FADE[1],
        paint: {
          'fill-color': ['to-color', ['feature-state', 'colour'], paint.land],
          'fill-opacity': fade,
          'fill-antialias': false,
        },
      },
      // Drawn nowhere and found everywhere, also from near, where nothing else of a town is left to point at.
      { id: 'hit', source: TOWN_AREAS, type: 'fill', paint: { 'fill-opacity': 0, 'fill-antialias': false } },
      {
        id: 'hatch',
        source: TOWN_AREAS,
        type: 'fill',
        maxzoom: FADE[1],
        paint: {
          'fill-pattern': 'town-hatch',
          'fill-opacity': patternOpacity('hatch', view.theme === 'dark' ? 0.42 : 0.45),
        },
      },
      {
        id: 'dots',
        source: TOWN_AREAS,
        type: 'fill',
        maxzoom: FADE[1],
        paint: { 'fill-pattern': 'town-dot', 'fill-opacity': patternOpacity('dot', 0.5) },
      },
    ];
  },
  pickable: ['hit'],
  pick: (feature) => {
    const code: unknown = feature.properties?.['code'];
    return typeof code === 'string' ? { kind: 'town', code } : null;
  },
};
