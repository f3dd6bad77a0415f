import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Icon } from '../../ui/Icon.tsx';

const PAGES = [
  { path: '/map', name: 'nav.map', icon: 'map' },
  { path: '/wall', name: 'nav.wall', icon: 'wall' },
  { path: '/policy', name: 'nav.policy', icon: 'policy' },
] as const;

/** The pages that exist. */
export function Rail() {
  const { t } = useTranslation();
  return (
    <nav className="rail" aria-label={t('nav.label')}>
      <img src="/favicon.svg" width="30" height="30" alt="" />
      {PAGES.map(({ path, name, icon }) => (
        <NavLink key={path} to={path}>
          <Icon name={icon} />
          <span>{t(name)}</span>
        </NavLink>
      ))}
    </nav>
  );
}
