import { useDeferredValue, useId, useMemo, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../../panels/go-to.ts';
import { useNames } from '../../panels/use-names.ts';
import { search, searchEntries, type SearchHit } from '../../selectors/search.ts';
import { useDistrict, useStores, useWorld } from '../../stores/use-stores.ts';
import { Icon } from '../../ui/Icon.tsx';

const ROOM = 12;

/** Finds towns, communities, grids, people and cases by name, code or words; works without a mouse. */
export function SearchBox({ inputRef }: { readonly inputRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const stores = useStores();
  const list = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const [open, setOpen] = useState(false);
  const hits = useHits(useDeferredValue(query));
  const shown = open && query.trim() !== '';
  const current = Math.min(chosen, hits.length - 1);

  const take = (hit: SearchHit | undefined) => {
    if (!hit) return;
    setOpen(false);
    setQuery('');
    inputRef.current?.blur();
    goTo(stores, hit.selection);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return take(hits[current]);
    if (event.key === 'Escape') {
      setOpen(false);
      inputRef.current?.blur();
      event.stopPropagation();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || hits.length === 0) return;
    setChosen((current + step + hits.length) % hits.length);
    event.preventDefault();
  };

  return (
    <div className="search" role="search">
      <Icon name="search" />
      <input
        ref={inputRef}
        type="text"
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && current >= 0 ? `${list}-${current}` : undefined}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
      <div className="search-drop" hidden={!shown}>
        <ul id={list} role="listbox" aria-label={t('search.results')}>
          {shown &&
            hits.map((hit, at) => (
              <Hit
                key={`${hit.selection.kind} ${'code' in hit.selection ? hit.selection.code : hit.selection.id}`}
                id={`${list}-${at}`}
                hit={hit}
                chosen={at === current}
                take={() => take(hit)}
                hover={() => setChosen(at)}
              />
            ))}
        </ul>
        <p>{shown && hits.length === 0 ? t('search.none', { query }) : t('search.hint')}</p>
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
