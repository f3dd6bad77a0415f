import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recipient } from '../../../shared/cases/clocks/receipts-of-case.ts';
import type { CaseDetail } from '../../../shared/http/case-bodies.ts';
import { Section } from '../../panels/Section.tsx';
import { useActorNames } from '../../panels/use-actor-names.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useMay } from '../../panels/use-may.ts';
import { useServerNow, useSession } from '../../stores/use-stores.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';

interface ReceiptsProps {
  readonly detail: CaseDetail;
  readonly put: (detail: CaseDetail) => void;
}

/** Who was told by the double report and has signed; whoever signs for a recipient can do so here. */
export function Receipts({ detail, put }: ReceiptsProps) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const nameOf = useActorNames();
  const nowMs = useServerNow(10_000);
  const isDesk = useMay('case:desk', { town: detail.town });
  const isOfficer = useSession(({ session }) => (session?.officer ?? null) !== null);
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const maySign = (recipient: Recipient) => (recipient === 'sunk-staff' ? isOfficer : isDesk && !isOfficer);

  async function sign(as: Recipient): Promise<void> {
    // Signing twice is refused by itself: the key only tells a repeat from another person.
    const headers = { 'Idempotency-Key': `receipt ${detail.id} ${as}`.replaceAll(/[^\x21-\x7e]/g, '-') };
    const path = `/api/v1/cases/${encodeURIComponent(detail.id)}/receipts`;
    const answer = await sendJson<CaseDetail>('POST', path, { as }, headers);
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) put(answer.value);
  }

  return (
    <Section title={t('double-report')}>
      <ul className="practice-steps">
        {detail.clocks.receipts.map(({ recipient, toldMs, receivedMs, by, clause }) => (
          <li key={recipient} className={receivedMs === null ? 'is-running' : 'is-met'} title={clause}>
            <b>{word(`recipient.${recipient}`)}</b>
            <span>
              {receivedMs === null
                ? t('not-received', { age: formats.age(nowMs - toldMs) })
                : t('received', { time: formats.moment(receivedMs, nowMs), by: by === null ? '–' : nameOf(by) })}
            </span>
            {receivedMs === null && maySign(recipient) && (
              <button type="button" className="button" onClick={() => void sign(recipient)}>
                {t('sign')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {failure && (
        <p className="form-trouble" role="alert">
          {failure.status === null ? t('no-answer') : <TroubleText failure={failure} />}
        </p>
      )}
    </Section>
  );
}
