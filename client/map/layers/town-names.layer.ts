import { standingWords } from '../../i18n/words/standing.ts';
import { gridCountsOf } from '../../selectors/grid-counts.ts';
import { coveredPercent, townLabels } from '../../selectors/map-towns.ts';
import { whatIfDesk } from '../../i18n/desk/what-if.ts';
import { triedZones } from '../../selectors/what-if.ts';
import { keepSame } from '../../selectors/keep-same.ts';
import { memoLast } from '../../selectors/memo-last.ts';
import { mapPaint } from '../../theme/map-paint.ts';
import type { LayerDefinition } from '../layer.ts';
import { geojsonSource } from './empty-source.ts';
import { LABEL_FONT, labelPaint } from './label-style.ts';

const percents = keepSame(coveredPercent);
const labels = memoLast(townLabels);

/** Size of a name by zoom, px; the line below is smaller by `DETAIL_SHARE` and still 20 px on the wall. */
const SIZES = {
  desk: [8.5, 14.5 * 0.72, 10.2, 14.5, 12.5, 14.5 * 1.3],
  wall: [8.5, 24, 10.2, 24, 12.5, 30],
} as const;
const DETAIL_SHARE = 0.84;

const WORDS = {
  zh: { ...standingWords.zh, tried: whatIfDesk.zh.whatIf.mark },
  en: { ...standingWords.en, tried: whatIfDesk.en.whatIf.mark },
};

/** Names of towns, over everything else. The second line says in words what the colour says. */
export const townNamesLayer: LayerDefinition = {
  id: 'town-names',
  titleKey: 'layer.townNames',
  sources: () => ({ names: geojsonSource() }),
  data: ({ district, world: { facts }, view, mode }) => ({
    names: labels(
      district.towns,
      facts.standings,
      view.colouring === 'coverage' ? percents(gridCountsOf(facts.grids, district.grids).towns) : null,
      view.colouring,
      view.language,
      WORDS[view.language],
      mode === 'desk' ? triedZones(district.zoning, view.trial?.weights ?? null) : null,
    ),
  }),
  layers: ({ view, mode }) => {
    const paint = mapPaint(view.theme);
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
            { 'font-scale': DETAIL_SHARE, 'text-color': paint.labelMuted },
          ],
          'text-font': LABEL_FONT.regular,
          'text-size': ['interpolate', ['linear'], ['zoom'], ...SIZES[mode]],
          'text-line-height': mode === 'wall' ? 1.1 : 1.25,
          'text-max-width': 9,
          'text-padding': mode === 'wall' ? 0 : 3,
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
