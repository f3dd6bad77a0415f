import type {
  CustomLayerInterface,
  LayerSpecification,
  SourceSpecification,
  VectorSourceSpecification,
} from 'maplibre-gl';
import type { Stores } from '../stores/stores.ts';
import type { Selection } from '../stores/view.ts';
import { TOKENS } from '../theme/tokens.ts';
import { enlargeLayer } from './enlarge-layer.ts';
import { diffFeatureStates } from './feature-state-diff.ts';
import type { MapImage } from './images.ts';
import { createLayerRest, type RestingMap } from './layer-rest.ts';
import type { CustomLayer, FeatureStates, LayerDefinition, LayerInput } from './layer.ts';
import { seenArea, type SeenArea } from './seen-area.ts';

/** The part of a MapLibre map that the host uses; tests hand in a recording fake. */
export interface HostMap extends RestingMap {
  hasImage(id: string): boolean;
  addImage(id: string, image: Omit<MapImage, 'pixelRatio'>, options: { readonly pixelRatio: number }): unknown;
  addSource(id: string, source: SourceSpecification): unknown;
  getSource(id: string): unknown;
  removeSource(id: string): unknown;
  addLayer(layer: LayerSpecification | CustomLayerInterface): unknown;
  getLayer(id: string): unknown;
  removeLayer(id: string): unknown;
  setFeatureState(target: StateTarget, state: object): unknown;
  removeFeatureState(target: StateTarget, key?: string): unknown;
  getBounds(): { toArray(): [[number, number], [number, number]] };
  getZoom(): number;
  on(event: 'move', run: () => void): unknown;
  off(event: 'move', run: () => void): unknown;
  queryRenderedFeatures(point: [number, number], options: { readonly layers: string[] }): readonly RenderedFeature[];
}

/** `sourceLayer` for sources of tiles. */
interface StateTarget {
  readonly source: string;
  readonly sourceLayer?: string;
  readonly id: number;
}

export type RenderedFeature = GeoJSON.Feature & { readonly layer: { readonly id: string } };

export interface HostOptions {
  readonly map: HostMap;
  readonly layers: readonly LayerDefinition[];
  readonly stores: Stores;
  readonly mode: LayerInput['mode'];
  /** How much larger than the layers say everything is drawn; asked at each install. */
  readonly enlargement: () => number;
  /** Runs a callback before the next frame; returns a cancel function. */
  readonly nextFrame: (callback: () => void) => () => void;
}

export interface LayerHost {
  /** Puts every layer on a style that has none of them: after load, a style change or a restored context. */
  install(): void;
  /** The style is gone or about to go; nothing is sent until the next install. */
  forget(): void;
  readonly installed: boolean;
  /** What lies under a screen point, px; the topmost layer that can name it decides. */
  pick(x: number, y: number): Selection | null;
  dispose(): void;
}

const SEPARATOR = '/';
const NONE: ReadonlySet<string> = new Set();

