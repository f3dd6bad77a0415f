import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { townOfScope } from '../../../shared/world/scope.ts';
import { GRID_FROM_ZOOM } from '../../map/layers/communities.layer.ts';
import { caseLegend, gridLegend, townLegend, type LegendItem } from '../../map/legend.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useGridCounts } from '../../panels/use-grid-counts.ts';
import { useMoment } from '../../panels/use-moment.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { standingsTried, triedZones } from '../../selectors/what-if.ts';
import { useDistrict, useLink, useView, useWorld } from '../../stores/use-stores.ts';

/** Grids fade in below the zoom at which they are everything. */
const GRIDS_SPEAK_FROM_ZOOM = GRID_FROM_ZOOM - 0.9;

/** What the colours and signs of the map mean, with how many there are of each: towns from afar, grids from near. */
export function Legend() {
  const { t } = useTranslation();
  const near = useView((view) => view.camera !== null && view.camera.zoom >= GRIDS_SPEAK_FROM_ZOOM);
  const tried = useView((view) => view.trial !== null);
  const areas = useAreaItems(near);
  const cases = useCaseItems();
  return (
    <div className="legend" aria-label={t('legend.title')} role="group">
      <h2>{near ? t('legend.grids') : tried ? t('whatIf.legend') : t('legend.towns')}</h2>
      <Items items={areas} />
      <h2>{t('legend.cases')}</h2>
      <Items items={cases} compact />
    </div>
  );
}

function useAreaItems(near: boolean): readonly LegendItem[] {
  const standings = useWorld((world) => world.facts.standings);
  const counts = useGridCounts();
  const theme = useView((view) => view.theme);
  const colouring = useView((view) => view.colouring);
  const scopeTown = useLink((link) => townOfScope(link.scope));
  const zoning = useDistrict((state) => state.zoning);
  const weights = useView((view) => view.trial?.weights ?? null);
  const places = usePlaces();
  return useMemo(() => {
    if (near) return gridLegend(counts.all, theme);
    const codes = scopeTown === null ? places.towns.map((town) => town.code) : [scopeTown];
    const tried = standingsTried(standings, triedZones(zoning, weights));
    return townLegend(colouring, codes, tried, counts.towns, theme);
  }, [near, standings, counts, theme, colouring, places, scopeTown, zoning, weights]);
}

function useCaseItems(): readonly LegendItem[] {
  const cases = useWorld((world) => world.facts.cases);
  const theme = useView((view) => view.theme);
  const { nowMs } = useMoment();
  return useMemo(() => caseLegend(cases, nowMs, theme), [cases, nowMs, theme]);
}

function Items({ items, compact = false }: { readonly items: readonly LegendItem[]; readonly compact?: boolean }) {
  const { t } = useTranslation('words');
  const formats = useFormats();
  const isKnown = useLink((link) => link.beat !== null);
  return (
    <ul className={compact ? 'is-compact' : undefined}>
      {items.map((item) => (
        <li key={item.id} className={item.count === 0 ? 'is-none' : undefined}>
          <LegendMark item={item} />
          <span>{item.text ?? t(item.labelKey as 'legend.unknown')}</span>
          <b>{isKnown ? formats.count(item.count) : '–'}</b>
        </li>
      ))}
    </ul>
  );
}

const SHAPES: Readonly<Record<Exclude<LegendItem['shape'], 'area'>, string>> = {
  circle: 'M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2Z',
  diamond: 'M7 1 13 7 7 13 1 7Z',
  triangle: 'M7 1.5 13 12.5H1Z',
  ring: 'M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2Zm0 2.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6Z',
};

function LegendMark({ item: { shape, colour, pattern } }: { readonly item: LegendItem }) {
  if (shape === 'area') return <i className={`swatch swatch-${pattern}`} style={{ backgroundColor: colour }} />;
  return (
    <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      <path d={SHAPES[shape]} fill={colour} fillRule="evenodd" />
    </svg>
  );
}
