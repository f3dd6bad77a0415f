import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionAnswer } from '../../../shared/http/endpoints/session.ts';
import { landingOf } from '../../selectors/doors.ts';
import { identityOf } from '../../stores/session.ts';
import { useSession, useStores } from '../../stores/use-stores.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { SignInForm } from '../sign-in/SignInForm.tsx';
import { useSignInTrouble } from '../sign-in/use-sign-in-trouble.ts';
import { enterAs, signOut } from './leave.ts';
import { useWho } from './use-who.ts';
import '../sign-in/sign-in.css';
import './identity.css';

/** Over a page whose session has ended or become another: the page under it stays as it is. */
export function SessionSheet() {
  const phase = useSession((state) => state.phase);
  const session = useSession((state) => state.session);
  const other = useSession((state) => state.other);
  // A wall has nobody to sign in again: it asks for its code itself.
  if (session?.role === 'display' && session.expiresMs === null) return null;
  if (session && phase === 'ended') return <EndedSheet session={session} />;
  if (session && other && phase === 'replaced') return <ReplacedSheet before={session} now={other} />;
  return null;
}

function EndedSheet({ session }: { readonly session: SessionAnswer }) {
  const { t } = useTranslation('identity');
  const stores = useStores();
  const { role } = useWho()(session);
  const entered = (answer: SessionAnswer) => {
    if (identityOf(answer) === identityOf(session)) stores.session.getState().entered(answer);
    else enterAs(landingOf(answer), stores);
  };
  return (
    <Sheet title={t('ended-title')}>
      <p>{t('ended-text')}</p>
      {session.account ? (
        <SignInForm username={session.account.username} entered={entered} />
      ) : (
        <GoOn session={session} entered={entered} name={t('go-on', { role })} />
      )}
      <button type="button" className="link" onClick={() => void signOut(stores)}>
        {t('someone-else')}
      </button>
    </Sheet>
  );
}

interface GoOnProps {
  readonly session: SessionAnswer;
  readonly name: string;
  readonly entered: (answer: SessionAnswer) => void;
}

/** A demo identity has no password: one press is enough. */
function GoOn({ session: { role, town }, name, entered }: GoOnProps) {
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const trouble = useSignInTrouble();
  const goOn = async () => {
    const body = { demo: role, ...(town === null ? {} : { town }) };
    const answer = await sendJson<SessionAnswer>('POST', '/api/v1/session', body);
    if (answer.ok) entered(answer.value);
    else setFailure(answer.error);
  };
  return (
    <>
      {failure && (
        <p className="form-trouble" role="alert">
          {trouble(failure)}
        </p>
      )}
      <button type="button" className="button button-main" autoFocus onClick={() => void goOn()}>
        {name}
      </button>
    </>
  );
}

function ReplacedSheet({ before, now }: { readonly before: SessionAnswer; readonly now: SessionAnswer }) {
  const { t } = useTranslation('identity');
  const stores = useStores();
  const who = useWho();
  const name = (session: SessionAnswer) => {
    const { role, place } = who(session);
    return `${role} · ${place}`;
  };
  return (
    <Sheet title={t('replaced-title')}>
      <p>{t('replaced-text', { before: name(before), now: name(now) })}</p>
      <button
        type="button"
        className="button button-main"
        autoFocus
        onClick={() => enterAs(landingOf(now, `${location.pathname}`), stores)}
      >
        {t('reload')}
      </button>
    </Sheet>
  );
}

/** Modal: nothing under it can be used, and nothing closes it but an answer. */
function Sheet({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="session-sheet" aria-label={title} onCancel={(event) => event.preventDefault()}>
      <h2>{title}</h2>
      {children}
    </dialog>
  );
}
