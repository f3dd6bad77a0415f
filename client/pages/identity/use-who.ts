import { useTranslation } from 'react-i18next';
import type { SessionAnswer } from '../../../shared/http/endpoints/session.ts';
import { useNames } from '../../panels/use-names.ts';

/** What somebody is called: role, and the town that they are bound to. */
export function useWho(): (session: SessionAnswer) => { readonly role: string; readonly place: string } {
  const { t } = useTranslation('identity');
  const { t: word } = useTranslation('words');
  const names = useNames();
  return ({ role, town, signedIn }) => ({
    role: signedIn ? word(`role.${role}`) : t('visitor'),
    place: town === null ? t('district') : names.town(town),
  });
}
