import { useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, useStores } from '../../stores/use-stores.ts';
import { signOut } from './leave.ts';
import { useWho } from './use-who.ts';
import './identity.css';

/** Says on every page of a demo that nobody here is real, who one is, and lets one be somebody else. */
export function DemoStrip() {
  const { t } = useTranslation('identity');
  const stores = useStores();
  const who = useWho();
  const session = useSession((state) => (state.session?.demo ? state.session : null));
  const isShown = session !== null;
  useLayoutEffect(() => {
    document.documentElement.classList.toggle('has-strip', isShown);
    return () => document.documentElement.classList.remove('has-strip');
  }, [isShown]);
  if (!session) return null;
  const { role, place } = who(session);
  const parts = [session.account?.name, role, place, session.signedIn ? undefined : t('visitor-sees')];
  return (
    <aside className="demo-strip" aria-label={t('demo')} title={t('demo-hint')}>
      <b>{t('demo')}</b>
      <span>{parts.filter((part) => part !== undefined).join(' · ')}</span>
      <button type="button" className="link" onClick={() => void signOut(stores)}>
        {t('switch')}
      </button>
    </aside>
  );
}
