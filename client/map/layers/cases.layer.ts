import { createCasePointsMemo } from '../../selectors/map-cases.ts';
import { mapPaint } from '../../theme/map-paint.ts';
import { circle, diamond, markerImage, roundedSquare, triangle, type MapImage, type Shape } from '../images.ts';
import type { LayerDefinition, LayerInput } from '../layer.ts';
import { geojsonSource } from './empty-source.ts';

const points = createCasePointsMemo();
/** What is done is seen only by who looks for it. */
const ENDED_FROM_ZOOM = 14;

/** Cases with a place: a circle in time, a diamond in warning, a triangle when late, hollow when ended. */
export const casesLayer: LayerDefinition = {
  id: 'cases',
  titleKey: 'layer.cases',
  images: caseImages,
  sources: () => ({ points: geojsonSource({ maxzoom: 15 }) }),
  data: ({ world, view, link }) => ({
    points: points(view.shownCases ?? world.facts.cases, link.nowMs + link.clockSkewMs).points,
  }),
  layers: ({ mode }) => {
    const scale = mode === 'wall' ? 1.7 : 1;
    const layout = {
      'icon-image': ['get', 'icon'] as never,
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'symbol-sort-key': ['get', 'rank'] as never,
      'icon-size': [
        'interpolate',
        ['linear'],
        ['zoom'],
        9,
        0.34 * scale,
        11,
        0.48 * scale,
        13,
        0.78 * scale,
        15,
        scale,
      ] as never,
    };
    return [
      {
        id: 'ended',
        source: 'points',
        type: 'symbol',
        minzoom: ENDED_FROM_ZOOM,
        filter: ['==', ['get', 'look'], 'ended'],
        layout,
        paint: { 'icon-opacity': 0.6 },
      },
      { id: 'open', source: 'points', type: 'symbol', filter: ['!=', ['get', 'look'], 'ended'], layout },
    ];
  },
  pick: (feature) => {
    const id: unknown = feature.properties?.['caseId'];
    return typeof id === 'string' ? { kind: 'case', id } : null;
  },
};

/** Four looks of two kinds: a facility (部件) has a square core, an event (事件) a round one. */
function caseImages({ tokens, view }: LayerInput): Readonly<Record<string, MapImage>> {
  const paint = mapPaint(view.theme);
  const looks: readonly [look: string, shape: Shape, colour: string, filled: boolean][] = [
    ['in-time', circle(7.5), paint.caseInTime, true],
    ['warning', diamond(10), tokens.thin, true],
    ['late', triangle(11), tokens.empty, true],
    ['ended', circle(6), tokens.stale, false],
  ];
  const cores: readonly [kind: string, shape: Shape][] = [
    ['event', circle(2.4)],
    ['facility', roundedSquare(2.2, 0.2)],
  ];
  return Object.fromEntries(
    looks.flatMap(([look, shape, colour, filled]) =>
      cores.map(([kind, core]) => [
        `case-${look}-${kind}`,
        markerImage(28, shape, {
          fill: filled ? colour : null,
          stroke: filled ? paint.labelHalo : colour,
          strokePx: filled ? 0 : 2,
          casing: paint.casing,
          casingPx: 1.8,
          core: { shape: core, colour: filled ? paint.casing : colour },
        }),
      ]),
    ),
  );
}
