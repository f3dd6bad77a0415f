import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useField, useOwnGrids } from '../use-field.ts';

/** Worse than this the position is told to be rough, m. */
const ROUGH_M = 50;

interface At {
  readonly lon: number;
  readonly lat: number;
  readonly accuracyM: number | null;
}

/** Where a report is: by the phone, or by a grid that the officer names. */
export interface Place {
  readonly at: At | null;
  /** Added to what is written, so that a reader knows how good the place is; empty for a good position. */
  readonly remark: string;
  /** Code of the grid that was named; null for the position of the phone. */
  readonly grid: string | null;
  readonly choose: (grid: string | null) => void;
}

/** The position of the phone: the one that is sent on duty, else one that is asked for this report alone. */
export function usePlace(): Place {
  const { t } = useTranslation('field');
  const tracked = useField((state) => state.fix);
  const grids = useOwnGrids();
  const asked = useOnePosition(tracked === null);
  const [grid, choose] = useState<string | null>(null);
  const named = grids.find(({ code }) => code === grid);
  if (named) {
    const [lon, lat] = named.labelPoint;
    return { at: { lon, lat, accuracyM: null }, remark: t('description-grid', { grid: named.name }), grid, choose };
  }
  const at = tracked ?? asked;
  const isRough = at !== null && (at.accuracyM ?? 0) > ROUGH_M;
  const remark = isRough ? t('description-rough', { m: Math.round(at.accuracyM ?? 0) }) : '';
  return { at, remark, grid: null, choose };
}

function useOnePosition(isWanted: boolean): At | null {
  const [at, setAt] = useState<At | null>(null);
  useEffect(() => {
    if (!isWanted || !('geolocation' in navigator)) return;
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude: lon, latitude: lat, accuracy } }) => setAt({ lon, lat, accuracyM: accuracy }),
      () => {},
      { enableHighAccuracy: true, maximumAge: 10_000, timeout: 20_000 },
    );
  }, [isWanted]);
  return at;
}

/** Says where the report will be, and lets one name a grid instead. */
export function ReportPlace({ place: { at, grid, choose } }: { readonly place: Place }) {
  const { t } = useTranslation('field');
  const grids = useOwnGrids();
  const [isChoosing, setIsChoosing] = useState(false);
  const name = grids.find(({ code }) => code === grid)?.name;
  const text = name
    ? t('place-grid', { grid: name })
    : at
      ? t('place-gps', { m: Math.round(at.accuracyM ?? 0) })
      : t('place-wait');
  return (
    <fieldset className="choice-field report-place" data-place={name ? 'grid' : at ? 'gps' : 'none'}>
      <legend>{t('place')}</legend>
      <p>{text}</p>
      <button
        type="button"
        className="field-button"
        onClick={() => {
          if (grid !== null) choose(null);
          setIsChoosing(grid === null && !isChoosing);
        }}
      >
        {t(grid === null ? 'place-choose' : 'place-back')}
      </button>
      {isChoosing &&
        grids.map(({ code, name: label }) => (
          <button
            key={code}
            type="button"
            className="field-button"
            data-grid={code}
            onClick={() => {
              choose(code);
              setIsChoosing(false);
            }}
          >
            {label}
          </button>
        ))}
    </fieldset>
  );
}
