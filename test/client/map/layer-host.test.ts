import { describe, expect, it } from 'vitest';
import { createLayerHost } from '../../../client/map/layer-host.ts';
import type { LayerDefinition } from '../../../client/map/layer.ts';
import { memoLast } from '../../../client/selectors/memo-last.ts';
import type { Selection } from '../../../client/stores/view.ts';
import { filledStores, live } from './fixture.ts';
import { createRecordingMap } from './recording-map.ts';

const collect = memoLast((cases: ReadonlyMap<string, unknown>): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: [...cases.keys()].map((id) => ({
    type: 'Feature',
    properties: { id },
    geometry: { type: 'Point', coordinates: [0, 0] },
  })),
}));
const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

const areas: LayerDefinition = {
  id: 'areas',
  titleKey: 'layer.areas',
  images: () => ({ dot: { width: 1, height: 1, data: new Uint8ClampedArray(4), pixelRatio: 1 } }),
  sources: () => ({ all: { type: 'geojson', data: EMPTY } }),
  layers: () => [
    { id: 'fill', source: 'all', type: 'fill' },
    { id: 'line', source: 'all', type: 'line' },
  ],
  featureStates: ({ world }) => ({
    all: new Map([...world.facts.grids.values()].map((grid) => [grid.index + 1, { state: grid.state }])),
  }),
  pickable: ['fill'],
  pick: (feature) => ({ kind: 'grid', code: String(feature.properties?.['code']) }),
};
const points: LayerDefinition = {
  id: 'points',
  titleKey: 'layer.points',
  images: areas.images!,
  sources: () => ({ all: { type: 'geojson', data: EMPTY } }),
  data: ({ world }) => ({ all: collect(world.facts.cases) }),
  layers: () => [{ id: 'circle', source: 'all', type: 'circle' }],
  pick: (feature) => (feature.properties?.['id'] ? { kind: 'case', id: String(feature.properties['id']) } : null),
};
const STATES = new Map([[7, { state: 'thin' }]]);
const NO_STATES: typeof STATES = new Map();
const names: LayerDefinition = {
  id: 'names',
  titleKey: null,
  shownWith: 'points',
  layers: () => [{ id: 'bg', type: 'background' }],
};

function setUp(layers: readonly LayerDefinition[] = [areas, points, names], enlargement = () => 1) {
  const stores = filledStores();
  const map = createRecordingMap();
  const frames: (() => void)[] = [];
  const host = createLayerHost({
    map,
    layers,
    stores,
    mode: 'desk',
    enlargement,
    nextFrame(callback) {
      frames.push(callback);
      return () => frames.splice(frames.indexOf(callback), 1);
    },
  });
  const frame = () => frames.splice(0).forEach((run) => run());
  return { stores, map, host, frame, frames };
}

