import { useTranslation } from 'react-i18next';
import { ZONING_FACTORS, type ZoningFactor, type ZoningPolicy } from '../../../shared/zoning/zoning-policy.ts';
import { useNames } from '../../panels/use-names.ts';
import { letGo, moveWeight } from '../../stores/weight-trial.ts';
import { useStores, useView } from '../../stores/use-stores.ts';

/** A slider and a number for each weight; the map follows through the store, not through this component. */
export function WeightFields({ policy }: { readonly policy: ZoningPolicy }) {
  const { t } = useTranslation();
  const { view } = useStores();
  const release = () => {
    const { trial, weightsTried } = view.getState();
    if (trial?.held) weightsTried(letGo(trial));
  };
  return (
    <fieldset className="weights" onPointerUp={release} onPointerCancel={release} onKeyUp={release} onBlur={release}>
      <legend>{t('whatIf.weights')}</legend>
      {ZONING_FACTORS.map((factor) => (
        <WeightField key={factor} factor={factor} policy={policy} />
      ))}
    </fieldset>
  );
}

function WeightField({ factor, policy }: { readonly factor: ZoningFactor; readonly policy: ZoningPolicy }) {
  const { t } = useTranslation();
  const { view } = useStores();
  const names = useNames();
  const points = useView((state) => state.trial?.weights[factor] ?? 0);
  const name = names.label(policy.factors[factor]);
  const inUse = policy.weights[factor];
  const move = (text: string) => {
    const { trial, weightsTried } = view.getState();
    if (trial) weightsTried(moveWeight(trial, factor, Number(text)));
  };
  const field = { min: 0, max: 100, step: 1, value: points };
  return (
    <div className="weight">
      <span>
        {name}
        <small>{t('whatIf.was', { points: inUse })}</small>
      </span>
      <input
        {...field}
        type="range"
        aria-label={t('whatIf.slider', { factor: name })}
        onChange={(event) => move(event.target.value)}
      />
      <input
        {...field}
        type="number"
        inputMode="numeric"
        aria-label={t('whatIf.field', { factor: name })}
        onChange={(event) => move(event.target.value)}
        onFocus={(event) => event.target.select()}
      />
    </div>
  );
}
