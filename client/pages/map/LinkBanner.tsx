import { useTranslation } from 'react-i18next';
import { useFormats } from '../../panels/use-formats.ts';
import { useLink } from '../../stores/use-stores.ts';

const SAY_AFTER_MS = 10_000;

/** Says over the map that it is not live any more, and since when. */
export function LinkBanner({ retryLink }: { readonly retryLink: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const status = useLink((link) => link.status);
  const heardMs = useLink((link) => link.beatAtMs);
  const skewMs = useLink((link) => link.clockSkewMs);
  const isOld = useLink((link) => link.beatAtMs !== null && link.nowMs - link.beatAtMs > SAY_AFTER_MS);
  if (status.kind !== 'refused' && !isOld) return null;
  return (
    <div className="link-banner" role="alert">
      <b>{t(`live.${status.kind === 'live' ? 'catching-up' : status.kind}`)}</b>
      <span>
        {status.kind === 'refused'
          ? t(`refused.${status.reason}`)
          : heardMs !== null && t('live.since', { time: formats.second(heardMs + skewMs) })}
      </span>
      <button type="button" className="button" onClick={retryLink}>
        {t('live.retry')}
      </button>
    </div>
  );
}
