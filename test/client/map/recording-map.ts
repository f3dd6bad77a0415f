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
  /** Throws the style away, as a theme change or a lost context does. */
  loseStyle(): void;
}

export function createRecordingMap(): RecordingMap {
  const calls: string[] = [];
  const images = new Set<string>();
  const sources = new Map<string, { setData(data: unknown): Promise<void> }>();
  const layers = new Set<string>();
  const data = new Map<string, unknown>();
  const ratios = new Map<string, number>();
  const specs = new Map<string, object>();
  let waiting: (() => void)[] = [];

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
    setFeatureState: ({ source, id }, state) => calls.push(`state ${source} ${id} ${JSON.stringify(state)}`),
    removeFeatureState: ({ source, id }, key) => calls.push(`unstate ${source} ${id}${key ? ` ${key}` : ''}`),
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
