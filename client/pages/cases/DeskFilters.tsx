import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { CASE_CATEGORIES, CASE_KINDS, CASE_LEVELS } from '../../../shared/model/case.ts';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { DESK_PARTS, type DeskPlace } from '../../selectors/desk-link.ts';
import { useSession } from '../../stores/use-stores.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { SettledInput } from '../../ui/SettledInput.tsx';
import type { DeskWay } from './use-desk-place.ts';

interface DeskFiltersProps {
  readonly way: DeskWay;
  readonly textRef: RefObject<HTMLInputElement | null>;
}

/** State and lateness are chosen above the list, and taken back there. */
const NARROWING = DESK_PARTS.filter((part) => part !== 'state' && part !== 'view');

/** What the list is narrowed to; all of it stands in the address. State and lateness have their own rows above the list. */
export function DeskFilters({ way: { place, narrow }, textRef }: DeskFiltersProps) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const names = useNames();
  const places = usePlaces();
  const ownTown = useSession(({ session }) => session?.town ?? null);
  const put = (part: keyof DeskPlace) => (value: string) => narrow({ [part]: value });
  const officers = place.town === '' && ownTown === null ? [] : places.officersOf(ownTown ?? place.town);
  const chosen = places.officer(place.officer);
  const isNarrowed = NARROWING.some((part) => place[part] !== '');
  return (
    <div className="filters desk-filters" role="search">
      <SettledInput
        label={t('text')}
        value={place.text}
        placeholder={t('text-hint')}
        put={(text) => narrow({ text }, 'replace')}
        inputRef={textRef}
      />
      {ownTown === null && (
        <Picker label={t('town')} none={t('any')} value={place.town} changed={(town) => narrow({ town, officer: '' })}>
          {places.towns.map(({ code }) => [code, names.town(code)] as const)}
        </Picker>
      )}
      <Picker label={t('kind')} none={t('any')} value={place.kind} changed={put('kind')}>
        {CASE_KINDS.map((kind) => [kind, word(`caseKind.${kind}`)] as const)}
      </Picker>
      <Picker label={t('category')} none={t('any')} value={place.category} changed={put('category')}>
        {CASE_CATEGORIES.map((category) => [category, word(`category.${category}`)] as const)}
      </Picker>
      <Picker label={t('level')} none={t('any')} value={place.level} changed={put('level')}>
        {CASE_LEVELS.map((level) => [level, word(`caseLevel.${level}`)] as const)}
      </Picker>
      <Picker label={t('officer')} none={t('any')} value={place.officer} changed={put('officer')}>
        {[
          ['none', t('nobody')] as const,
          ...(chosen && !officers.includes(chosen) ? [[chosen.id, chosen.name] as const] : []),
          ...officers.map(({ id, name }) => [id, name] as const),
        ]}
      </Picker>
      {(['from', 'to'] as const).map((part) => (
        <DayInput key={part} label={t(part)} value={place[part]} changed={put(part)} />
      ))}
      {place.grid !== '' && (
        <button type="button" className="link" onClick={() => narrow({ grid: '' })}>
          {t('grid-only', { grid: place.grid })} ×
        </button>
      )}
      {isNarrowed && (
        <button
          type="button"
          className="link"
          onClick={() => narrow(Object.fromEntries(NARROWING.map((part) => [part, ''])))}
        >
          {t('clear')}
        </button>
      )}
    </div>
  );
}
