import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { distanceM } from '../../../shared/geo/local-metres.ts';
import type { FixCrs, Observation } from '../../../shared/model/fix.ts';
import { toWgs84 } from '../../../server/ingest/datum.ts';
import { storedFix } from '../../support/stored-fix.ts';

const ZHENGGANG = [113.85, 34.53] as const;

function declared(crs: FixCrs, [lon, lat]: readonly [number, number]): Observation {
  return storedFix({ crs, lon, lat });
}

describe('coordinate systems of devices', () => {
  it.each([
    ['gcj02', gcoord.GCJ02],
    ['bd09', gcoord.BD09],
  ] as const)('ING-2: %s is converted to within a metre', (crs, system) => {
    const shown = gcoord.transform([...ZHENGGANG], gcoord.WGS84, system) as [number, number];
    expect(distanceM(shown, ZHENGGANG)).toBeGreaterThan(300);
    const converted = toWgs84(declared(crs, shown));
    expect(distanceM([converted.lon, converted.lat], ZHENGGANG)).toBeLessThan(1);
    expect(converted.crs).toBe('wgs84');
  });

  it('ING-2: converting twice changes nothing more', () => {
    const once = toWgs84(declared('gcj02', ZHENGGANG));
    expect(toWgs84(once)).toBe(once);
  });

  it('ING-2: what is in WGS 84 or CGCS2000 stays where it is', () => {
    expect(toWgs84(declared('wgs84', ZHENGGANG))).toMatchObject({ lon: 113.85, lat: 34.53 });
    expect(toWgs84(declared('cgcs2000', ZHENGGANG))).toMatchObject({ lon: 113.85, lat: 34.53, crs: 'wgs84' });
  });

  it.each([
    [Number.NaN, 34],
    [113, Number.POSITIVE_INFINITY],
    [1e9, 34],
  ])('ING-2: %d %d is left to the judge', (lon, lat) => {
    expect(toWgs84(declared('bd09', [lon, lat]))).toMatchObject({ lon, lat });
  });
});
