import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAP_LAYERS } from '../../map/layers/index.ts';
import { useStores, useView } from '../../stores/use-stores.ts';
import { TOWN_COLOURINGS } from '../../stores/view.ts';
import { Icon } from '../../ui/Icon.tsx';
import { WhatIfButton } from './WhatIfButton.tsx';
import { Legend } from './Legend.tsx';

const SWITCHABLE = MAP_LAYERS.flatMap(({ id, titleKey }) => (titleKey === null ? [] : [{ id, titleKey }]));

/** How towns are coloured, what is drawn, and what it means. */
export function MapTools() {
  const { t } = useTranslation();
  const stores = useStores();
  const colouring = useView((view) => view.colouring);
  const hidden = useView((view) => view.hiddenLayers);
  const [layersShown, setLayersShown] = useState(false);
  const view = stores.view.getState();
  return (
    <section className="map-tools" data-open={layersShown} aria-label={t('layers.open')}>
      <div className="segments" role="radiogroup" aria-label={t('colouring.label')}>
        {TOWN_COLOURINGS.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="colouring"
              value={one}
              checked={colouring === one}
              onChange={() => view.colouringChosen(one)}
            />
            <span>{t(`colouring.${one}`)}</span>
          </label>
        ))}
      </div>
      {colouring === 'zone' && <WhatIfButton />}
      <Legend />
      <button
        type="button"
        className="layers-toggle"
        aria-expanded={layersShown}
        onClick={() => setLayersShown(!layersShown)}
      >
        <Icon name="layers" />
        <span className="only-wide">{t('layers.label')}</span>
        <span className="only-narrow">{t('layers.open')}</span>
        <Icon name={layersShown ? 'down' : 'up'} />
      </button>
      {layersShown && (
        <fieldset className="layers">
          <legend className="sr-only">{t('layers.label')}</legend>
          {SWITCHABLE.map(({ id, titleKey }) => (
            <label key={id}>
              <input type="checkbox" checked={!hidden.has(id)} onChange={() => view.layerToggled(id)} />
              {t(titleKey as 'layer.grids')}
            </label>
          ))}
        </fieldset>
      )}
    </section>
  );
}
