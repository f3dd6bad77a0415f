import { useDeferredValue, useId, useMemo, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { focusPoint, goTo } from '../../panels/go-to.ts';
import { useNames } from '../../panels/use-names.ts';
import { describedHits } from '../../selectors/described-cases.ts';
import { search, searchEntries, type SearchHit } from '../../selectors/search.ts';
import { useDistrict, useStores, useWorld } from '../../stores/use-stores.ts';
import { ComboboxInput } from '../../ui/ComboboxInput.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useListChoice } from '../../ui/use-list-choice.ts';
import { useDescribedCases } from './use-described-cases.ts';

const ROOM = 12;

/** Finds towns, communities, grids, people and cases by name, code or words; works without a mouse. */
export function SearchBox({ inputRef }: { readonly inputRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const stores = useStores();
  const list = useId();
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const deferred = useDeferredValue(query);
  const named = useHits(deferred);
  const described = useDescribedCases(open ? query : '');
  const written = useMemo(() => describedHits(described.items, named), [described.items, named]);
  const hits = useMemo(() => [...named, ...written], [named, written]);
  const shown = open && query.trim() !== '';
  const { chosen, choose, step } = useListChoice(hits.length);

  const take = (hit: SearchHit | undefined) => {
    if (!hit) return;
    setOpen(false);
    setQuery('');
    inputRef.current?.blur();
    goTo(stores, hit.selection);
    const found = described.items.find(({ id }) => hit.selection.kind === 'case' && hit.selection.id === id);
    // One that has ended long ago is not among the live ones, and the map does not know its place.
    if (found && found.lon !== null && found.lat !== null) focusPoint(stores, [found.lon, found.lat]);
  };
  const leave = () => {
    setOpen(false);
    inputRef.current?.blur();
  };

  const line = (hit: SearchHit, at: number) => (
    <Hit
      key={`${hit.selection.kind} ${'code' in hit.selection ? hit.selection.code : hit.selection.id}`}
      id={`${list}-${at}`}
      hit={hit}
      chosen={at === chosen}
      take={() => take(hit)}
      hover={() => choose(at)}
    />
  );
  const note = () => {
    if (shown && described.state === 'reading') return t('search.reading');
    if (shown && described.state === 'failed') return t('search.unread');
    return shown && hits.length === 0 ? t('search.none', { query }) : t('search.hint');
  };

  return (
    <div className="search" role="search">
      <Icon name="search" />
      <ComboboxInput
        {...{ inputRef, shown, chosen, query, step, leave }}
        listId={list}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        typed={(text) => {
          setQuery(text);
          choose(0);
          setOpen(true);
        }}
        open={() => take(hits[chosen])}
        focused={setOpen}
      />
      <kbd aria-hidden="true">/</kbd>
      <div className="search-drop" hidden={!shown}>
        <div id={list} role="listbox" aria-label={t('search.results')}>
          {shown && (
            <>
              <ul role="group" aria-label={t('search.named')}>
                {named.map((hit, at) => line(hit, at))}
              </ul>
              {written.length > 0 && (
                <>
                  <h3 aria-hidden="true">{t('search.written')}</h3>
                  <ul role="group" aria-label={t('search.written')}>
                    {written.map((hit, at) => line(hit, named.length + at))}
                  </ul>
                </>
              )}
            </>
          )}
        </div>
        <p role="status">{note()}</p>
      </div>
    </div>
  );
}

function useHits(query: string): readonly SearchHit[] {
  const towns = useDistrict((state) => state.towns);
  const communities = useDistrict((state) => state.communities);
  const grids = useDistrict((state) => state.grids);
  const officers = useDistrict((state) => state.officers);
  const cases = useWorld((world) => world.facts.cases);
  const isAsked = query.trim() !== '';
  const entries = useMemo(
    () => (isAsked ? searchEntries({ towns, communities, grids, officers }) : []),
    [isAsked, towns, communities, grids, officers],
  );
  return useMemo(() => (isAsked ? search(entries, cases.values(), query, ROOM) : []), [isAsked, entries, cases, query]);
}

interface HitProps {
  readonly id: string;
  readonly hit: SearchHit;
  readonly chosen: boolean;
  readonly take: () => void;
  readonly hover: () => void;
}

function Hit({ id, hit, chosen, take, hover }: HitProps) {
  const { t } = useTranslation('words');
  const names = useNames();
  return (
    <li
      id={id}
      role="option"
      aria-selected={chosen}
      onPointerDown={(event) => {
        event.preventDefault();
        take();
      }}
      onPointerEnter={hover}
    >
      <small className="hit-kind">{t(`kind.${hit.selection.kind}`)}</small>
      <b>{hit.selection.kind === 'town' ? names.town(hit.selection.code) : hit.title}</b>
      <span>{hit.selection.kind === 'town' ? hit.town : `${names.town(hit.town)} · ${hit.detail}`}</span>
    </li>
  );
}
