import { useTranslation } from 'react-i18next';
import { focusOn } from '../../panels/go-to.ts';
import { weightsOf } from '../../selectors/what-if.ts';
import { beginTrial } from '../../stores/weight-trial.ts';
import { useStores, useView, useWorld } from '../../stores/use-stores.ts';
import { Icon } from '../../ui/Icon.tsx';

/** Begins the trial of other weights, with the weights in force, and shows the whole district; ends it when there is one. */
export function WhatIfButton() {
  const { t } = useTranslation();
  const stores = useStores();
  const isTrying = useView((view) => view.trial !== null);
  const hasClasses = useWorld((world) => weightsOf(world.facts.standings) !== null);
  const toggle = () => {
    const view = stores.view.getState();
    const inForce = weightsOf(stores.world.getState().facts.standings);
    if (view.trial || !inForce) return view.weightsTried(null);
    view.weightsTried(beginTrial(inForce));
    const focus = focusOn(stores, null);
    if (focus) view.focusAsked(focus);
  };
  if (!hasClasses && !isTrying) return null;
  return (
    <button type="button" id="what-if-button" className="what-if-open" aria-pressed={isTrying} onClick={toggle}>
      <Icon name="sliders" />
      {t(isTrying ? 'whatIf.leave' : 'whatIf.open')}
    </button>
  );
}
