import { createExpression, latest, type StylePropertySpecification } from '@maplibre/maplibre-gl-style-spec';
import type { LayerSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_LENGTHS,
  enlargeLayer,
  enlargeStyle,
  PIXEL_PROPERTIES,
  zoomShift,
} from '../../../client/map/enlarge-layer.ts';
import { enlargementOf, enlargementOfFont } from '../../../client/map/enlargement.ts';

const WIDTH = latest.paint_line['line-width'] as StylePropertySpecification;
const line = (paint: object, more: object = {}) =>
  ({ id: 'l', type: 'line', source: 's', paint, ...more }) as LayerSpecification;
const paintOf = (layer: LayerSpecification) => layer.paint as Record<string, unknown>;
const widthOf = (width: unknown, by = 2) => paintOf(enlargeLayer(line({ 'line-width': width }), by))['line-width'];

describe('an enlarged layer', () => {
  it('is the layer itself at 1', () => {
    const layer = line({ 'line-width': 3 }, { minzoom: 4 });
    expect(enlargeLayer(layer, 1)).toBe(layer);
  });

  it('has longer lengths, and nothing else that is larger', () => {
    const paint = { 'line-width': 3, 'line-blur': 1.5, 'line-opacity': 0.5, 'line-dasharray': [6, 2] };
    expect(paintOf(enlargeLayer(line(paint), 2))).toEqual({ ...paint, 'line-width': 6, 'line-blur': 3 });
  });

  it('has longer pairs of lengths; ems, shares and images stay, for they grow with what they are shares of', () => {
    const layer = {
      id: 's',
      type: 'symbol',
      source: 's',
      layout: { 'text-size': 10, 'icon-offset': [0, 21], 'text-offset': [0, 2], 'icon-size': 0.5, 'text-max-width': 7 },
      paint: { 'text-translate': ['literal', [1, 2]] },
    } as unknown as LayerSpecification;
    const larger = enlargeLayer(layer, 2) as { layout: object; paint: object };
    expect(larger.layout).toMatchObject({
      'text-size': 20,
      'icon-offset': [0, 42],
      'text-offset': [0, 2],
      'icon-size': 0.5,
      'text-max-width': 7,
    });
    expect(larger.paint).toEqual({ 'text-translate': ['literal', [2, 4]] });
  });

  it('begins and ends as much nearer as the map is, within the zooms that there are', () => {
    expect(zoomShift(2)).toBe(1);
    expect(enlargeLayer(line({}, { minzoom: 11.5, maxzoom: 13 }), 2)).toMatchObject({ minzoom: 12.5, maxzoom: 14 });
    expect(enlargeLayer(line({}, { minzoom: 0, maxzoom: 24 }), 0.5)).toMatchObject({ minzoom: 0, maxzoom: 23 });
    expect(enlargeLayer(line({}, { maxzoom: 24 }), 2)).toMatchObject({ maxzoom: 24 });
    expect(enlargeLayer(line({}), 2)).not.toHaveProperty('minzoom');
  });

  it('moves the stops of zoom curves: all in what is no length, outputs too in what is one', () => {
    expect(widthOf(['interpolate', ['linear'], ['zoom'], 9, 1.2, 12, 2.6])).toEqual([
      'interpolate',
      ['linear'],
      ['zoom'],
      10,
      2.4,
      13,
      5.2,
    ]);
    expect(widthOf(['step', ['zoom'], 1, 12, 2])).toEqual(['step', ['zoom'], 2, 13, 4]);
    const fade = ['interpolate', ['linear'], ['zoom'], 11, ['case', ['has', 'a'], 0.5, 0], 12, 1];
    expect(paintOf(enlargeLayer(line({ 'line-opacity': fade }), 2))['line-opacity']).toEqual([
      'interpolate',
      ['linear'],
      ['zoom'],
      12,
      ['case', ['has', 'a'], 0.5, 0],
      13,
      1,
    ]);
  });

  it('leaves the stops of curves over anything but the zoom', () => {
    expect(widthOf(['interpolate', ['linear'], ['get', 'lanes'], 1, 2, 4, 6])).toEqual([
      'interpolate',
      ['linear'],
      ['get', 'lanes'],
      1,
      4,
      4,
      12,
    ]);
  });

  it('multiplies what an expression answers, at any depth, and not what it chooses by', () => {
    const choice = ['match', ['get', 'kind'], ['a', 'b'], 1, 'c', ['case', ['>', ['get', 'n'], 5], 2, 3], 4];
    expect(widthOf(['interpolate', ['linear'], ['zoom'], 9, choice, 12, ['step', ['get', 'n'], 5, 7, 6]])).toEqual([
      'interpolate',
      ['linear'],
      ['zoom'],
      10,
      ['match', ['get', 'kind'], ['a', 'b'], 2, 'c', ['case', ['>', ['get', 'n'], 5], 4, 6], 8],
      13,
      ['step', ['get', 'n'], 10, 7, 12],
    ]);
    expect(widthOf(['let', 'w', 3, ['+', ['var', 'w'], 1]])).toEqual(['let', 'w', 3, ['*', ['+', ['var', 'w'], 1], 2]]);
    expect(widthOf(['coalesce', ['get', 'width'], 3])).toEqual(['*', ['coalesce', ['get', 'width'], 3], 2]);
    expect(widthOf(['number', ['feature-state', 'w'], 1])).toEqual(['*', ['number', ['feature-state', 'w'], 1], 2]);
  });

  it.each([0.67, 1.33, 2, 4])('draws at %d times the pixels what it drew, one shift nearer', (by) => {
    const width = [
      'interpolate',
      ['exponential', 1.5],
      ['zoom'],
      8,
      ['case', ['==', ['get', 'kind'], 'trunk'], ['get', 'width'], 1],
      17,
      ['coalesce', ['get', 'none'], 9],
    ];
    const feature = { type: 'LineString', properties: { kind: 'trunk', width: 2.5 } } as never;
    const drawn = (expression: unknown, zoom: number): number => {
      const made = createExpression(expression, 'line-width', WIDTH);
      if (made.result === 'error') throw new Error(made.value.map(({ message }) => message).join());
      return made.value.evaluate({ zoom }, feature) as number;
    };
    for (const zoom of [7, 8, 10.3, 13, 17, 18]) {
      expect(drawn(widthOf(width, by), zoom + zoomShift(by))).toBeCloseTo(drawn(width, zoom) * by, 9);
    }
  });

  it('does not write to the layer it was given', () => {
    const layer = line({ 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1, 12, 2] }, { minzoom: 9 });
    const before = structuredClone(layer);
    enlargeLayer(layer, 2);
    expect(layer).toEqual(before);
  });
});

