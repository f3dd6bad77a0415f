import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession, useStores } from '../../stores/use-stores.ts';
import { Icon } from '../../ui/Icon.tsx';
import { signOut } from './leave.ts';
import { useWho } from './use-who.ts';
import './identity.css';

/** Who one is, with the ways to one's account and out. */
export function PersonMenu() {
  const { t } = useTranslation('identity');
  const stores = useStores();
  const who = useWho();
  const session = useSession((state) => state.session);
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => closeOutside(menu), []);
  if (!session) return null;
  const { role, place } = who(session);
  const name = session.account?.name ?? role;
  return (
    <details className="person-menu" ref={menu}>
      <summary className="icon-button text-button" aria-label={`${t('person')}: ${name}, ${role}, ${place}`}>
        <Icon name="account" />
        <span className="only-wide">{name}</span>
      </summary>
      <div className="person-card">
        <b>{name}</b>
        <p className="muted">
          {role} · {place}
        </p>
        {session.account && <Link to="/account">{t('account')}</Link>}
        <button type="button" className="button" onClick={() => void signOut(stores)}>
          {t(session.demo && !session.account ? 'switch' : session.signedIn ? 'sign-out' : 'sign-in')}
        </button>
      </div>
    </details>
  );
}

/** A press elsewhere, or Escape, closes the card; focus goes back to what opened it. */
function closeOutside(menu: { readonly current: HTMLDetailsElement | null }): () => void {
  const press = ({ target }: Event) => {
    if (menu.current && target instanceof Node && !menu.current.contains(target)) menu.current.open = false;
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu.current?.open) return;
    event.stopPropagation();
    menu.current.open = false;
    menu.current.querySelector('summary')?.focus();
  };
  document.addEventListener('pointerdown', press);
  document.addEventListener('keydown', key, true);
  return () => {
    document.removeEventListener('pointerdown', press);
    document.removeEventListener('keydown', key, true);
  };
}
