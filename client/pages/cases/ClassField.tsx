import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CASE_CATEGORIES, CASE_KINDS } from '../../../shared/model/case.ts';
import { useNames } from '../../panels/use-names.ts';
import { searchClasses, type ClassHit } from '../../selectors/class-search.ts';
import { HitField } from '../../ui/HitField.tsx';
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
  const [query, setQuery] = useState('');
  const hits = codes ? searchClasses(codes, query) : [];
  const minor = codes?.minors.find(({ code }) => code === draft.code);
  const take = ({ code, kind, category }: ClassHit) => {
    put({ code, kind, category, line: '', into: '' });
    setQuery('');
  };
  return (
    <div className="field">
      <span className="field-name">{t('class')}</span>
      <HitField
        label={t('class')}
        placeholder={t('class-hint')}
        query={query}
        typed={setQuery}
        hits={hits}
        keyOf={({ code }) => code}
        take={take}
        none={t('class-none')}
      >
        {(hit) => (
          <>
            <span className="hit-kind">{word(`caseKind.${hit.kind}`)}</span>
            <b>{names.label(hit.label)}</b>
            <span>{hit.major && names.label(hit.major)}</span>
          </>
        )}
      </HitField>
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