/** Every property of the style specification that is said to be in pixels, with the types of layer that have it. */
const IN_PIXELS = Object.entries(latest as Record<string, unknown>).flatMap(([group, properties]) => {
  const [, kind, type] = /^(layout|paint)_(.+)$/.exec(group) ?? [];
  if (!kind || !type) return [];
  return Object.entries(properties as Record<string, { units?: string; default?: unknown }>)
    .filter(([, { units }]) => units === 'pixels')
    .map(([name, spec]) => ({ kind, type, name, fallback: spec.default }));
});

describe('the style specification', () => {
  it('knows no other lengths in pixels; the offset of an icon is one without saying so', () => {
    expect([...PIXEL_PROPERTIES].toSorted()).toEqual(
      [...new Set(['icon-offset', ...IN_PIXELS.map(({ name }) => name)])].toSorted(),
    );
  });

  it('has no other lengths that are not zero when a layer leaves them out', () => {
    const defaults: Record<string, Record<string, Record<string, unknown>>> = {};
    for (const { kind, type, name, fallback } of IN_PIXELS) {
      const value = Array.isArray(fallback) && fallback.length === 1 ? fallback[0] : fallback;
      if (typeof value === 'number' && value !== 0) ((defaults[type] ??= {})[kind] ??= {})[name] = value;
    }
    expect(DEFAULT_LENGTHS).toEqual(defaults);
  });

  it('is asked for them where a layer leaves them out', () => {
    expect(paintOf(enlargeLayer({ id: 'l', type: 'line', source: 's' }, 2))).toEqual({ 'line-width': 2 });
    expect(enlargeLayer({ id: 'b', type: 'background' }, 2)).not.toHaveProperty('paint');
  });
});

describe('an enlarged basemap', () => {
  it('asks for tiles one step coarser, so that the names drawn into them are as large', () => {
    const style = {
      version: 8 as const,
      sources: { vec: { type: 'raster' as const, tiles: ['t'], tileSize: 256 }, base: { type: 'vector' as const } },
      layers: [{ id: 'b', type: 'background' as const, minzoom: 3 }],
    };
    expect(enlargeStyle(style, 1)).toBe(style);
    expect(enlargeStyle(style, 2)).toEqual({
      ...style,
      sources: { vec: { ...style.sources.vec, tileSize: 512 }, base: { type: 'vector' } },
      layers: [{ id: 'b', type: 'background', minzoom: 4 }],
    });
  });
});

describe('the enlargement', () => {
  it('is the root font against that of 1080p, to a hundredth', () => {
    expect([16, 32, 21.3333, 15.985].map(enlargementOfFont)).toEqual([1, 2, 1.33, 1]);
    expect(enlargementOfFont(Number.NaN)).toBe(1);
  });

  it('is 1 on the desk, whatever the screen', () => {
    expect(enlargementOf('desk')).toBe(1);
  });
});
