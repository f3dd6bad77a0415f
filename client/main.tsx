import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, loadEarly } from './App.tsx';
import { CLIENT_CONFIG } from './config.ts';
import { createFrameBus } from './frames/frame-bus.ts';
import { farHand } from './frames/frame-hand.ts';
import { startFrameWorker } from './frames/start-frame-worker.ts';
import { speak, startI18n } from './i18n/start-i18n.ts';
import { openPage } from './open-page.ts';
import { reloadOnce } from './reload-once.ts';
import { createDistrictStore } from './stores/district.ts';
import { createLinkStore } from './stores/link.ts';
import { createSessionStore } from './stores/session.ts';
import type { Stores } from './stores/stores.ts';
import { createViewStore } from './stores/view.ts';
import { createWorldStore } from './stores/world.ts';
import { applyTheme } from './theme/apply-theme.ts';
import { parseUrl } from './url-state.ts';
import { keepGridShape } from './wire/keep-grid-shape.ts';
import { keepSession } from './wire/keep-session.ts';
import { browserLife } from './wire/page-life.ts';
import { connectSocket } from './wire/socket-connection.ts';

/** The composition root: one of each, handed down; nothing else in the client makes a store or a connection. */
const asked = parseUrl(location.search, location.hash);
const stores: Stores = {
  session: createSessionStore(),
  district: createDistrictStore(),
  world: createWorldStore(),
  view: createViewStore({ ...asked, hiddenLayers: new Set(asked.hiddenLayers) }),
  link: createLinkStore(Date.now(), asked.scope),
  frames: createFrameBus(farHand(startFrameWorker)),
};

loadEarly(location.pathname);
startI18n(asked.language);
applyTheme(asked.theme);
stores.view.subscribe((now, before) => {
  if (now.theme !== before.theme) applyTheme(now.theme);
  if (now.language !== before.language) speak(now.language);
});

const life = browserLife();
const page = openPage({ stores, connect: connectSocket, life, onOtherVersion: reloadOnce });
const session = keepSession(stores, life);
keepGridShape({ stores, life });
stores.link.subscribe(({ status }) => {
  if (status.kind === 'refused' && status.reason === 'wire-version') reloadOnce();
});

/** A part of the page that is not there any more: the server has another build. */
window.addEventListener('vite:preloadError', reloadOnce);

const root = createRoot(document.getElementById('root')!);
const app = <App stores={stores} page={page} renewSession={session.renew} />;
root.render(CLIENT_CONFIG.development ? <StrictMode>{app}</StrictMode> : app);
performance.mark('jingge:page');
