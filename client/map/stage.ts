import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Camera } from '../stores/view.ts';
import { dressed, keepBaseGround, SCHEMATIC } from './base-ground.ts';
import { bindCamera, cameraOf, fitDistrict } from './camera.ts';
import { enlargementOf } from './enlargement.ts';
import { watchContext } from './context-watch.ts';
import { HELD_PIXEL_RATIO, holdFirstPicture } from './first-picture.ts';
import { loadLabelFonts } from './label-fonts.ts';
import { createLayerHost } from './layer-host.ts';
import { bindPointer } from './pointer.ts';
import { registerTileProtocols } from './protocols/index.ts';
import { prefersStill } from './reduced-motion.ts';
import type { Stage, StageOptions } from './stage-contract.ts';

const CONTEXT_PATIENCE_MS = 2000;
/**
 * Names come and go in this time, and are placed anew no more often. At 0 the map places all of them again for every picture that
 * it draws, also when nothing but an officer has moved.
 */
const LABEL_FADE_MS = 120;
/** Too short to be seen, and not 0. */
const NO_FADE_MS = 1;
/** Far enough out for a county, near enough for a courtyard. */
const ZOOM_RANGE = { minZoom: 7, maxZoom: 19 };

/** One life of a map: from its making to its end or to a context that does not come back. */
interface Session {
  readonly map: MapLibreMap;
  readonly loaded: () => boolean;
  fitDistrict(durationMs: number): void;
  end(): void;
}

/** Makes the map in a container and keeps it alive: over theme and basemap changes and lost contexts. */
export function createStage(options: StageOptions): Stage {
  const { container } = options;
  setWorkerUrl(workerUrl);
  registerTileProtocols();
  container.dataset['mapMode'] = options.mode;
  let contextLosses = 0;
  let frames = 0;
  let session = open(null);

  function open(keep: Camera | null): Session {
    tell('loading');
    return openSession(options, keep, {
      onReady() {
        performance.mark('jingge:map-drawn');
        tell('ready');
        options.onDrawn?.();
      },
      onFrame: () => frames++,
      onLost() {
        contextLosses++;
        tell('lost');
      },
      onLoading: () => tell('loading'),
      onGivenUp() {
        const camera = cameraOf(session.map);
        session.end();
        session = open(camera);
      },
    });
  }

  function tell(state: 'loading' | 'ready' | 'lost'): void {
    container.dataset['mapState'] = state;
    container.dataset['contextLosses'] = String(contextLosses);
  }

  return {
    fitDistrict() {
      session.fitDistrict(prefersStill() ? 0 : 650);
    },
    zoomBy(steps) {
      session.map.easeTo({ zoom: session.map.getZoom() + steps, duration: prefersStill() ? 0 : 250 });
    },
    stats: () => ({ contextLosses, loaded: session.loaded(), frames }),
    dispose: () => session.end(),
  };
}

interface SessionEvents {
  onReady(): void;
  onFrame(): void;
  onLost(): void;
  onLoading(): void;
  onGivenUp(): void;
}

function openSession(options: StageOptions, keep: Camera | null, events: SessionEvents): Session {
  const { container, stores, layers, mode } = options;
  let ready = false;
  let ended = false;
  let enlargement = enlargementOf(mode);
  container.dataset['mapEnlargement'] = String(enlargement);
  const cameraOptions = { ...options, enlargement: () => enlargement };
  const map = new MapLibreMap({
    container,
    style: dressed(SCHEMATIC, stores.view.getState().theme, enlargement).style,
    ...ZOOM_RANGE,
    interactive: mode === 'desk',
    attributionControl: false,
    fadeDuration: prefersStill() ? NO_FADE_MS : LABEL_FADE_MS,
    dragRotate: false,
    pitchWithRotate: false,
    maxPitch: 0,
    renderWorldCopies: false,
    canvasContextAttributes: { antialias: false },
    pixelRatio: HELD_PIXEL_RATIO,
  });
  const picture = holdFirstPicture(map);
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  const host = createLayerHost({ map, layers, stores, mode, enlargement: () => enlargement, nextFrame });
  const ground = keepBaseGround({
    map,
    stores,
    enlargement: () => enlargement,
    onReplacing() {
      ready = false;
      events.onLoading();
      host.forget();
    },
    onStyled: () => void installWhenKnown(),
  });

  let awaited: Promise<void> | null = null;
  async function installWhenKnown(): Promise<void> {
    if (stores.district.getState().status === 'loading') return;
    await (awaited ??= loadLabelFonts(stores.district.getState()));
    if (ended || host.installed || !ground.styled) return;
    host.install();
    picture.expected();
  }

  map.once('load', () => performance.mark('jingge:map-load'));
  map.on('render', () => {
    events.onFrame();
    if (ready || !host.installed || !map.loaded()) return;
    if (picture.isHeld) picture.show();
    else {
      ready = true;
      events.onReady();
    }
  });
  // Heard before the camera, which fits again in the new measure.
  map.on('resize', () => {
    const now = enlargementOf(mode);
    if (now === enlargement) return;
    enlargement = now;
    container.dataset['mapEnlargement'] = String(now);
    ground.restyle();
  });
  const stops = [
    bindCamera(map, cameraOptions, keep),
    mode === 'desk' ? bindPointer(map, stores.view, host.pick) : () => {},
    watchContext(map, {
      onLost() {
        ready = false;
        host.forget();
        events.onLost();
      },
      onRestored: () => ground.restyle(),
      onGivenUp: events.onGivenUp,
      patienceMs: CONTEXT_PATIENCE_MS,
    }),
    stores.view.subscribe((now, before) => {
      if (now.theme !== before.theme) ground.restyle();
    }),
    stores.district.subscribe((now, before) => {
      if (JSON.stringify(now.district?.basemap ?? SCHEMATIC) !== JSON.stringify(before.district?.basemap ?? SCHEMATIC))
        ground.restyle();
      else if (!host.installed) void installWhenKnown();
    }),
  ];

  if ((stores.district.getState().district?.basemap ?? SCHEMATIC).kind !== 'schematic') ground.restyle();

  return {
    map,
    loaded: () => ready,
    fitDistrict: (durationMs) => fitDistrict(map, cameraOptions, durationMs),
    end() {
      ended = true;
      ground.dispose();
      for (const stop of stops.toReversed()) stop();
      host.dispose();
      map.remove();
    },
  };
}

function nextFrame(callback: () => void): () => void {
  const frame = requestAnimationFrame(callback);
  return () => cancelAnimationFrame(frame);
}
