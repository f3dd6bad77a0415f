import type { HostMap, RenderedFeature } from '../../../client/map/layer-host.ts';

/** A map that only writes down what it is asked, and refuses what MapLibre would refuse. */
export interface RecordingMap extends HostMap {
  readonly calls: string[];
  readonly data: Map<string, unknown>;
  /** Pixel ratios of the images and specifications of the layers, as they were added. */
  readonly ratios: Map<string, number>;
  readonly specs: Map<string, object>;
  /** Ends the `setData` that are under way. */
  settle(): Promise<void>;
  /** What the next look-up finds, topmost first. */
  rendered: RenderedFeature[];
  /** Moves the map so that it looks at this box from this zoom. */
  moveTo(bounds: readonly [number, number, number, number], zoom: number): void;
  /** Throws the style away, as a theme change or a lost context does. */
  loseStyle(): void;
}

export function createRecordingMap(): RecordingMap {
  const calls: string[] = [];
  const images = new Set<string>();
  const sources = new Map<string, { setData(data: unknown): Promise<void>; setTiles(tiles: string[]): unknown }>();
  const layers = new Set<string>();
  const data = new Map<string, unknown>();
  const ratios = new Map<string, number>();
  const specs = new Map<string, object>();
  let waiting: (() => void)[] = [];
  const moved = new Set<() => void>();
  let view = { west: -180, south: -85, east: 180, north: 85, zoom: 12 };

  const map: RecordingMap = {
    calls,
    data,
    ratios,
    specs,
    rendered: [],
    hasImage: (id) => images.has(id),
    addImage(id, _image, { pixelRatio }) {
      if (images.has(id)) throw new Error(`image ${id} exists`);
      images.add(id);
      ratios.set(id, pixelRatio);
      calls.push(`addImage ${id}`);
    },
    addSource(id, source) {
      if (sources.has(id)) throw new Error(`source ${id} exists`);
      data.set(id, 'data' in source ? source.data : null);
      sources.set(id, {
        setTiles: (tiles) => calls.push(`setTiles ${id} ${tiles.join(' ')}`),
        setData(next) {
          calls.push(`setData ${id}`);
          data.set(id, next);
          return new Promise((resolve) => waiting.push(resolve));
        },
      });
      calls.push(`addSource ${id}`);
    },
    getSource: (id) => sources.get(id),
    removeSource: (id) => sources.delete(id),
    setPaintProperty: (layer, name, value) => calls.push(`${name} ${layer} ${value}`),
    addLayer(layer) {
      if (layers.has(layer.id)) throw new Error(`layer ${layer.id} exists`);
      if ('source' in layer && !sources.has(layer.source as string)) throw new Error(`no source for ${layer.id}`);
      layers.add(layer.id);
      specs.set(layer.id, layer);
      calls.push(`addLayer ${layer.id}`);
    },
    getLayer: (id) => (layers.has(id) ? { id } : undefined),
    removeLayer: (id) => layers.delete(id),
    setLayoutProperty: (layer, name, value) => calls.push(`${name} ${layer} ${value}`),
    setFeatureState: (target, state) => calls.push(`state ${nameOf(target)} ${JSON.stringify(state)}`),
    removeFeatureState: (target, key) => calls.push(`unstate ${nameOf(target)}${key ? ` ${key}` : ''}`),
    getBounds: () => ({
      toArray: () => [
        [view.west, view.south],
        [view.east, view.north],
      ],
    }),
    getZoom: () => view.zoom,
    on: (_event, run) => moved.add(run),
    off: (_event, run) => moved.delete(run),
    moveTo([west, south, east, north], zoom) {
      view = { west, south, east, north, zoom };
      for (const run of moved) run();
    },
    queryRenderedFeatures: (_point, { layers: asked }) => map.rendered.filter(({ layer }) => asked.includes(layer.id)),
    async settle() {
      const ended = waiting;
      waiting = [];
      for (const resolve of ended) resolve();
      await Promise.resolve();
      await Promise.resolve();
    },
    loseStyle() {
      images.clear();
      sources.clear();
      layers.clear();
      calls.length = 0;
    },
  };
  return map;
}

function nameOf({ source, sourceLayer, id }: Parameters<HostMap['setFeatureState']>[0]): string {
  return sourceLayer ? `${source}:${sourceLayer} ${id}` : `${source} ${id}`;
}
