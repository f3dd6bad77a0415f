import { useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficerItem } from '../../../shared/http/district.ts';
import { useMay } from '../../panels/use-may.ts';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { findOfficers } from '../../selectors/find-officers.ts';
import { useDistrict } from '../../stores/use-stores.ts';
import { ComboboxInput } from '../../ui/ComboboxInput.tsx';
import { useListChoice } from '../../ui/use-list-choice.ts';
import { Field } from '../sign-in/Field.tsx';

interface OfficerPickerProps {
  readonly label: string;
  /** Only this team. */
  readonly role?: string;
  readonly hint?: ReactNode;
  /** Id in the roster; empty while nobody is chosen. */
  readonly value: string;
  readonly changed: (id: string) => void;
}

const ROOM = 8;

/** Somebody of the roster by name, id or town; whoever may not read the roster types the id, and is told why. */
export function OfficerPicker(props: OfficerPickerProps) {
  const { t } = useTranslation('admin');
  const may = useMay('roster:read');
  const { label, hint, value, changed } = props;
  if (may) return <FromRoster {...props} />;
  return (
    <Field
      label={`${label} · ${t('officer-id')}`}
      name="officer"
      required
      maxLength={64}
      autoComplete="off"
      hint={
        <>
          {t('officer-blind')} {hint}
        </>
      }
      value={value}
      changed={changed}
    />
  );
}

function FromRoster({ label, role, hint, value, changed }: OfficerPickerProps) {
  const { t } = useTranslation('admin');
  const { t: word } = useTranslation('words');
  const names = useNames();
  const places = usePlaces();
  const officers = useDistrict((state) => state.officers);
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const found = useMemo(
    () => findOfficers(officers.values(), query, { role: role ?? null, townName: names.town, limit: ROOM }),
    [officers, query, role, names],
  );
  const { chosen, choose, step } = useListChoice(found.length);
  const officer = places.officer(value);
  const shown = isOpen && query.trim() !== '' && value === '';
  const lineOf = (one: OfficerItem) =>
    `${one.name} · ${word(`role.${one.role}`)} · ${names.town(one.town)} · ${one.id}`;

  const take = (one: OfficerItem | undefined) => {
    if (!one) return;
    changed(one.id);
    setQuery('');
    setIsOpen(false);
  };
  return (
    <div className="field officer-picker">
      <span className="field-head" aria-hidden="true">
        {label}
      </span>
      <ComboboxInput
        inputRef={input}
        listId={list}
        aria-label={label}
        placeholder={t('officer-find')}
        query={value === '' ? query : officer ? lineOf(officer) : value}
        {...{ shown, chosen, step }}
        typed={(text) => {
          // The line of somebody who is chosen is no text to search for: whoever changes it begins anew.
          setQuery(value !== '' && text.length > 1 ? '' : text);
          changed('');
          choose(0);
          setIsOpen(true);
        }}
        open={() => take(found[chosen])}
        leave={() => setIsOpen(false)}
        focused={(isFocused) => {
          setIsOpen(isFocused);
          if (isFocused && value !== '') input.current?.select();
        }}
      />
      <ul id={list} role="listbox" aria-label={label} className="officer-list" hidden={!shown}>
        {shown &&
          found.map((one, at) => (
            <li
              key={one.id}
              id={`${list}-${at}`}
              role="option"
              aria-selected={at === chosen}
              onPointerDown={(event) => {
                event.preventDefault();
                take(one);
              }}
              onPointerEnter={() => choose(at)}
            >
              <b>{one.name}</b> <span className="muted">{lineOf(one).slice(one.name.length)}</span>
            </li>
          ))}
      </ul>
      <div className="field-hint" aria-live="polite">
        {shown && found.length === 0
          ? t('officer-none', { query })
          : value === '' && query !== ''
            ? t('officer-lost')
            : hint}
      </div>
    </div>
  );
}
