import { describe, expect, it } from 'vitest';
import { heldBytes } from '../bench/soak/heap-objects.ts';
import { slopeOf } from '../bench/soak/slope.ts';

describe('what a page holds', () => {
  const types = ['hidden', 'object', 'code', 'native', 'string'] as const;
  const strings = ['Map', 'system / JSArrayBufferData', 'blink::Node'];

  function snapshot(...nodes: readonly (readonly [type: (typeof types)[number], name: string, bytes: number])[]) {
    return JSON.stringify({
      snapshot: { meta: { node_fields: ['type', 'name', 'id', 'self_size'], node_types: [types, 'string', 'number'] } },
      nodes: nodes.flatMap(([type, name, bytes], id) => [types.indexOf(type), strings.indexOf(name), id, bytes]),
      strings,
    });
  }

  it('is its objects and strings with the bytes of typed arrays', () => {
    const bytes = [1, 20, 300] as const;
    expect(
      heldBytes(
        snapshot(
          ['object', 'Map', bytes[0]],
          ['string', 'Map', bytes[1]],
          ['native', 'system / JSArrayBufferData', bytes[2]],
        ),
      ),
    ).toBe(321);
  });

  it('is neither compiled code nor what the browser keeps beside the scripts', () => {
    expect(heldBytes(snapshot(['code', 'Map', 5], ['native', 'blink::Node', 6], ['hidden', 'Map', 7]))).toBe(0);
  });
});

describe('a slope', () => {
  it('is sure of what grows, and not of what only wavers', () => {
    const grows = Array.from({ length: 20 }, (_, i) => 10 + 0.5 * i + 0.1 * (i % 2));
    const wavers = Array.from({ length: 20 }, (_, i) => 10 + ((i * 7) % 5));
    expect(slopeOf(grows, 60_000).perMinute).toBeCloseTo(0.5, 2);
    expect(slopeOf(grows, 60_000).lowerPerMinute).toBeGreaterThan(0.4);
    expect(slopeOf(wavers, 60_000).lowerPerMinute).toBeLessThan(0);
  });
});
