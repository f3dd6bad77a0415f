import { describe, expect, it } from 'vitest';
import { createDistrictStore } from '../../../client/stores/district.ts';
import { createLinkStore } from '../../../client/stores/link.ts';
import { createViewStore } from '../../../client/stores/view.ts';
import { createWorldStore } from '../../../client/stores/world.ts';
import { answer, batch, beat } from '../wire/scripted-wire.ts';

describe('world store', () => {
  it('replaces everything with a snapshot and keeps the last changes for the feed', () => {
    const world = createWorldStore();
    world.getState().changesReceived(batch(1).changes);
    expect(world.getState().lastChanges).toHaveLength(1);
    world.getState().snapshotReceived(answer(4).data.snapshot!);
    expect([...world.getState().facts.cases.keys()]).toEqual(['s4']);
    expect(world.getState().lastChanges).toEqual([]);
  });
});

describe('link store', () => {
  it('reckons with the clock of the server', () => {
    const link = createLinkStore(1_000, 'town:a');
    link.getState().beatReceived(beat(1, 'e', 'town:a', 61_000), 2_000);
    link.getState().ticked(3_000);
    const { nowMs, clockSkewMs, beatAtMs, scope } = link.getState();
    expect([nowMs + clockSkewMs, beatAtMs, scope]).toEqual([62_000, 2_000, 'town:a']);
  });
});

describe('view store', () => {
  it('starts from what it is given', () => {
    const camera = { lon: 1, lat: 2, zoom: 3 };
    const view = createViewStore({ camera, hiddenLayers: new Set(['cases']), language: 'en' }).getState();
    expect([view.camera, [...view.hiddenLayers], view.language, view.theme]).toEqual([camera, ['cases'], 'en', 'dark']);
  });

  it('switches a layer off and on again', () => {
    const view = createViewStore();
    view.getState().layerToggled('cases');
    expect([...view.getState().hiddenLayers]).toEqual(['cases']);
    view.getState().layerToggled('cases');
    expect([...view.getState().hiddenLayers]).toEqual([]);
  });
});

describe('district store', () => {
  it('keeps what it has when a later load fails', () => {
    const store = createDistrictStore();
    const parts = { district: null, towns: null, communities: null, grids: null, landmarks: null, officers: new Map() };
    store.getState().loaded(parts);
    store.getState().loadFailed('unreachable');
    expect([store.getState().status, store.getState().failure]).toEqual(['failed', 'unreachable']);
    store.getState().loaded(parts);
    expect([store.getState().status, store.getState().failure]).toEqual(['ready', null]);
  });
});
