import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridFeature } from '../../../shared/http/endpoints/grids.ts';
import type { LonLat } from '../../../shared/model/area.ts';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { coordinatesOf, placeHits } from '../../selectors/call-place.ts';
import { searchEntries, type SearchHit } from '../../selectors/search.ts';
import { useDistrict, useStores, useView } from '../../stores/use-stores.ts';
import { HitField } from '../../ui/HitField.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useTurn } from '../../ui/use-turn.ts';
import { fetchJson } from '../../wire/fetch-json.ts';
import type { CallDraft } from './use-call-draft.ts';

interface PlaceFieldProps {
  readonly draft: CallDraft;
  readonly put: (parts: Partial<CallDraft>) => void;
}

const NEAR_ZOOM = 15.5;

/** Where it is: typed as a grid code, a village, an address that names one, or coordinates; or a click on the map. */
export function PlaceField({ draft, put }: PlaceFieldProps) {
  const { t } = useTranslation('cases');
  const places = usePlaces();
  const { view } = useStores();
  const isPlacing = useView((state) => state.isPlacing);
  const bounds = useDistrict((state) => state.district?.bounds ?? null);
  const [towns, communities, grids] = [
    useDistrict((state) => state.towns),
    useDistrict((state) => state.communities),
    useDistrict((state) => state.grids),
  ];
  const entries = useMemo(
    () => searchEntries({ towns, communities, grids, officers: new Map() }),
    [towns, communities, grids],
  );
  const turn = useTurn();
  const [query, setQuery] = useState('');
  const settled = useDeferredValue(query);
  const typedAt = coordinatesOf(settled, bounds);
  const found = useMemo(() => placeHits(entries, settled), [entries, settled]);
  const hits: readonly (SearchHit | LonLat)[] = typedAt ? [typedAt] : found;

  useEffect(
    () =>
      view.subscribe((now, before) => {
        if (now.pin === before.pin || !now.pin || !before.isPlacing) return;
        turn.end();
        put({ place: [...now.pin], placeName: '', into: '' });
      }),
    [view, put, turn],
  );

  const set = (at: LonLat, placeName: string) => {
    put({ place: [...at], placeName, into: '' });
    view.getState().focusAsked({ kind: 'point', at, minZoom: NEAR_ZOOM });
    setQuery('');
  };
  const take = async (hit: SearchHit | LonLat) => {
    const isLast = turn.begin();
    if (isPlace(hit)) return set(hit, '');
    const at = await labelPoint(hit);
    if (at && isLast()) set(at, hit.title);
  };
  /** A town and a community are known with their middle, a grid is asked for. */
  const labelPoint = async ({ selection }: SearchHit): Promise<LonLat | null> => {
    if (selection.kind === 'town') return places.town(selection.code)?.properties.labelPoint ?? null;
    if (selection.kind === 'community') return places.community(selection.code)?.properties.labelPoint ?? null;
    if (selection.kind !== 'grid') return null;
    const answer = await fetchJson<GridFeature>(`/api/v1/grids/${encodeURIComponent(selection.code)}`);
    return answer.ok ? answer.value.properties.labelPoint : null;
  };

  return (
    <div className="field place-field">
      <span className="field-name">{t('place')}</span>
      <div className="place-row">
        <HitField
          label={t('place')}
          placeholder={t('place-hint')}
          query={query}
          typed={setQuery}
          hits={hits}
          keyOf={(hit) => (isPlace(hit) ? 'place' : `${hit.selection.kind} ${hit.detail}`)}
          take={(hit) => void take(hit)}
          none={t('place-none')}
        >
          {(hit) => <PlaceHit hit={hit} />}
        </HitField>
        <button
          type="button"
          className="button"
          aria-pressed={isPlacing}
          onClick={() => view.getState().placingChanged(!isPlacing)}
        >
          <Icon name="target" /> {t(isPlacing ? 'click-the-map' : 'pick-on-map')}
        </button>
      </div>
      {draft.place && (
        <p className="chosen-class">
          <b>{draft.placeName || t('picked')}</b>{' '}
          <small className="muted">
            {draft.place[0].toFixed(5)}, {draft.place[1].toFixed(5)}
          </small>
        </p>
      )}
    </div>
  );
}

/** What was found by its name or code, or the coordinates that were typed. */
function PlaceHit({ hit }: { readonly hit: SearchHit | LonLat }) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const names = useNames();
  if (isPlace(hit))
    return (
      <>
        <span className="hit-kind">{t('coordinates')}</span>
        <b>{hit.map((degrees) => degrees.toFixed(5)).join(', ')}</b>
      </>
    );
  return (
    <>
      <span className="hit-kind">{word(`kind.${hit.selection.kind}`)}</span>
      <b>{hit.title}</b>
      <span>{hit.town === null ? hit.detail : names.town(hit.town)}</span>
    </>
  );
}

function isPlace(hit: SearchHit | LonLat): hit is LonLat {
  return Array.isArray(hit);
}
