import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimAnswer } from '../../../shared/http/endpoints/displays.ts';
import { sendJson } from '../../wire/fetch-json.ts';

const SAID_REFUSALS = ['display-code-wrong', 'too-many-attempts'] as const;

/** Asks for the code that makes this screen a wall; then the page begins anew with the scope of that wall. */
export function ClaimWall() {
  const { t } = useTranslation('wall');
  const [code, setCode] = useState('');
  const [state, setState] = useState<'idle' | 'sending' | { readonly failed: string }>('idle');

  async function claim(event: FormEvent): Promise<void> {
    event.preventDefault();
    setState('sending');
    const answer = await sendJson<ClaimAnswer>('POST', '/api/v1/displays/claim', { code });
    if (answer.ok) location.replace(answer.value.scope === 'district' ? '/wall' : `/wall?scope=${answer.value.scope}`);
    else setState({ failed: answer.error.code });
  }

  const said = typeof state === 'object' ? SAID_REFUSALS.find((one) => one === state.failed) : undefined;
  return (
    <main className="wall wall-claim">
      <form onSubmit={(event) => void claim(event)}>
        <h1>{t('claim.title')}</h1>
        <p>{t('claim.hint')}</p>
        <input
          value={code}
          required
          autoFocus
          maxLength={40}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-label={t('claim.code')}
          placeholder={t('claim.code')}
          onChange={({ target }) => setCode(target.value)}
        />
        <button type="submit" disabled={state === 'sending'}>
          {t('claim.submit')}
        </button>
        {typeof state === 'object' && (
          <p role="alert">{said ? t(`claim.failed.${said}`) : t('claim.failed.other', { code: state.failed })}</p>
        )}
      </form>
    </main>
  );
}
