import type { Map as MapLibreMap, PaddingOptions } from 'maplibre-gl';
import { boundsOf } from '../selectors/bounds.ts';
import type { DistrictState } from '../stores/district.ts';
import type { Camera, Focus } from '../stores/view.ts';
import { zoomShift } from './enlarge-layer.ts';
import { prefersStill } from './reduced-motion.ts';
import type { StageOptions } from './stage-contract.ts';

/** A wall shows a journey, a desk gets there. */
const EASE_MS = { desk: 650, wall: 2600 } as const;
const CLOSEST_FIT_ZOOM = 16.5;
/** Room around what is fitted, px; on the wall clear of the line above and of the legend below. */
const MARGIN_PX: Readonly<Record<StageOptions['mode'], PaddingOptions>> = {
  desk: { top: 32, right: 32, bottom: 32, left: 32 },
  wall: { top: 40, right: 32, bottom: 64, left: 32 },
};

export interface CameraOptions extends Pick<StageOptions, 'stores' | 'mode' | 'padding'> {
  /** How much larger than at 1080p everything is drawn. */
  readonly enlargement: () => number;
}

/**
 * The only hand on the camera: fulfils what the view asks for and reports where it stands. Nothing else moves it, so
 * a refresh of the data never does.
 *
 * @returns a stop function
 */
export function bindCamera(map: MapLibreMap, options: CameraOptions, keep: Camera | null): () => void {
  const { stores, mode } = options;
  const { view } = stores;
  let reported: Camera | null = view.getState().camera;
  let shown: PlacedFocus | null = null;

  const start = keep ?? reported;
  if (start) map.jumpTo({ center: [start.lon, start.lat], zoom: start.zoom });
  let placed = start !== null || fitDistrict(map, options, 0);

  const report = () => {
    if (!placed) return;
    reported = cameraOf(map);
    view.getState().cameraMoved(reported);
  };
  map.on('moveend', report);
  const takeFocus = (focus: Focus | null) => {
    const known = focus && withOutline(focus, stores.district.getState());
    if (!known) return;
    placed = true;
    shown = known;
    fulfil(map, known, options, prefersStill() ? 0 : EASE_MS[mode]);
    view.getState().focusDone();
  };
  takeFocus(view.getState().focus);

  const stopView = view.subscribe((now, before) => {
    if (now.focus !== before.focus) takeFocus(now.focus);
    if (now.camera && now.camera !== before.camera && !sameCamera(now.camera, reported)) {
      reported = now.camera;
      placed = true;
      map.jumpTo({ center: [now.camera.lon, now.camera.lat], zoom: now.camera.zoom });
    }
  });
  const stopDistrict = stores.district.subscribe((now, before) => {
    placed ||= fitDistrict(map, options, 0);
    if (now.gridShapes !== before.gridShapes) takeFocus(view.getState().focus);
  });
  // Nobody stands at the wall to fit again what other glass shows larger or smaller.
  const fitAgain = () => {
    if (shown) fulfil(map, shown, options, 0);
    else if (keep === null) fitDistrict(map, options, 0);
  };
  /** A panel that opens beside the map takes room from it while the camera is on its way: what was asked for stays in the middle. */
  const lookAgain = () => {
    if (shown?.kind === 'point') fulfil(map, shown, options, 0);
  };
  const taken = ({ originalEvent }: { readonly originalEvent?: unknown }) => {
    if (originalEvent !== undefined) shown = null;
  };
  if (mode === 'wall') map.on('resize', fitAgain);
  else {
    map.on('resize', lookAgain);
    map.on('movestart', taken);
  }
  return () => {
    stopView();
    stopDistrict();
    map.off('resize', fitAgain);
    map.off('resize', lookAgain);
    map.off('movestart', taken);
    map.off('moveend', report);
  };
}

/** Shows the whole district; false as long as it is not known. */
export function fitDistrict(map: MapLibreMap, options: CameraOptions, durationMs: number): boolean {
  const bounds = options.stores.district.getState().district?.bounds;
  if (bounds) fulfil(map, { kind: 'bounds', bounds }, options, durationMs);
  return bounds !== undefined;
}

type PlacedFocus = Exclude<Focus, { readonly kind: 'grid' }>;

/** Where to look; null while the outline of the grid is on its way. */
function withOutline(focus: Focus, { gridShapes }: DistrictState): PlacedFocus | null {
  if (focus.kind !== 'grid') return focus;
  const shape = gridShapes.get(focus.code);
  return shape ? { kind: 'bounds', bounds: boundsOf(shape.geometry) } : null;
}

function fulfil(map: MapLibreMap, focus: PlacedFocus, options: CameraOptions, durationMs: number): void {
  const nearer = zoomShift(options.enlargement());
  if (focus.kind === 'camera') {
    map.jumpTo({ center: [focus.camera.lon, focus.camera.lat], zoom: focus.camera.zoom });
    return;
  }
  if (focus.kind === 'point') {
    const zoom = Math.max(map.getZoom(), focus.minZoom + nearer);
    map.easeTo({ center: [...focus.at], zoom, duration: durationMs });
    return;
  }
  const [west, south, east, north] = focus.bounds;
  const camera = map.cameraForBounds([west, south, east, north], {
    padding: roomOf(options),
    maxZoom: CLOSEST_FIT_ZOOM + nearer,
  });
  if (camera) map.easeTo({ ...camera, duration: durationMs });
}

/** Room to leave at the edges, px: what panels cover, else a margin. */
function roomOf({ mode, padding, enlargement }: CameraOptions): PaddingOptions {
  const margin = Object.entries(MARGIN_PX[mode]).map(([edge, px]) => [edge, px * enlargement()]);
  return { ...(Object.fromEntries(margin) as unknown as PaddingOptions), ...padding?.() };
}

/** Where the camera stands, rounded to what a URL should carry. */
export function cameraOf(map: MapLibreMap): Camera {
  const { lng, lat } = map.getCenter();
  return { lon: round(lng, 1e6), lat: round(lat, 1e6), zoom: round(map.getZoom(), 1e3) };
}

function sameCamera(a: Camera, b: Camera | null): boolean {
  return b !== null && a.lon === b.lon && a.lat === b.lat && a.zoom === b.zoom;
}

function round(value: number, by: number): number {
  return Math.round(value * by) / by;
}
