import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { doorsOf } from '../../selectors/doors.ts';
import { useSession } from '../../stores/use-stores.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Logo } from '../../ui/Logo.tsx';

/** The pages that open to this person, and no other. */
export function Rail() {
  const { t } = useTranslation();
  const session = useSession((state) => state.session);
  const nav = useRef<HTMLElement>(null);
  // On a phone there may be more pages than room.
  useEffect(() => {
    void nav.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  return (
    <nav ref={nav} className="rail" aria-label={t('nav.label')}>
      <Logo size={30} />
      {doorsOf(session).map(({ id, path }) => (
        <NavLink key={id} to={path}>
          <Icon name={id === 'keys' ? 'api-keys' : id} />
          <span>{t(`nav.${id}`)}</span>
        </NavLink>
      ))}
    </nav>
  );
}
