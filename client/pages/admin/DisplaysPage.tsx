import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { enrolDisplay, listDisplays } from '../../../shared/http/endpoints/displays.ts';
import { useAnswer } from '../../panels/evidence/use-answer.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { PlainFrame } from '../identity/PlainFrame.tsx';
import { DisplayCode } from './DisplayCode.tsx';
import { DisplayLines } from './DisplayLines.tsx';
import { NewDisplay } from './NewDisplay.tsx';
import '../sign-in/sign-in.css';
import '../account/account.css';
import './admin.css';

export type Enrolled = AnswerOf<typeof enrolDisplay>;

const PATH = '/api/v1/displays';

/** Walls: a one-time code makes one, and it goes dark as soon as it is revoked. */
export function DisplaysPage() {
  const { t } = useTranslation('displays');
  const { value, failure: unread, retry } = useAnswer<AnswerOf<typeof listDisplays>>(PATH);
  const [enrolled, setEnrolled] = useState<Enrolled | null>(null);
  const [failure, setFailure] = useState<FetchFailure | null>(null);

  async function revoke(id: string): Promise<void> {
    const answer = await sendJson('DELETE', `${PATH}/${encodeURIComponent(id)}`);
    setFailure(answer.ok ? null : answer.error);
    retry();
  }

  const trouble = failure ?? unread;
  return (
    <PlainFrame title={t('title')}>
      <div className="admin-head">
        <p className="muted">{t('lead')}</p>
        <button type="button" className="button" onClick={retry}>
          {t('refresh')}
        </button>
      </div>
      {trouble && (
        <p className="form-trouble" role="alert">
          {t('failed', { code: trouble.code })}
        </p>
      )}
      {enrolled ? (
        <DisplayCode
          enrolled={enrolled}
          done={() => {
            setEnrolled(null);
            retry();
          }}
        />
      ) : (
        <NewDisplay
          made={(answer) => {
            setEnrolled(answer);
            retry();
          }}
        />
      )}
      {!value && !unread && <Skeleton lines={4} label={t('title')} />}
      {value?.items.length === 0 && <EmptyNote>{t('none')}</EmptyNote>}
      {value && value.items.length > 0 && (
        <section className="plain-card" aria-label={t('title')}>
          <DisplayLines items={value.items} revoke={(id) => void revoke(id)} />
        </section>
      )}
    </PlainFrame>
  );
}
