import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { listApiKeys } from '../../../shared/http/endpoints/api-keys.ts';
import { useAnswer } from '../../panels/evidence/use-answer.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { PlainFrame } from '../identity/PlainFrame.tsx';
import { IssueKey, type IssuedKey } from './IssueKey.tsx';
import { KeyTable } from './KeyTable.tsx';
import { Listed } from './Listed.tsx';
import { ShownOnce } from './ShownOnce.tsx';
import { Troubled } from './Troubled.tsx';
import '../sign-in/sign-in.css';
import '../account/account.css';
import './admin.css';

const PATH = '/api/v1/api-keys';

/** Keys of other programs: issued with what they open, shown once, revoked at once. */
export function KeysPage() {
  const { t } = useTranslation('keys');
  const { value, failure, retry } = useAnswer<AnswerOf<typeof listApiKeys>>(PATH);
  const [isMaking, setIsMaking] = useState(false);
  const [once, setOnce] = useState<IssuedKey | null>(null);
  const [refusal, setRefusal] = useState<FetchFailure | null>(null);

  async function revoke(id: string): Promise<void> {
    const answer = await sendJson('DELETE', `${PATH}/${encodeURIComponent(id)}`);
    setRefusal(answer.ok ? null : answer.error);
    retry();
  }

  return (
    <PlainFrame title={t('title')}>
      <div className="admin-head">
        <p className="muted">{t('lead')}</p>
        <button type="button" className="button button-main" onClick={() => setIsMaking(true)}>
          {t('issue')}
        </button>
      </div>
      {once && (
        <ShownOnce
          title={t('once-title')}
          facts={[[t('name'), once.apiKey.name]]}
          secretName={t('key')}
          secret={once.key}
          done={() => setOnce(null)}
          doneName={t('once-kept')}
        >
          {t('once-text')}
        </ShownOnce>
      )}
      {isMaking && (
        <IssueKey
          made={(issued) => {
            setIsMaking(false);
            setOnce(issued);
            retry();
          }}
          cancel={() => setIsMaking(false)}
        />
      )}
      <Troubled failure={refusal} />
      <Listed
        label={t('title')}
        items={value?.items ?? null}
        failure={value ? null : failure}
        retry={retry}
        none={t('none')}
      >
        {(rows) => <KeyTable rows={rows} revoke={(id) => void revoke(id)} />}
      </Listed>
    </PlainFrame>
  );
}
