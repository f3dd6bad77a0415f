import { useTranslation } from 'react-i18next';
import type { Stage } from '../../map/stage-contract.ts';
import { Icon } from '../../ui/Icon.tsx';

/** Nearer, farther, everything. */
export function MapButtons({ stage }: { readonly stage: Stage | null }) {
  const { t } = useTranslation();
  return (
    <div className="map-buttons" role="group" aria-label={t('mapButtons.label')}>
      <button type="button" aria-label={t('mapButtons.in')} title={t('mapButtons.in')} onClick={() => stage?.zoomBy(1)}>
        <Icon name="plus" />
      </button>
      <button
        type="button"
        aria-label={t('mapButtons.out')}
        title={t('mapButtons.out')}
        onClick={() => stage?.zoomBy(-1)}
      >
        <Icon name="minus" />
      </button>
      <button
        type="button"
        aria-label={t('mapButtons.fit')}
        title={t('mapButtons.fit')}
        onClick={() => stage?.fitDistrict()}
      >
        <Icon name="fit" />
      </button>
    </div>
  );
}
