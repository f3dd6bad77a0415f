import { useTranslation } from 'react-i18next';
import { triedZones } from '../../selectors/what-if.ts';
import { useDistrict, useView } from '../../stores/use-stores.ts';

/** Across the whole map while weights are tried: what is seen is not what is in force. */
export function WhatIfBanner() {
  const { t } = useTranslation();
  const zoning = useDistrict((state) => state.zoning);
  const weights = useView((view) => view.trial?.weights ?? null);
  const isShown = triedZones(zoning, weights) !== null;
  const text = isShown ? 'whatIf.banner' : zoning ? 'whatIf.notTried' : 'whatIf.waiting';
  return (
    <p className="what-if-banner" role="status" data-tried={isShown}>
      <span>
        <b>{t('whatIf.mark')}</b> {t(text)}
      </span>
    </p>
  );
}
