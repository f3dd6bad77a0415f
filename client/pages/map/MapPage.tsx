import { useCallback, useEffect, useRef, useState, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MapView } from '../../map/MapView.tsx';
import type { Stage } from '../../map/stage-contract.ts';
import { focusOn, goTo } from '../../panels/go-to.ts';
import { isLinkStale } from '../../selectors/link-stale.ts';
import { useDistrict, useLink, useStores, useView } from '../../stores/use-stores.ts';
import { Notice } from '../../ui/Notice.tsx';
import { mirrorUrl } from '../../url-state.ts';
import { Breadcrumb } from './Breadcrumb.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { LinkBanner } from './LinkBanner.tsx';
import { MapButtons } from './MapButtons.tsx';
import { MapTools } from './MapTools.tsx';
import { Notes } from './Notes.tsx';
import { Rail } from './Rail.tsx';
import { SidePanel } from './SidePanel.tsx';
import { TopBar } from './TopBar.tsx';
import { useFirstDraw } from './use-first-draw.ts';
import { useKeys } from './use-keys.ts';
import { WhatIfBanner } from './WhatIfBanner.tsx';
import { WhatIfPanel } from './WhatIfPanel.tsx';
import './map-page.css';
import './what-if.css';
import '../../panels/panels.css';

interface MapPageProps {
  readonly retryDistrict: () => void;
  readonly retryLink: () => void;
}

/** What the cards on the map cover, px; on a phone the trial covers the lower half. */
function coveredRoom(isTrying: boolean) {
  return window.innerWidth <= 860
    ? { top: isTrying ? 100 : 64, right: 24, bottom: isTrying ? window.innerHeight * 0.42 : 84, left: 24 }
    : { top: isTrying ? 96 : 60, right: 60, bottom: 40, left: 250 };
}

/** The operations map: everything follows the selection, and the selection is in the address bar. */
export function MapPage({ retryDistrict, retryLink }: MapPageProps) {
  const { t } = useTranslation();
  const stores = useStores();
  const status = useDistrict((state) => state.status);
  const failure = useDistrict((state) => state.failure);
  const known = useDistrict((state) => state.district !== null);
  const rosterKnown = useDistrict((state) => state.officers.size > 0);
  const isStale = useLink(isLinkStale);
  const isTrying = useView((view) => view.trial !== null);
  const [stage, setStage] = useState<Stage | null>(null);
  const firstDraw = useFirstDraw();
  const [keysShown, setKeysShown] = useState(false);
  const search = useRef<HTMLInputElement>(null);

  useEffect(() => mirrorUrl(stores, window, (selection) => focusOn(stores, selection)), [stores]);
  const mayFocus = useRef(stores.view.getState().camera === null);
  useEffect(() => {
    const { selection } = stores.view.getState();
    if (!known || !mayFocus.current) return;
    const focus = focusOn(stores, selection);
    // Where an officer is, is known with the roster.
    mayFocus.current = selection?.kind === 'officer' && !rosterKnown;
    if (focus) stores.view.getState().focusAsked(focus);
  }, [stores, known, rosterKnown]);
  useKeys({
    stores,
    focusSearch: useCallback(() => search.current?.focus(), []),
    showKeys: useCallback(() => setKeysShown(true), []),
  });

  /** The first of the two clicks has selected what lies there; the cards on the map are not the map. */
  const drillDown = ({ target }: MouseEvent) => {
    if (target instanceof HTMLCanvasElement) goTo(stores, stores.view.getState().selection);
  };

  return (
    <div className="desk" data-stale={isStale} data-waits={!firstDraw.isDone}>
      <Rail />
      <TopBar searchRef={search} retryLink={retryLink} showKeys={() => setKeysShown(true)} />
      <main className={isTrying ? 'desk-map is-tried' : 'desk-map'} onDoubleClick={drillDown}>
        <MapView
          stores={stores}
          mode="desk"
          onStage={setStage}
          onDrawn={firstDraw.done}
          padding={() => coveredRoom(isTrying)}
          label={t('mapLabel')}
        />
        {isTrying && <WhatIfBanner />}
        <Breadcrumb />
        <LinkBanner retryLink={retryLink} />
        <div className="map-side">
          {isTrying && <WhatIfPanel />}
          <MapTools />
        </div>
        <MapButtons stage={stage} />
        <Notes />
        {status === 'failed' && !known && (
          <div className="map-notice">
            <Notice title={t('load.failedTitle')} action={{ name: t('load.retry'), run: retryDistrict }}>
              {t('load.failed', { code: failure ?? '–' })}
            </Notice>
          </div>
        )}
        {(status === 'loading' || (known && !firstDraw.isDone)) && (
          <p className="map-loading" role="status">
            {t(status === 'loading' ? 'load.loading' : 'load.drawing')}
          </p>
        )}
      </main>
      <SidePanel waits={!firstDraw.isDone} />
      {keysShown && <KeysDialog close={() => setKeysShown(false)} />}
    </div>
  );
}
