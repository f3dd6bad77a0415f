import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { listOwnViews } from '../../../shared/http/endpoints/tracks.ts';
import { useAnswer } from '../../panels/evidence/use-answer.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useServerNow } from '../../stores/use-stores.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { useRefused } from './use-refused.ts';

/** For members of the field teams: who looked at their track, when, what for and how much of it. */
export function ViewsSection() {
  const { t } = useTranslation('account');
  const { t: desk } = useTranslation();
  const formats = useFormats();
  const nowMs = useServerNow(60_000);
  const refused = useRefused();
  const { value, failure } = useAnswer<AnswerOf<typeof listOwnViews>>('/api/v1/account/views');
  return (
    <section className="plain-card" aria-label={t('views-title')}>
      <h2>{t('views-title')}</h2>
      {failure && (
        <p className="form-trouble" role="alert">
          {refused(failure)}
        </p>
      )}
      {value?.items.length === 0 && <EmptyNote>{t('views-none')}</EmptyNote>}
      {value && value.items.length > 0 && (
        <ul className="lines">
          {value.items.map(({ seq, atMs, viewer, viewerName, purpose, fromMs, toMs }) => (
            <li key={seq}>
              <span>
                <b>{viewerName ?? viewer}</b>{' '}
                {purpose === null ? t('views-own') : desk(`officer.track.purposes.${purpose}`)}
                <small className="muted">
                  {formats.moment(atMs, nowMs)} ·{' '}
                  {t('views-span', { from: formats.moment(fromMs, nowMs), to: formats.moment(toMs, nowMs) })}
                </small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