/** Shows the layers on one map and keeps them in step with the stores. It never moves the camera. */
export function createLayerHost({ map, layers, stores, mode, enlargement, nextFrame }: HostOptions): LayerHost {
  const styleLayers = new Map<string, readonly string[]>();
  const customs = new Map<string, CustomLayer>();
  const sentStates = new Map<string, FeatureStates>();
  const sentData = new Map<string, GeoJSON.FeatureCollection>();
  const sending = new Set<string>();
  const shown = new Map<string, boolean>();
  const rest = createLayerRest(map);
  const sentTiles = new Map<string, string>();
  let seen: SeenArea | null = null;
  let installed = false;
  let cancelFrame: (() => void) | null = null;

  const stops = [stores.district, stores.world, stores.view, stores.link].map((store) => store.subscribe(ask));
  map.on('move', look);

  /** States are wanted of what is in view, and a little around it. */
  function look(): void {
    const [[west, south], [east, north]] = map.getBounds().toArray();
    const now = seenArea(seen, { bounds: [west, south, east, north], zoom: map.getZoom() });
    if (now === seen) return;
    seen = now;
    ask();
  }

  function ask(): void {
    if (!installed || cancelFrame) return;
    cancelFrame = nextFrame(() => {
      cancelFrame = null;
      if (installed) refresh();
    });
  }

  function input(): LayerInput {
    const view = stores.view.getState();
    return {
      district: stores.district.getState(),
      world: stores.world.getState(),
      view,
      link: stores.link.getState(),
      tokens: TOKENS[view.theme],
      mode,
      seen,
    };
  }

  function install(): void {
    forget();
    removeLeftovers();
    look();
    const now = input();
    const by = enlargement();
    for (const layer of layers) installOne(layer, now, by);
    installed = true;
    refresh();
  }

  function installOne(layer: LayerDefinition, now: LayerInput, by: number): void {
    for (const [name, { pixelRatio, ...image }] of Object.entries(layer.images?.(now) ?? {})) {
      if (!map.hasImage(name)) map.addImage(name, image, { pixelRatio: pixelRatio / by });
    }
    const data = layer.data?.(now) ?? {};
    for (const [name, source] of Object.entries(layer.sources?.(now) ?? {})) {
      const id = prefixed(layer, name);
      const first = data[name];
      map.addSource(id, first && source.type === 'geojson' ? { ...source, data: first } : source);
      if (first) sentData.set(id, first);
      if (source.type === 'vector') sentTiles.set(id, addressOf(source));
    }
    const ids: string[] = [];
    const resting = layer.idle?.(now) ?? NONE;
    const sleeping = layer.asleep?.(now) ?? NONE;
    for (const spec of layer.layers?.(now) ?? []) {
      const id = prefixed(layer, spec.id);
      const larger = enlargeLayer(spec, by);
      const own = 'source' in larger ? { ...larger, id, source: sourceOf(layer, larger.source) } : { ...larger, id };
      map.addLayer(rest.added(own, resting.has(spec.id), layer.asleep ? sleeping.has(spec.id) : null));
      ids.push(id);
    }
    if (layer.custom) {
      const custom = Object.assign(layer.custom(stores, by), { id: prefixed(layer, 'gpu') });
      customs.set(layer.id, custom);
      map.addLayer(custom);
      ids.push(custom.id);
    }
    styleLayers.set(layer.id, ids);
  }

  /** A restored context brings back a copy of the old style, without states and GPU layers: start clean. */
  function removeLeftovers(): void {
    const now = input();
    for (const layer of layers) {
      const names = (layer.layers?.(now) ?? []).map((spec) => prefixed(layer, spec.id));
      if (layer.custom) names.push(prefixed(layer, 'gpu'));
      for (const id of names) if (map.getLayer(id)) map.removeLayer(id);
    }
    for (const layer of layers) {
      for (const name of Object.keys(layer.sources?.(now) ?? {})) {
        if (map.getSource(prefixed(layer, name))) map.removeSource(prefixed(layer, name));
      }
    }
  }

  function refresh(): void {
    const now = input();
    for (const layer of layers) {
      const visible = !now.view.hiddenLayers.has(layer.shownWith ?? layer.id);
      showOrHide(layer, visible);
      if (!visible) continue;
      const ids = styleLayers.get(layer.id) ?? [];
      if (layer.idle) rest.rest(ids, isIn(layer, layer.idle(now)));
      if (layer.asleep) rest.sleep(ids, isIn(layer, layer.asleep(now)));
      sendTiles(layer, now);
      for (const [name, data] of Object.entries(layer.data?.(now) ?? {})) sendData(prefixed(layer, name), data);
      for (const [name, wanted] of Object.entries(layer.featureStates?.(now) ?? {})) {
        sendStates(sourceOf(layer, name), layer.sourceLayers?.[name], wanted);
      }
    }
  }

  function showOrHide(layer: LayerDefinition, visible: boolean): void {
    if ((shown.get(layer.id) ?? true) === visible) return;
    shown.set(layer.id, visible);
    rest.show(styleLayers.get(layer.id) ?? [], visible);
  }

  /** One `setData` in flight per source; when it ends, whatever is newest by then goes next. */
  function sendData(id: string, data: GeoJSON.FeatureCollection): void {
    if (sentData.get(id) === data || sending.has(id)) return;
    const source = map.getSource(id);
    if (!hasSetData(source)) return;
    sentData.set(id, data);
    sending.add(id);
    const done = () => {
      if (sending.delete(id)) ask();
    };
    Promise.resolve(source.setData(data)).then(done, done);
  }

  /** Other boundaries have other addresses; the map throws away the tiles that it has. */
  function sendTiles(layer: LayerDefinition, now: LayerInput): void {
    if (!layer.sourceLayers) return;
    for (const [name, spec] of Object.entries(layer.sources?.(now) ?? {})) {
      const id = prefixed(layer, name);
      if (spec.type !== 'vector' || sentTiles.get(id) === addressOf(spec)) continue;
      const source = map.getSource(id);
      if (!hasSetTiles(source)) continue;
      sentTiles.set(id, addressOf(spec));
      source.setTiles([...(spec.tiles ?? [])]);
    }
  }

  function sendStates(source: string, sourceLayer: string | undefined, wanted: FeatureStates): void {
    for (const change of diffFeatureStates(sentStates.get(source), wanted)) {
      const target = { source, ...(sourceLayer ? { sourceLayer } : {}), id: change.id };
      if ('set' in change) map.setFeatureState(target, change.set);
      else if (change.remove === null) map.removeFeatureState(target);
      else map.removeFeatureState(target, change.remove);
    }
    sentStates.set(source, wanted);
  }

  function forget(): void {
    installed = false;
    for (const custom of customs.values()) custom.dispose?.();
    for (const memory of [customs, styleLayers, sentStates, sentData, sentTiles, sending, shown]) memory.clear();
    rest.forget();
  }

  function pickIds(layer: LayerDefinition): readonly string[] {
    return layer.pickable?.map((name) => prefixed(layer, name)) ?? styleLayers.get(layer.id) ?? [];
  }

  function pick(x: number, y: number): Selection | null {
    if (!installed) return null;
    const now = input();
    const visible = layers.filter((layer) => shown.get(layer.id) ?? true);
    for (const layer of visible.toReversed()) {
      const found = customs.get(layer.id)?.pickAt?.(x, y);
      if (found) return found;
    }
    const pickable = visible.filter((layer) => layer.pick);
    const owners = new Map(pickable.flatMap((layer) => pickIds(layer).map((id) => [id, layer])));
    for (const feature of map.queryRenderedFeatures([x, y], { layers: [...owners.keys()] })) {
      const found = owners.get(feature.layer.id)?.pick?.(feature, now);
      if (found) return found;
    }
    return null;
  }

  return {
    install,
    forget,
    get installed() {
      return installed;
    },
    pick,
    dispose() {
      for (const stop of stops) stop();
      map.off('move', look);
      cancelFrame?.();
      forget();
    },
  };
}

function prefixed(layer: LayerDefinition, name: string): string {
  return layer.id + SEPARATOR + name;
}

/** Whether a whole id is one of some names of a layer. */
function isIn(layer: LayerDefinition, names: ReadonlySet<string>): (id: string) => boolean {
  return (id) => names.has(id.slice(layer.id.length + SEPARATOR.length));
}

/** A source of the layer itself, or one of another layer by its whole id. */
function sourceOf(layer: LayerDefinition, name: string): string {
  return name.includes(SEPARATOR) ? name : prefixed(layer, name);
}

function addressOf({ tiles = [] }: VectorSourceSpecification): string {
  return tiles.join(' ');
}

function hasSetTiles(source: unknown): source is { setTiles(tiles: string[]): unknown } {
  return typeof source === 'object' && source !== null && 'setTiles' in source;
}

function hasSetData(source: unknown): source is { setData(data: GeoJSON.FeatureCollection): unknown } {
  return typeof source === 'object' && source !== null && 'setData' in source;
}
