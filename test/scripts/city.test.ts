import { describe, expect, it } from 'vitest';
import { buildCity, CITY_ID } from '../../scripts/city/build-city.ts';
import { checkReferences } from '../../server/boundaries/check-references.ts';
import { checkTiling } from '../../shared/coverage/tiling.ts';
import { areaCollectionSchema, districtSchema, gridSchema } from '../../shared/model/area.ts';
import { rosterSchema } from '../../shared/model/officer.ts';

/** Metres; mean width below which a gap is rounding. */
const TOLERANCE_M = 0.2;

describe('the made-up city', () => {
  const city = buildCity(1);
  const town = city.towns.features[0]!;

  it('is a district that the server takes', () => {
    expect(checkReferences(city, CITY_ID)).toBeNull();
    expect(districtSchema.parse(city.district).schematic).toBe(true);
    expect(areaCollectionSchema(gridSchema).parse(city.grids).features).toHaveLength(1000);
    expect(rosterSchema.parse({ posts: city.posts, officers: city.officers }).officers).toHaveLength(500);
  });

  it('has grids that fill their town without gap or overlap', () => {
    const grids = city.grids.features.map(({ properties: { code }, geometry }) => ({ code, geometry }));
    expect(checkTiling(town.geometry, grids, TOLERANCE_M).faults).toEqual([]);
  });

  it('is the same every time, and only simulated people walk in it', () => {
    expect(buildCity(1)).toEqual(city);
    expect(city.officers.every(({ simulated }) => simulated)).toBe(true);
  });

  it('has different codes in every town, up to the hundredth', () => {
    const { towns, communities } = buildCity(10);
    const codes = [...towns.features, ...communities.features].map(({ properties }) => properties.code);
    expect(new Set(codes).size).toBe(100 + 2500);
  });
});
