import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { FetchFailure } from '../../wire/fetch-json.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';

interface ListedProps<T> {
  readonly label: string;
  /** Null until the server has answered. */
  readonly items: readonly T[] | null;
  readonly failure: FetchFailure | null;
  readonly retry: () => void;
  /** What to do while there is nothing. */
  readonly none: string;
  /** Reads earlier ones; null or absent when there are none. */
  readonly more?: (() => void) | null;
  readonly children: (items: readonly T[]) => ReactNode;
}

/** A list as it stands: being read, failed, empty, or there; a failure keeps what was read before. */
export function Listed<T>({ label, items, failure, retry, none, more, children }: ListedProps<T>) {
  const { t } = useTranslation('admin');
  return (
    <>
      {failure && (
        <Notice title={t('failed', { what: label, code: failure.code })} action={{ name: t('retry'), run: retry }}>
          <TroubleText failure={failure} />
        </Notice>
      )}
      {!items && !failure && <Skeleton lines={8} label={t('reading', { what: label })} />}
      {items?.length === 0 && <EmptyNote>{none}</EmptyNote>}
      {items && items.length > 0 && children(items)}
      {more && (
        <div className="button-row">
          <button type="button" className="button" onClick={more}>
            {t('more')}
          </button>
        </div>
      )}
    </>
  );
}
