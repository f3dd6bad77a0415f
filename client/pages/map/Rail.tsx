import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { doorsOf } from '../../selectors/doors.ts';
import { useSession } from '../../stores/use-stores.ts';
import { Icon } from '../../ui/Icon.tsx';

/** The pages that open to this person, and no other. */
export function Rail() {
  const { t } = useTranslation();
  const session = useSession((state) => state.session);
  return (
    <nav className="rail" aria-label={t('nav.label')}>
      <img src="/favicon.svg" width="30" height="30" alt="" />
      {doorsOf(session).map(({ id, path }) => (
        <NavLink key={id} to={path}>
          <Icon name={id} />
          <span>{t(`nav.${id}`)}</span>
        </NavLink>
      ))}
    </nav>
  );
}
