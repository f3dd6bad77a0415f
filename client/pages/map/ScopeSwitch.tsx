import { useTranslation } from 'react-i18next';
import { scopeSchema, townOfScope } from '../../../shared/world/scope.ts';
import { goTo } from '../../panels/go-to.ts';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { useLink, useSession, useStores } from '../../stores/use-stores.ts';

/** What is watched: the district or one town. Another scope is another stream. */
export function ScopeSwitch() {
  const { t } = useTranslation();
  const stores = useStores();
  const scope = useLink((link) => link.scope);
  const places = usePlaces();
  const names = useNames();
  const own = useSession(({ session }) => session?.town ?? null);
  const choose = (text: string) => {
    const chosen = scopeSchema.safeParse(text);
    if (!chosen.success) return;
    stores.link.getState().scopeChanged(chosen.data);
    const code = townOfScope(chosen.data);
    goTo(stores, code === null ? null : { kind: 'town', code });
  };
  return (
    <label className="scope-switch">
      <span>{t('scope.label')}</span>
      <select value={scope} onChange={(event) => choose(event.target.value)}>
        {own === null && <option value="district">{t('scope.district')}</option>}
        {places.towns
          .filter(({ code }) => own === null || code === own)
          .map((town) => (
            <option key={town.code} value={`town:${town.code}`}>
              {names.town(town.code)}
            </option>
          ))}
      </select>
    </label>
  );
}
