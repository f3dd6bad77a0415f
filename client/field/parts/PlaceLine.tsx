import { useTranslation } from 'react-i18next';
import { distanceM } from '../../../shared/geo/local-metres.ts';
import { useField } from '../use-field.ts';

interface Placed {
  readonly grid: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** Grid, distance, and the way there in whatever map the phone has. */
export function PlaceLine({ item: { grid, lon, lat } }: { readonly item: Placed }) {
  const { t } = useTranslation('field');
  const fix = useField((state) => state.fix);
  const name = useField((state) => state.answer?.grids.find(({ code }) => code === grid)?.name ?? grid);
  const isPlaced = lon !== null && lat !== null;
  const farM = fix && isPlaced ? Math.round(distanceM([fix.lon, fix.lat], [lon, lat])) : null;
  return (
    <span className="place-line">
      {name && <span>{name}</span>}
      {farM !== null && <span>{t('distance', { m: farM })}</span>}
      {isPlaced && (
        <a className="field-link" href={`geo:${lat},${lon}?q=${lat},${lon}`}>
          {t('navigate')}
        </a>
      )}
    </span>
  );
}
