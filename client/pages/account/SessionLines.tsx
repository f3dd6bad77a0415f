import { useTranslation } from 'react-i18next';
import type { SessionList } from '../../../shared/http/endpoints/account.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { browserName } from '../../selectors/browser-name.ts';
import { useServerNow } from '../../stores/use-stores.ts';

interface SessionLinesProps {
  readonly items: SessionList['items'];
  /** Ends one of them; without it they are only shown. */
  readonly end?: (id: string) => void;
}

/** Sessions with what they run on, from where and when. */
export function SessionLines({ items, end }: SessionLinesProps) {
  const { t } = useTranslation('account');
  const formats = useFormats();
  const nowMs = useServerNow(60_000);
  return (
    <ul className="lines">
      {items.map(({ id, current, createdMs, lastSeenMs, address, userAgent }) => (
        <li key={id}>
          <span>
            <b>{browserName(userAgent) ?? t('unknown-browser')}</b> {address}
            <small className="muted">
              {t('session-since', { at: formats.moment(createdMs, nowMs) })} ·{' '}
              {t('session-seen', { at: formats.moment(lastSeenMs, nowMs) })}
            </small>
          </span>
          {current ? (
            <span className="tag">{t('session-here')}</span>
          ) : (
            end && (
              <button type="button" className="button" onClick={() => end(id)}>
                {t('session-end')}
              </button>
            )
          )}
        </li>
      ))}
    </ul>
  );
}
