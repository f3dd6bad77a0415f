import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CASE_CATEGORIES, CASE_KINDS } from '../../../shared/model/case.ts';
import { useNames } from '../../panels/use-names.ts';
import { searchClasses, type ClassHit } from '../../selectors/class-search.ts';
import { ComboboxInput } from '../../ui/ComboboxInput.tsx';
import { useListChoice } from '../../ui/use-list-choice.ts';
import type { CallDraft } from './use-call-draft.ts';
import { useCaseCodes } from './use-case-codes.ts';

interface ClassFieldProps {
  readonly draft: CallDraft;
  readonly put: (parts: Partial<CallDraft>) => void;
}

/** What it is: a class of the code table found by any word of it, or kind and category alone. */
export function ClassField({ draft, put }: ClassFieldProps) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const names = useNames();
  const codes = useCaseCodes();
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const hits = codes ? searchClasses(codes, query) : [];
  const shown = isOpen && hits.length > 0;
  const { chosen, choose, step } = useListChoice(hits.length);
  const minor = codes?.minors.find(({ code }) => code === draft.code);
  const take = (hit: ClassHit | undefined) => {
    if (!hit) return;
    put({ code: hit.code, kind: hit.kind, category: hit.category, line: '', into: '' });
    setQuery('');
    setIsOpen(false);
  };
  return (
    <div className="field">
      <span className="field-name">{t('class')}</span>
      <div className="search class-search">
        <ComboboxInput
          aria-label={t('class')}
          placeholder={t('class-hint')}
          inputRef={input}
          listId={list}
          chosen={chosen}
          query={query}
          shown={shown}
          typed={(text) => {
            setQuery(text);
            setIsOpen(true);
          }}
          focused={setIsOpen}
          step={step}
          open={() => take(hits[chosen])}
          leave={() => {
            setQuery('');
            setIsOpen(false);
          }}
        />
        {shown && (
          <div className="search-drop">
            <ul role="listbox" id={list} aria-label={t('class')}>
              {hits.map((hit, at) => (
                <li
                  key={hit.code}
                  id={`${list}-${at}`}
                  role="option"
                  aria-selected={at === chosen}
                  onMouseEnter={() => choose(at)}
                  onMouseDown={(event) => {
                    event.preventDefault();
                    take(hit);
                  }}
                >
                  <span className="hit-kind">{word(`caseKind.${hit.kind}`)}</span>
                  <b>{names.label(hit.label)}</b>
                  <span>{hit.major && names.label(hit.major)}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {minor && (
        <p className="chosen-class">
          <b>{names.label(minor.label)}</b> <code>{minor.code}</code>{' '}
          <button type="button" className="link" onClick={() => put({ code: null, line: '' })}>
            {t('without-class')}
          </button>
        </p>
      )}
      <div className="field-row">
        <select
          aria-label={t('kind')}
          value={draft.kind}
          disabled={minor !== undefined}
          onChange={({ target }) => put({ kind: target.value as CallDraft['kind'], into: '' })}
        >
          {CASE_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {word(`caseKind.${kind}`)}
            </option>
          ))}
        </select>
        <select
          aria-label={t('category')}
          value={draft.category}
          disabled={minor !== undefined}
          onChange={({ target }) => put({ category: target.value as CallDraft['category'], into: '' })}
        >
          {CASE_CATEGORIES.map((category) => (
            <option key={category} value={category}>
              {word(`category.${category}`)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
