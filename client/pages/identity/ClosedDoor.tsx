import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SessionAnswer } from '../../../shared/http/endpoints/session.ts';
import { doorsOf, type Door } from '../../selectors/doors.ts';
import { rolesWith } from '../../selectors/session.ts';
import { PlainFrame } from './PlainFrame.tsx';
import { useWho } from './use-who.ts';

/** A page that the role does not open: why, which roles do, whom to ask, and where else to go. */
export function ClosedDoor({ door, session }: { readonly door: Door; readonly session: SessionAnswer }) {
  // The page behind the door would have brought the letters.
  useEffect(() => {
    void import('../../theme/fonts.ts').then(({ registerFonts }) => registerFonts()).catch(() => undefined);
  }, []);
  const { t } = useTranslation('identity');
  const { t: desk } = useTranslation();
  const { t: word } = useTranslation('words');
  const { role } = useWho()(session);
  const others = doorsOf(session);
  return (
    <PlainFrame title={desk(`nav.${door.id}`)}>
      <section className="plain-card closed-door">
        <h2>{t(door.id === 'map' ? 'closed-map-title' : 'closed-title', { role })}</h2>
        <p>{t(`closed-${door.id}`)}</p>
        <dl className="fact-rows">
          {door.id !== 'account' && (
            <div>
              <dt>{t('who-may')}</dt>
              <dd className="tags">
                {rolesWith(...door.actions).map((may) => (
                  <span key={may} className="tag">
                    {word(`role.${may}`)}
                  </span>
                ))}
              </dd>
            </div>
          )}
          {others.length > 0 && (
            <div>
              <dt>{t('open-instead')}</dt>
              <dd className="tags">
                {others.map(({ id, path }) => (
                  <Link key={id} to={path}>
                    {desk(`nav.${id}`)}
                  </Link>
                ))}
              </dd>
            </div>
          )}
        </dl>
        <p className="muted">{t(session.demo ? 'whom-to-ask-demo' : 'whom-to-ask')}</p>
      </section>
    </PlainFrame>
  );
}
