import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon.tsx';

/** The results are a list box of this id, in the middle of the page. */
export const HITS_ID = 'policy-hits';

interface PolicySearchBoxProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly query: string;
  /** Place of the chosen result, -1 without any. */
  readonly chosen: number;
  readonly typed: (query: string) => void;
  /** Moves the choice up or down. */
  readonly step: (by: 1 | -1) => void;
  readonly open: () => void;
}

/** Finds in all documents at once; arrows choose, Enter opens, Escape clears. */
export function PolicySearchBox({ inputRef, query, chosen, typed, step, open }: PolicySearchBoxProps) {
  const { t } = useTranslation('policy');
  const shown = query.trim() !== '';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return open();
    if (event.key === 'Escape') {
      if (shown) typed('');
      else inputRef.current?.blur();
      event.stopPropagation();
      return;
    }
    if (!shown || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    step(event.key === 'ArrowDown' ? 1 : -1);
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
        aria-controls={HITS_ID}
        aria-autocomplete="list"
        aria-activedescendant={shown && chosen >= 0 ? `${HITS_ID}-${chosen}` : undefined}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => typed(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {shown ? (
        <button type="button" className="search-clear" aria-label={t('search.clear')} onClick={() => typed('')}>
          <Icon name="close" />
        </button>
      ) : (
        <kbd aria-hidden="true">/</kbd>
      )}
    </div>
  );
}
