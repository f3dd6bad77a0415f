import { useTranslation } from 'react-i18next';
import type { FetchFailure } from '../../wire/fetch-json.ts';
import { Notice } from '../../ui/Notice.tsx';

interface PolicyTroubleProps {
  readonly failure: FetchFailure;
  readonly retry: () => void;
}

/** The documents were not read: no network, no right, or an answer that cannot be used; each says what can be done. */
export function PolicyTrouble({ failure, retry }: PolicyTroubleProps) {
  const { t } = useTranslation('policy');
  const action = { name: t('failed.retry'), run: retry };
  if (failure.status === null)
    return (
      <Notice title={t('failed.offline')} action={action}>
        {t('failed.offlineText')}
      </Notice>
    );
  if (failure.status === 401 || failure.status === 403)
    return <Notice title={t('failed.refused')}>{t('failed.refusedText')}</Notice>;
  return (
    <Notice title={t('failed.other')} action={action}>
      {t('failed.otherText', { code: failure.code })}
    </Notice>
  );
}
