import { writeFileSync } from 'node:fs';
import gcoord from 'gcoord';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { EAST, TWO_TOWNS, WEST, importBench, polygon } from '../../support/import-bench.ts';
import { writeShapefile } from '../../support/shapefile-writer.ts';

const GK114 = '+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
const GK114_PRJ =
  'PROJCS["CGCS2000_3_Degree_GK_CM_114E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],' +
  'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],' +
  'PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

const { printed, inFolder, geojson, run, result, nothingWritten } = importBench();

describe('import district: coordinate systems', () => {
  const westLon = () => result().towns[0]!.geometry.coordinates.flat(3) as number[];

  it('converts gcj02 and bd09 once', async () => {
    for (const [crs, from] of [
      ['gcj02', gcoord.GCJ02],
      ['bd09', gcoord.BD09],
    ] as const) {
      const moved = WEST.map((p) => gcoord.transform(p, gcoord.WGS84, from));
      await run(geojson('towns.geojson', [{ geometry: polygon(moved) }]), '--crs', crs, '--replace');
      expect(Math.min(...westLon().filter((n) => n > 100))).toBeCloseTo(113.8, 4);
    }
  });

  it('refuses degrees that are said to be metres, instead of drawing them on one spot', async () => {
    const towns = geojson('towns.geojson', TWO_TOWNS);
    for (const crs of ['EPSG:3857', 'EPSG:4547', 'EPSG:32650']) {
      expect(await run(towns, '--crs', crs)).toBe(1);
      expect(printed.at(-1)).toBe(
        `towns.geojson holds degrees, and ${crs} counts in metres: pass the --crs that the file is in. Nothing was written.`,
      );
    }
    expect(nothingWritten()).toBe(true);
    expect(await run(towns, '--crs', 'EPSG:4490')).toBe(0);
  });

  it('converts CGCS2000 Gauss-Kruger named by EPSG:4547 and in the legacy crs member', async () => {
    const metres = WEST.map((p) => proj4('WGS84', GK114, p));
    await run(geojson('towns.geojson', [{ geometry: polygon(metres) }]), '--crs', 'EPSG:4547');
    expect(Math.min(...westLon().filter((n) => n > 100))).toBeCloseTo(113.8, 5);
    const legacy = { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4547' } } };
    await run(geojson('legacy.geojson', [{ geometry: polygon(metres) }], legacy), '--replace');
    expect(Math.min(...westLon().filter((n) => n > 100))).toBeCloseTo(113.8, 5);
  });

  it('honours the .prj of a shapefile', async () => {
    const metres = [WEST, EAST].map((ring) => [ring.toReversed().map((p) => proj4('WGS84', GK114, p))]);
    const { shp, dbf } = writeShapefile(metres, { NAME: ['a', 'b'].map((t) => new TextEncoder().encode(t)) });
    writeFileSync(inFolder('towns.shp'), shp);
    writeFileSync(inFolder('towns.dbf'), dbf);
    expect(await run(inFolder('towns.shp'))).toBe(1);
    expect(printed.at(-1)).toMatch(/no \.prj and its coordinates are not degrees; pass --crs/);
    writeFileSync(inFolder('towns.prj'), GK114_PRJ);
    expect(await run(inFolder('towns.shp'))).toBe(0);
    expect(result().towns.map((t) => t.properties.name.zh)).toEqual(['a', 'b']);
    expect(Math.min(...westLon().filter((n) => n > 100))).toBeCloseTo(113.8, 5);
  });
});
