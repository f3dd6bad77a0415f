import { useTranslation } from 'react-i18next';
import { goTo } from '../../panels/go-to.ts';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { breadcrumb } from '../../selectors/breadcrumb.ts';
import { useStores, useView, useWorld } from '../../stores/use-stores.ts';
import { Icon } from '../../ui/Icon.tsx';

/** District → town → community → grid → officer or case; each step goes there. */
export function Breadcrumb() {
  const { t } = useTranslation();
  const stores = useStores();
  const selection = useView((view) => view.selection);
  const cases = useWorld((world) => world.facts.cases);
  const places = usePlaces();
  const names = useNames();
  const steps = breadcrumb(selection, places, cases);
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
