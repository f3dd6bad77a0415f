import { describe, expect, it } from 'vitest';
import { toLocalMetres } from '../../../shared/geo/local-metres.ts';
import type { AreaGeometry } from '../../../shared/model/area.ts';
import { frameOf } from '../../../shared/geo/area.ts';
import {
  greenCollectionSchema,
  greenFields,
  greenPolicy,
  greenShares,
  measureLand,
  type GreenCollection,
  type GreenPolicy,
  type LivedLand,
} from '../../../shared/works/green-reach.ts';
import { worksPacks } from '../../support/shipped-works.ts';

const FRAME = toLocalMetres([113.38, 34.53]);
const at = (x: number, y: number) => [...FRAME.toLonLat([x, y])] as [number, number];

function box(x0: number, y0: number, x1: number, y1: number): AreaGeometry {
  return { type: 'Polygon', coordinates: [[at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1), at(x0, y0)]] };
}

function policy(): GreenPolicy {
  const found = greenPolicy(worksPacks('xinmi-2019'));
  if (!found.ok || !found.value) throw new Error('the Xinmi pack gives both distances');
  return found.value;
}

function greenReach(land: readonly LivedLand[], places: GreenCollection, policy: GreenPolicy) {
  const frame = frameOf(land.map(({ geometry }) => geometry));
  const fields = greenFields(places, policy, frame);
  return greenShares(
    land.map((piece) => measureLand(piece, fields)),
    policy,
  );
}

/** As a bureau would export it: a pocket park as a place, a park and a green strip as areas. */
const PLACES = greenCollectionSchema.parse({
  type: 'FeatureCollection',
  name: '绿地',
  features: [
    {
      type: 'Feature',
      properties: { kind: 'park', name: '口袋公园' },
      geometry: { type: 'Point', coordinates: at(0, 0) },
    },
    { type: 'Feature', properties: { kind: 'green' }, geometry: box(2000, -1000, 2010, 1000) },
  ],
});
const LAND = [
  { geometry: box(-100, -100, 100, 100), residents: 3000 },
  { geometry: box(1900, -100, 2000, 100), residents: 1000 },
  { geometry: box(5000, -100, 5200, 100), residents: null },
];

describe('GRN-1 distances', () => {
  it('GRN-1 reads 300 and 500 m, and has none where no document does', () => {
    expect(policy()).toMatchObject({ greenWithinM: { value: 300 }, parkWithinM: { value: 500 } });
    expect(greenPolicy(worksPacks('zhengzhou-2018'))).toEqual({ ok: true, value: null });
  });

  it.each([
    ['green', 'green', 299, 1],
    ['green', 'green', 305, 0],
    ['park', 'green', 299, 1],
    ['park', 'park', 495, 1],
    ['park', 'park', 505, 0],
    ['green', 'park', 100, 0],
  ] as const)('GRN-1 %s counts as %s at %d m: %d', (kind, asked, metres, share) => {
    const places = greenCollectionSchema.parse({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: { kind }, geometry: { type: 'Point', coordinates: at(metres, 0) } }],
    });
    const reach = greenReach([{ geometry: box(-0.5, -0.5, 0.5, 0.5), residents: 1 }], places, policy())!;
    expect(reach[asked].areaShare).toBeCloseTo(share, 1);
    expect(reach.distance).toEqual({ kind: 'straight-line', basis: 'assumed' });
  });
});

describe('GRN-2 share of land', () => {
  it('GRN-2 is the land within reach over all land, within the error that it names', () => {
    const { green, park } = greenReach(LAND, PLACES, policy())!;
    expect(Math.abs(green.areaShare - 0.6)).toBeLessThanOrEqual(green.areaShareError + 0.001);
    expect(Math.abs(park.areaShare - 0.4)).toBeLessThanOrEqual(park.areaShareError + 0.001);
    expect(green.landM2 / 100_000).toBeCloseTo(1, 2);
    expect(park.source.clause).toBe('新密政文〔2019〕287号 四（四）19');
  });
});

describe('GRN-3 share of residents', () => {
  it('GRN-3 spreads residents over their land and leaves out land without a count', () => {
    const { green, park } = greenReach(LAND, PLACES, policy())!;
    expect(green).toMatchObject({ residents: 4000, withoutResidents: 1 });
    expect(green.populationShare).toBeCloseTo(1, 1);
    expect(park.populationShare).toBeCloseTo(0.75, 1);
  });

  it('GRN-3 has no share of residents where nobody is counted', () => {
    expect(greenReach(LAND.slice(2), PLACES, policy())!.green.populationShare).toBeNull();
  });
});

describe('GRN-4 not provided', () => {
  it('GRN-4 has no share without land, and 0 only where there really is no green', () => {
    expect(greenReach([], PLACES, policy())).toBeNull();
    const none = greenCollectionSchema.parse({ type: 'FeatureCollection', features: [] });
    expect(greenReach(LAND, none, policy())!.green).toMatchObject({ areaShare: 0, populationShare: 0 });
  });

  it('GRN-4 refuses a place that is neither green nor a park', () => {
    const wrong = { ...PLACES, features: [{ ...PLACES.features[0], properties: { kind: 'lake' } }] };
    expect(greenCollectionSchema.safeParse(wrong).success).toBe(false);
  });
});
