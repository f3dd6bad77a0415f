import {
  createExpression,
  latest,
  validateStyleMin,
  type StylePropertySpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { StyleSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { basemapOf } from '../../client/map/basemaps.ts';
import { enlargeLayer, enlargeStyle } from '../../client/map/enlarge-layer.ts';
import { MAP_LAYERS } from '../../client/map/layers/index.ts';
import type { LayerDefinition, LayerInput } from '../../client/map/layer.ts';
import type { Selection, TownColouring } from '../../client/stores/view.ts';
import { TOKENS, type ThemeName } from '../../client/theme/tokens.ts';
import { deepFreeze } from '../support/deep-freeze.ts';
import { filledStores } from '../client/map/fixture.ts';

const THEMES = Object.keys(TOKENS) as ThemeName[];
/** The desk and 1080p, two screens of 1440 side by side, 2160p, and a smaller window. */
const ENLARGEMENTS = [1, 1.33, 2, 0.67];
const COLOURINGS: readonly TownColouring[] = ['zone', 'grade', 'coverage'];

function inputOf(theme: ThemeName = 'dark', mode: LayerInput['mode'] = 'desk', loaded = true): LayerInput {
  const stores = filledStores();
  stores.view.getState().themeChosen(theme);
  stores.view.getState().selected({ kind: 'grid', code: 'T1000' });
  const district = loaded ? stores.district.getState() : { ...stores.district.getState(), ...NOT_LOADED };
  return {
    district,
    world: stores.world.getState(),
    view: stores.view.getState(),
    link: stores.link.getState(),
    tokens: TOKENS[theme],
    mode,
    seen: { bounds: [-180, -85, 180, 85], zoom: 14 },
  };
}
const NOT_LOADED = {
  district: null,
  towns: null,
  communities: null,
  grids: null,
  landmarks: null,
  officers: new Map(),
};

const NOTHING: GeoJSON.Feature = {
  type: 'Feature',
  properties: null,
  geometry: { type: 'Point', coordinates: [0, 0] },
};

/** Sources of this layer and of those that are drawn before it, by the id that the host gives them. */
function sourcesUpTo(layer: LayerDefinition, theme: ThemeName = 'dark') {
  const below = MAP_LAYERS.slice(0, MAP_LAYERS.indexOf(layer) + 1);
  return Object.fromEntries(
    below.flatMap((one) =>
      Object.entries(one.sources?.(inputOf(theme)) ?? {}).map(([name, spec]) => [`${one.id}/${name}`, spec]),
    ),
  );
}

/** Everything that a layer answers, as the host would ask. */
function askAll(layer: LayerDefinition, input: LayerInput) {
  return {
    images: layer.images?.(input) ?? {},
    sources: layer.sources?.(input) ?? {},
    layers: layer.layers?.(input) ?? [],
    data: layer.data?.(input) ?? {},
    states: layer.featureStates?.(input) ?? {},
  };
}

describe('the registry of layers', () => {
  it('has ids that are unique and fit into a link', () => {
    const ids = MAP_LAYERS.map((layer) => layer.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
  });

  it('lets layers go only with a layer that can be switched', () => {
    for (const { shownWith } of MAP_LAYERS.filter((layer) => layer.shownWith)) {
      expect(MAP_LAYERS.find((layer) => layer.id === shownWith)?.titleKey).toBeTruthy();
    }
  });
});

describe.each(MAP_LAYERS.map((layer) => [layer.id, layer] as const))('layer %s', (_id, layer) => {
  it('names only its own sources or those of a layer below, and each style layer once', () => {
    const { sources, layers, data, states } = askAll(layer, inputOf());
    const known = [...Object.keys(sources), ...Object.keys(sourcesUpTo(layer))];
    for (const spec of layers) if ('source' in spec) expect(known).toContain(spec.source);
    for (const name of Object.keys(data)) expect(Object.keys(sources)).toContain(name);
    for (const name of Object.keys(states)) expect(known).toContain(name);
    const names = layers.map((spec) => spec.id);
    expect(new Set(names).size).toBe(names.length);
    for (const name of layer.pickable ?? []) expect(names).toContain(name);
  });

  it.each(
    THEMES.flatMap((theme) =>
      (['desk', 'wall'] as const).flatMap((mode) => ENLARGEMENTS.map((by) => [theme, mode, by] as const)),
    ),
  )('is valid style in %s on the %s, drawn %d times as large', (theme, mode, by) => {
    const { sources, layers } = askAll(layer, inputOf(theme, mode));
    const larger = layers.map((one) => enlargeLayer(one, by));
    const style = {
      version: 8,
      sources: { ...sourcesUpTo(layer, theme), ...sources },
      layers: larger,
    } as unknown as StyleSpecification;
    expect(validateStyleMin(style, undefined).map(({ message }) => message)).toEqual([]);
  });

  it('stays as it is on the desk, and reads no zoom where it could not be moved', () => {
    for (const spec of askAll(layer, inputOf()).layers) {
      expect(enlargeLayer(spec, 1)).toBe(spec);
      if ('filter' in spec) expect(JSON.stringify(spec.filter)).not.toContain('["zoom"]');
    }
  });

  it('writes nothing under 20 px on the wall, at any zoom', () => {
    for (const spec of askAll(layer, inputOf('dark', 'wall')).layers) {
      if (spec.type !== 'symbol' || spec.layout?.['text-field'] === undefined) continue;
      for (let zoom = spec.minzoom ?? 7; zoom <= (spec.maxzoom ?? 18); zoom += 0.1) {
        expect(textPxAt(spec, zoom)).toBeGreaterThanOrEqual(20);
      }
    }
  });

  it('asks for no glyphs and no file from elsewhere', () => {
    expect(JSON.stringify(askAll(layer, inputOf()).layers)).not.toMatch(/https?:/);
  });

  it('uses only images that a layer brings', () => {
    const known = new Set(MAP_LAYERS.flatMap((one) => Object.keys(one.images?.(inputOf()) ?? {})));
    for (const spec of askAll(layer, inputOf()).layers) {
      const used = { ...spec.layout, ...spec.paint } as Record<string, unknown>;
      for (const key of ['icon-image', 'fill-pattern', 'background-pattern']) {
        if (typeof used[key] === 'string') expect(known).toContain(used[key]);
      }
    }
  });

  it('has images of whole pixels', () => {
    for (const image of Object.values(askAll(layer, inputOf()).images)) {
      expect(image.data.length).toBe(image.width * image.height * 4);
    }
  });

  it('answers frozen input without writing to it, before and after the district is loaded', () => {
    for (const loaded of [true, false]) {
      const input = inputOf('dark', 'desk', loaded);
      deepFreeze(input.district);
      deepFreeze(input.world);
      deepFreeze(input.view);
      expect(() => askAll(layer, input)).not.toThrow();
    }
  });

  it('answers the same by identity as long as nothing changed, so that nothing is sent again', () => {
    const input = inputOf();
    const [first, second] = [
      askAll(layer, input),
      askAll(layer, { ...input, link: { ...input.link, nowMs: input.link.nowMs + 1000 } }),
    ];
    for (const name of Object.keys(first.data)) expect(second.data[name]).toBe(first.data[name]);
    for (const name of Object.keys(first.states)) expect(second.states[name]).toBe(first.states[name]);
  });

  it('gives positive integers as feature ids', () => {
    const { data, states } = askAll(layer, inputOf());
    const ids = [
      ...Object.values(states).flatMap((states) => [...states.keys()]),
      ...Object.values(data).flatMap(({ features }) => features.map((feature) => feature.id ?? 1)),
    ];
    for (const id of ids) expect(Number.isInteger(id) && (id as number) > 0).toBe(true);
  });

  it('picks a valid selection or nothing', () => {
    if (!layer.pick) return;
    const input = inputOf();
    const { data, states } = askAll(layer, input);
    const lent = MAP_LAYERS.flatMap((one) =>
      Object.entries(one.data?.(input) ?? {}).filter(([name]) => `${one.id}/${name}` in states),
    );
    const inTiles = Object.values(states).flatMap((states) => [...states.keys()].map((id) => ({ ...NOTHING, id })));
    const found = [
      ...Object.values(data).flatMap(({ features }) => features),
      ...lent.flatMap(([, { features }]) => features),
      ...(layer.sourceLayers ? inTiles : []),
    ].map((feature) => layer.pick!(feature, input));
    expect(found.length).toBeGreaterThan(0);
    for (const selection of found) expect(isSelection(selection)).toBe(true);
    expect(layer.pick(NOTHING, input)).toBeNull();
  });

  it('colours towns under every colouring without knowing any standing', () => {
    for (const colouring of COLOURINGS) {
      const input = inputOf();
      expect(() => askAll(layer, { ...input, view: { ...input.view, colouring } })).not.toThrow();
    }
  });
});

describe('basemaps', () => {
  it.each(THEMES)('are valid styles without glyphs in %s', (theme) => {
    for (const choice of [
      { kind: 'schematic' },
      { kind: 'pmtiles', url: 'https://a.b/c.pmtiles' },
      { kind: 'tianditu', key: 'k' },
    ] as const) {
      const { style } = basemapOf(choice, theme);
      expect(typeof style).toBe('object');
      expect(style).not.toHaveProperty('glyphs');
      for (const by of ENLARGEMENTS) {
        const larger = enlargeStyle(style as StyleSpecification, by);
        expect(validateStyleMin(larger, undefined).map(({ message }) => message)).toEqual([]);
      }
    }
  });

  it('names whom the tiles come from and where the approval number is found, and writes no number of its own', () => {
    expect(basemapOf({ kind: 'tianditu', key: 'k' }, 'dark').attribution).toMatch(/天地图.*审图号见其网站$/);
    expect(basemapOf({ kind: 'schematic' }, 'dark').attribution).toBeNull();
  });
});

function isSelection(selection: Selection | null): boolean {
  if (!selection) return false;
  const key = 'code' in selection ? selection.code : selection.id;
  return ['town', 'community', 'grid', 'officer', 'case'].includes(selection.kind) && key.length > 0;
}

const TEXT_SIZE = latest.layout_symbol['text-size'] as unknown as StylePropertySpecification;

/** Smallest text that a symbol layer writes at a zoom, px: its size times the smallest share that one of its parts has. */
function textPxAt(spec: SymbolLayerSpecification, zoom: number): number {
  const size = createExpression(spec.layout?.['text-size'] ?? 16, 'text-size', TEXT_SIZE);
  if (size.result === 'error') throw new Error(size.value.map(({ message }) => message).join());
  const scales = JSON.stringify(spec.layout?.['text-field']).matchAll(/"font-scale":([0-9.]+)/g);
  return size.value.evaluate({ zoom }) * Math.min(1, ...[...scales].map(([, scale]) => Number(scale)));
}
