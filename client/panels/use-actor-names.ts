import { useTranslation } from 'react-i18next';
import { usePlaces } from './use-places.ts';

/** Who did something, in words: devices and officers become names, the desk its own word; what is unknown stays as it is written. */
export function useActorNames(): (actor: string) => string {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const { i18n } = useTranslation();
  const places = usePlaces();
  return (actor) => {
    if (actor === 'system') return t('case.system');
    if (actor === 'operator') return t('case.operator');
    const id = actor.replace(/^(device|demo|account|officer):/, '').replace(/^sim-/, '');
    const officer = places.officer(id);
    if (officer) return officer.name;
    return i18n.exists(`role.${id}`, { ns: 'words' }) ? word(`role.${id as 'dispatcher'}`) : id;
  };
}
