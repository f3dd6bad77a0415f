import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isLinkStale } from '../../selectors/link-stale.ts';
import { useLink } from '../../stores/use-stores.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { Answer } from './use-answer.ts';

interface AnsweredProps<T> {
  readonly answer: Answer<T>;
  readonly children: (value: T) => ReactNode;
}

/** An answer as it stands: being read, refused, failed, old, or there. Old figures stay and are said to be old. */
export function Answered<T>({ answer: { value, failure, retry }, children }: AnsweredProps<T>) {
  const { t } = useTranslation();
  const isOld = useLink(isLinkStale);
  const isRefused = failure?.status === 401 || failure?.status === 403;
  if (isRefused) return <EmptyNote>{t('evidence.refused')}</EmptyNote>;
  if (value === null && !failure) return <Skeleton lines={4} label={t('panel.loading')} />;
  return (
    <>
      {failure && (
        <div className="empty-note" role="alert">
          {failure.status === 404 ? t('evidence.none') : t('evidence.failed', { code: failure.code })}
          {failure.status !== 404 && (
            <button type="button" className="link" onClick={retry}>
              {t('load.retry')}
            </button>
          )}
        </div>
      )}
      {value !== null && (isOld || failure) && <p className="evidence-old">{t('evidence.old')}</p>}
      {value !== null && children(value)}
    </>
  );
}
