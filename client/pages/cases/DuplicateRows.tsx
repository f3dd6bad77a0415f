import { useTranslation } from 'react-i18next';
import { useFormats } from '../../panels/use-formats.ts';
import { useServerNow } from '../../stores/use-stores.ts';
import type { Duplicate } from './use-duplicates.ts';

interface DuplicateRowsProps {
  readonly items: readonly Duplicate[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

/** Cases that may be the same, nearest first; a press chooses one to merge into, another takes it back. */
export function DuplicateRows({ items, chosen, choose }: DuplicateRowsProps) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const nowMs = useServerNow(60_000);
  return (
    <ul className="duplicate-rows" aria-label={t('duplicates')}>
      {items.map(({ id, distanceM, state, description, reportedMs }) => (
        <li key={id}>
          <button type="button" aria-pressed={chosen === id} onClick={() => choose(chosen === id ? '' : id)}>
            <b>
              {t('metres', { count: Math.round(distanceM) })} · {word(`caseState.${state}`)} ·{' '}
              {t('ago', { age: formats.age(nowMs - reportedMs) })}
            </b>
            <span>{description}</span>
            <small>{id}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
