import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { URGE_REASONS, type UrgeReason } from '../../../shared/cases/case-event.ts';
import { isEnded } from '../../../shared/cases/ended-states.ts';
import type { CaseDetail } from '../../../shared/http/case-bodies.ts';
import { useMay } from '../../panels/use-may.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';

interface UrgeFormProps {
  readonly detail: CaseDetail;
  readonly put: (detail: CaseDetail) => void;
}

/** Urges an open case (CAS-27), for whoever supervises; folded away, since it moves nothing of the case. */
export function UrgeForm({ detail, put }: UrgeFormProps) {
  const { t } = useTranslation('cases');
  const mayUrge = useMay('case:urge', { town: detail.town });
  const [why, setWhy] = useState<UrgeReason>('overdue');
  const [note, setNote] = useState('');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  if (!mayUrge || isEnded(detail.state)) return null;

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const path = `/api/v1/cases/${encodeURIComponent(detail.id)}/urges`;
    const answer = await sendJson<CaseDetail>('POST', path, { why, note }, { 'Idempotency-Key': key });
    setBusy(false);
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setNote('');
    setKey(crypto.randomUUID());
    put(answer.value);
  }

  return (
    <details className="urge-form">
      <summary>{t('urge')}</summary>
      <form className="urge-fields" aria-label={t('urge')} onSubmit={(event) => void send(event)}>
        <label className="field">
          <span className="field-name">{t('urge-why')}</span>
          <select value={why} onChange={({ target }) => setWhy(target.value as UrgeReason)}>
            {URGE_REASONS.map((one) => (
              <option key={one} value={one}>
                {t(`urge-reason.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span className="field-name">{t('field.note')}</span>
          <textarea rows={2} maxLength={1000} value={note} onChange={({ target }) => setNote(target.value)} />
        </label>
        {failure && (
          <p className="form-trouble" role="alert">
            {failure.status === null ? t('no-answer') : <TroubleText failure={failure} />}
          </p>
        )}
        <div className="action-form-end">
          <button type="submit" className="button button-main" disabled={note.trim() === '' || isBusy}>
            {t(isBusy ? 'sending' : 'urge')}
          </button>
        </div>
      </form>
    </details>
  );
}
