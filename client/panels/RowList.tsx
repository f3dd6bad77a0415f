import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { useStores } from '../stores/use-stores.ts';
import type { Selection } from '../stores/view.ts';
import { walkRows } from '../ui/walk-rows.ts';
import { goTo } from './go-to.ts';

interface Row {
  readonly key: string;
  /** Opened by a click or Enter; null when there is nothing to open. */
  readonly to: Selection | null;
  readonly mark?: ReactNode;
  readonly title: ReactNode;
  readonly detail: ReactNode;
  readonly end?: ReactNode;
  readonly loud?: boolean;
  /** Shown whole instead of two lines of it. */
  readonly long?: boolean;
}

interface RowListProps {
  readonly label: string;
  readonly rows: readonly Row[];
  /** At most so many are built; the rest is said in words. */
  readonly room?: number;
}

/** A list whose rows open things; arrows walk it and the map shows under it what has the focus. */
export function RowList({ label, rows, room = 120 }: RowListProps) {
  const { t } = useTranslation();
  const stores = useStores();
  const view = stores.view.getState();
  const hidden = rows.length - room;
  return (
    <>
      <ul className="rows" aria-label={label} onKeyDown={walkRows} onMouseLeave={() => view.hovered(null)}>
        {rows.slice(0, room).map(({ key, to, mark, title, detail, end, loud, long }) => (
          <li key={key} className={loud ? 'is-loud' : long ? 'is-long' : undefined}>
            <button
              type="button"
              data-row
              disabled={to === null}
              onClick={() => goTo(stores, to)}
              onFocus={() => view.hovered(to)}
              onBlur={() => view.hovered(null)}
              onMouseEnter={() => view.hovered(to)}
            >
              <span className="row-mark">{mark}</span>
              <span className="row-text">
                <b>{title}</b>
                <small>{detail}</small>
              </span>
              {end !== undefined && <span className="row-end">{end}</span>}
            </button>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="rows-more">{t('list.more', { count: hidden })}</p>}
    </>
  );
}
