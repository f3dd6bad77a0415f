import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Label } from '../../shared/model/basis.ts';
import { townOfScope } from '../../shared/world/scope.ts';
import type { Selection } from '../stores/view.ts';
import { shortTownName } from '../selectors/map-towns.ts';
import { useDistrict, useLink, useStores, useView } from '../stores/use-stores.ts';
import { usePlaces } from './use-places.ts';

export interface Names {
  label(label: Label): string;
  town(code: string | null): string;
  /** Short enough for a narrow column: English names without the word for the kind of unit. */
  shortTown(code: string): string;
  of(selection: Selection | null): string;
}

/** What things are called in the chosen language. A case is called by its category once it is known; news of cases renders nothing. */
export function useNames(): Names {
  const { t } = useTranslation('words');
  const language = useView((view) => view.language);
  const district = useDistrict((state) => state.district);
  const { world } = useStores();
  const scopeTown = useLink((link) => townOfScope(link.scope));
  const places = usePlaces();
  return useMemo(() => {
    const label = (text: Label) => text[language];
    const town = (code: string | null) => {
      const found = places.town(code);
      return found ? label(found.properties.name) : (code ?? '–');
    };
    const shortTown = (code: string) => (language === 'en' ? shortTownName(town(code)) : town(code));
    const of = (selection: Selection | null): string => {
      if (!selection && scopeTown) return town(scopeTown);
      if (!selection) return district ? label(district.name) : t('kind.district');
      if (selection.kind === 'town') return town(selection.code);
      if (selection.kind === 'community') return places.community(selection.code)?.properties.name ?? selection.code;
      if (selection.kind === 'grid') return places.grid(selection.code)?.name ?? selection.code;
      if (selection.kind === 'officer') return places.officer(selection.id)?.name ?? selection.id;
      const item = world.getState().facts.cases.get(selection.id);
      return item ? t(`category.${item.category}`) : selection.id;
    };
    return { label, town, shortTown, of };
  }, [t, language, district, world, scopeTown, places]);
}
