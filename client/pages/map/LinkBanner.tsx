import { useTranslation } from 'react-i18next';
import { useFormats } from '../../panels/use-formats.ts';
import { isLinkStale } from '../../selectors/link-stale.ts';
import { useLink } from '../../stores/use-stores.ts';

/** Says over the map that it is not live any more, and since when. */
export function LinkBanner({ retryLink }: { readonly retryLink: () => void }) {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const status = useLink((link) => link.status);
  const heardMs = useLink((link) => link.beatAtMs);
  const skewMs = useLink((link) => link.clockSkewMs);
  const isOld = useLink(isLinkStale);
  if (status.kind !== 'refused' && !isOld) return null;
  return (
    <div className="link-banner" role="alert">
      <b>{word(`link.${status.kind === 'live' ? 'catching-up' : status.kind}`)}</b>
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
