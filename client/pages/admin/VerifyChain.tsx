import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { verifyAudit } from '../../../shared/http/endpoints/audit.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { fetchJson, type FetchFailure } from '../../wire/fetch-json.ts';

type Verified = AnswerOf<typeof verifyAudit>;

/** Looks at every event when asked, and says whether each still is what was written. */
export function VerifyChain() {
  const { t } = useTranslation('audit');
  const formats = useFormats();
  const [isBusy, setIsBusy] = useState(false);
  const [verified, setVerified] = useState<Verified | null>(null);
  const [failure, setFailure] = useState<FetchFailure | null>(null);

  async function verify(): Promise<void> {
    setIsBusy(true);
    const answer = await fetchJson<Verified>('/api/v1/audit/verify');
    setIsBusy(false);
    setFailure(answer.ok ? null : answer.error);
    setVerified(answer.ok ? answer.value : null);
  }

  return (
    <div className="verify" role="status">
      <button type="button" className="button" disabled={isBusy} onClick={() => void verify()}>
        {t(isBusy ? 'verifying' : 'verify')}
      </button>
      {failure && <span className="text-overdue">{t('verify-failed', { code: failure.code })}</span>}
      {verified && (
        <span className={verified.ok ? 'text-covered' : 'text-empty'}>
          {verified.ok
            ? t('verify-good', { count: verified.events, seq: verified.head.seq })
            : t('verify-bad', { seq: verified.brokenAt })}
        </span>
      )}
      {verified && verified.deletedTo > 0 && (
        <span className="muted">{t('verify-deleted', { seq: formats.count(verified.deletedTo) })}</span>
      )}
      {verified && (
        <small className="muted">
          {t('verify-head')}: <code>{verified.head.hash}</code>
        </small>
      )}
    </div>
  );
}
