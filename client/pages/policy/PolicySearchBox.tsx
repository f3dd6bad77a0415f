import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { ComboboxInput } from '../../ui/ComboboxInput.tsx';
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
  const leave = () => (shown ? typed('') : inputRef.current?.blur());
  return (
    <div className="search" role="search">
      <Icon name="search" />
      <ComboboxInput
        {...{ inputRef, shown, chosen, query, typed, step, open, leave }}
        listId={HITS_ID}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
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
