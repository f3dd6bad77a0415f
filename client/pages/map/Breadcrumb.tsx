import { useTranslation } from 'react-i18next';
import { townOfScope } from '../../../shared/world/scope.ts';
import { goTo } from '../../panels/go-to.ts';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { breadcrumb } from '../../selectors/breadcrumb.ts';
import { useLink, useStores, useView, useWorld } from '../../stores/use-stores.ts';
import { Icon } from '../../ui/Icon.tsx';

/** Scope (district or town) → town → community → grid → officer or case; each step goes there. */
export function Breadcrumb() {
  const { t } = useTranslation();
  const stores = useStores();
  const selection = useView((view) => view.selection);
  const cases = useWorld((world) => world.facts.cases);
  const places = usePlaces();
  const names = useNames();
  const scopeTown = useLink((link) => townOfScope(link.scope));
  const steps = breadcrumb(selection, places, cases).filter((step) => step?.kind !== 'town' || step.code !== scopeTown);
  return (
    <nav className="breadcrumb" aria-label={t('crumbs')}>
      <ol>
        {steps.map((step, at) => (
          <li key={step ? `${step.kind} ${names.of(step)}` : 'district'}>
            {at > 0 && <Icon name="chevron" />}
            <button
              type="button"
              aria-current={at === steps.length - 1 ? 'location' : undefined}
              onClick={() => goTo(stores, step)}
            >
              {names.of(step)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