describe('layer host', () => {
  it('installs in order, bottom to top, with prefixed ids, and shares images', () => {
    const { host, map } = setUp();
    host.install();
    expect(map.calls.filter((call) => call.startsWith('add'))).toEqual([
      'addImage dot',
      'addSource areas/all',
      'addLayer areas/fill',
      'addLayer areas/line',
      'addSource points/all',
      'addLayer points/circle',
      'addLayer names/bg',
    ]);
  });

  it('hands the first data in with the source and does not send it twice', () => {
    const { host, map, stores } = setUp();
    host.install();
    expect(map.data.get('points/all')).toBe(collect(stores.world.getState().facts.cases));
    expect(map.calls.filter((call) => call.startsWith('setData'))).toEqual([]);
  });

  it('sends all states at first, then only what differs, and takes away what is gone', () => {
    const { host, map, stores, frame } = setUp();
    host.install();
    expect(map.calls.filter((call) => call.startsWith('state'))).toHaveLength(4);
    map.calls.length = 0;
    stores.world.getState().changesReceived([{ kind: 'grids', grids: [live(2, 'covered')] }]);
    frame();
    expect(map.calls).toEqual(['state areas/all 3 {"state":"covered"}']);
    map.calls.length = 0;
    stores.world
      .getState()
      .snapshotReceived({ grids: [live(0, 'covered')], cases: [], alerts: [], findings: [], standings: [] });
    frame();
    expect(map.calls.filter((call) => call.startsWith('unstate'))).toEqual([
      'unstate areas/all 2',
      'unstate areas/all 3',
      'unstate areas/all 4',
    ]);
  });

  it('computes at most once a frame, whatever the stores do in between', () => {
    const { host, stores, frames } = setUp();
    host.install();
    for (let at = 0; at < 5; at++) stores.link.getState().ticked(at);
    expect(frames).toHaveLength(1);
  });

  it('keeps one setData in flight and then sends the newest', async () => {
    const { host, map, stores, frame } = setUp();
    host.install();
    const update = (id: string) => {
      stores.world.getState().snapshotReceived({
        grids: [],
        cases: [{ ...stores.world.getState().facts.cases.values().next().value!, id }],
        alerts: [],
        findings: [],
        standings: [],
      });
      frame();
    };
    update('b');
    update('c');
    update('d');
    expect(map.calls.filter((call) => call.startsWith('setData'))).toHaveLength(1);
    await map.settle();
    frame();
    expect(map.calls.filter((call) => call.startsWith('setData'))).toHaveLength(2);
    expect(map.data.get('points/all')).toBe(collect(stores.world.getState().facts.cases));
  });

  it('hides what draws nothing for now, and what is switched off stays hidden when it would draw again', () => {
    const resting: LayerDefinition = {
      ...areas,
      idle: ({ world }) => new Set(world.facts.cases.size > 1 ? [] : ['line']),
    };
    const { host, map, stores, frame } = setUp([resting]);
    const become = (...ids: string[]) => {
      const [one] = stores.world.getState().facts.cases.values();
      const cases = ids.map((id) => ({ ...one!, id }));
      stores.world.getState().snapshotReceived({ grids: [], cases, alerts: [], findings: [], standings: [] });
      map.calls.length = 0;
      frame();
      return map.calls.filter((call) => call.startsWith('visibility'));
    };
    host.install();
    expect(map.specs.get('areas/line')).toMatchObject({ layout: { visibility: 'none' } });
    expect(map.specs.get('areas/fill')).not.toHaveProperty('layout');
    expect(become('a', 'b')).toEqual(['visibility areas/line visible']);
    expect(become('a')).toEqual(['visibility areas/line none']);
    stores.view.getState().layerToggled('areas');
    expect(become('a')).toEqual(['visibility areas/fill none']);
    expect(become('a', 'b')).toEqual([]);
    stores.view.getState().layerToggled('areas');
    expect(become('a', 'b')).toEqual(['visibility areas/fill visible', 'visibility areas/line visible']);
  });

  it('lets sleep what draws nothing for now, and wakes it with the next picture and without its tiles', () => {
    const sleeper: LayerDefinition = {
      ...areas,
      asleep: ({ view }) => new Set(view.hover ? [] : ['line']),
    };
    const { host, map, stores, frame } = setUp([sleeper]);
    const hovering = (hover: Selection | null) => {
      stores.view.getState().hovered(hover);
      map.calls.length = 0;
      frame();
      return map.calls.filter((call) => call.includes('layer-opacity'));
    };
    host.install();
    expect(map.specs.get('areas/line')).toMatchObject({
      paint: { 'line-layer-opacity': 0, 'line-layer-opacity-transition': { duration: 0 } },
    });
    expect(map.specs.get('areas/fill')).toMatchObject({ paint: { 'fill-layer-opacity': 1 } });
    expect(hovering({ kind: 'town', code: 'a' })).toEqual(['line-layer-opacity areas/line 1']);
    expect(hovering({ kind: 'town', code: 'b' })).toEqual([]);
    expect(hovering(null)).toEqual(['line-layer-opacity areas/line 0']);
  });

  it('puts everything back after the style was lost, states included', () => {
    const { host, map } = setUp();
    host.install();
    const first = [...map.calls];
    host.forget();
    map.loseStyle();
    host.install();
    expect(map.calls).toEqual(first);
  });

  it('starts clean when a restored context brought old copies of its layers', () => {
    const { host } = setUp();
    host.install();
    expect(() => host.install()).not.toThrow();
  });

  it('sends nothing while there is no style', () => {
    const { host, map, stores, frame } = setUp();
    host.install();
    host.forget();
    map.calls.length = 0;
    stores.link.getState().ticked(1);
    frame();
    expect(map.calls).toEqual([]);
    expect(host.pick(0, 0)).toBeNull();
  });

  it('hides and shows a layer and those that go with it, and does not find it meanwhile', () => {
    const { host, map, stores, frame } = setUp();
    host.install();
    map.rendered = [
      {
        type: 'Feature',
        properties: { id: 'a' },
        geometry: { type: 'Point', coordinates: [0, 0] },
        layer: { id: 'points/circle' },
      },
    ];
    expect(host.pick(1, 1)).toEqual({ kind: 'case', id: 'a' });
    map.calls.length = 0;
    stores.view.getState().layerToggled('points');
    frame();
    expect(map.calls).toEqual(['visibility points/circle none', 'visibility names/bg none']);
    expect(host.pick(1, 1)).toBeNull();
    map.calls.length = 0;
    stores.view.getState().layerToggled('points');
    frame();
    expect(map.calls).toEqual(['visibility points/circle visible', 'visibility names/bg visible']);
  });

  it('asks the GPU layer first, then the rendered features from the top, only in what may be picked', () => {
    let found: { kind: 'officer'; id: string } | null = { kind: 'officer', id: 'o' };
    const gpu: LayerDefinition = {
      id: 'gpu',
      titleKey: null,
      custom: () => ({ id: 'x', type: 'custom', render: () => {}, pickAt: () => found }),
    };
    const { host, map } = setUp([areas, points, gpu]);
    host.install();
    const feature = (layer: string, properties: object) => ({
      type: 'Feature' as const,
      properties,
      geometry: { type: 'Point' as const, coordinates: [0, 0] },
      layer: { id: layer },
    });
    map.rendered = [
      feature('points/circle', {}),
      feature('areas/line', { code: 'no' }),
      feature('areas/fill', { code: 'g' }),
    ];
    expect(host.pick(0, 0)).toEqual({ kind: 'officer', id: 'o' });
    found = null;
    expect(host.pick(0, 0)).toEqual({ kind: 'grid', code: 'g' });
  });

  it('makes a GPU layer anew for each style and ends the old one', () => {
    const log: string[] = [];
    const gpu: LayerDefinition = {
      id: 'gpu',
      titleKey: null,
      custom: () => {
        log.push('made');
        return { id: 'x', type: 'custom', render: () => {}, dispose: () => log.push('ended') };
      },
    };
    const { host, map } = setUp([gpu]);
    host.install();
    map.loseStyle();
    host.install();
    host.dispose();
    expect(log).toEqual(['made', 'ended', 'made', 'ended']);
  });

  it('enlarges images, layers and GPU layers alike, in the measure of each install', () => {
    const made: number[] = [];
    const gpu: LayerDefinition = {
      id: 'gpu',
      titleKey: null,
      layers: () => [{ id: 'bg', type: 'background', minzoom: 10 }],
      custom: (_stores, enlargement) => {
        made.push(enlargement);
        return { id: 'x', type: 'custom', render: () => {} };
      },
    };
    let by = 1;
    const { host, map } = setUp([areas, gpu], () => by);
    host.install();
    const atOne = { ratio: map.ratios.get('dot'), layer: map.specs.get('gpu/bg') };
    by = 2;
    map.loseStyle();
    host.install();
    expect(atOne).toEqual({ ratio: 1, layer: { id: 'gpu/bg', type: 'background', minzoom: 10 } });
    expect(map.ratios.get('dot')).toBe(0.5);
    expect(map.specs.get('gpu/bg')).toMatchObject({ minzoom: 11 });
    expect(made).toEqual([1, 2]);
  });

  it('sends states to the layer of a source of tiles, of what is in sight, and other addresses when boundaries change', () => {
    const tiles: LayerDefinition = {
      id: 'tiled',
      titleKey: null,
      sources: ({ district }) => ({ all: { type: 'vector', tiles: [`t/${district.district?.areasVersion}`] } }),
      sourceLayers: { all: 'grids' },
      layers: () => [{ id: 'fill', source: 'all', 'source-layer': 'grids', type: 'fill' }],
      featureStates: ({ seen }) => ({ all: seen && seen.zoom > 13 ? STATES : NO_STATES }),
    };
    const above: LayerDefinition = {
      id: 'above',
      titleKey: null,
      layers: () => [{ id: 'line', source: 'tiled/all', 'source-layer': 'grids', type: 'line' }],
    };
    const { stores, map, host, frame } = setUp([tiles, above]);
    host.install();
    expect(map.specs.get('above/line')).toMatchObject({ source: 'tiled/all' });
    map.calls.length = 0;
    map.moveTo([0, 0, 1, 1], 14);
    frame();
    expect(map.calls).toEqual(['state tiled/all:grids 7 {"state":"thin"}']);
    map.calls.length = 0;
    map.moveTo([0.1, 0.1, 1.1, 1.1], 14);
    frame();
    expect(map.calls).toEqual([]);
    const { district } = stores.district.getState();
    stores.district.setState({ district: { ...district!, areasVersion: '2' } });
    frame();
    expect(map.calls).toEqual(['setTiles tiled/all t/2']);
    host.install();
    host.dispose();
    map.moveTo([50, 50, 51, 51], 14);
    expect(frame).not.toThrow();
  });
});
