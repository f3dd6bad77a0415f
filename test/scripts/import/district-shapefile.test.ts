import { writeFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { EAST, WEST, importBench } from '../../support/import-bench.ts';
import { writeShapefile } from '../../support/shapefile-writer.ts';

const { printed, inFolder, run, result, nothingWritten } = importBench();

describe('import district: shapefiles and archives', () => {
  const shapes = [WEST, EAST].map((ring) => [ring.toReversed()]);
  const names = (encoding: string) => ['张庄镇', '八岗镇'].map((n) => new Uint8Array(iconv.encode(n, encoding)));

  it('refuses an old datum whose shift is not public, unless --crs says what to take it for', async () => {
    const { shp, dbf } = writeShapefile([[WEST.toReversed()]], { NAME: [new TextEncoder().encode('a')] });
    writeFileSync(inFolder('towns.shp'), shp);
    writeFileSync(inFolder('towns.dbf'), dbf);
    writeFileSync(
      inFolder('towns.prj'),
      'GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
    );
    expect(await run(inFolder('towns.shp'))).toBe(1);
    expect(printed.at(-1)).toMatch(/the shift from Xian_1980 to CGCS2000 is not public\); pass --crs/);
    expect(nothingWritten()).toBe(true);
    expect(await run(inFolder('towns.shp'), '--crs', 'EPSG:4490')).toBe(0);
  });

  it('reads attribute text as the .cpg says, as utf8 where it is valid, else as gb18030', async () => {
    for (const [encoding, cpg] of [
      ['gbk', null],
      ['utf8', null],
      ['gbk', 'GBK'],
      ['utf8', 'UTF-8'],
    ] as const) {
      const { shp, dbf } = writeShapefile(shapes, { NAME: names(encoding) });
      writeFileSync(inFolder('towns.shp'), shp);
      writeFileSync(inFolder('towns.dbf'), dbf);
      if (cpg) writeFileSync(inFolder('towns.cpg'), cpg);
      await run(inFolder('towns.shp'), '--replace');
      expect(result().towns.map((t) => t.properties.name.zh)).toEqual(['张庄镇', '八岗镇']);
    }
  });

  it('reads a zipped shapefile in a folder', async () => {
    const { shp, dbf } = writeShapefile(shapes, { NAME: names('gbk') });
    writeFileSync(inFolder('towns.zip'), zipSync({ 'x/towns.shp': shp, 'x/towns.dbf': dbf }));
    expect(await run(inFolder('towns.zip'))).toBe(0);
    expect(result().towns).toHaveLength(2);
  });

  it('refuses an archive with too many entries, one that unpacks too far, and one that is none', async () => {
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`f${i}`, new Uint8Array(1)]));
    const bomb = { 'towns.shp': new Uint8Array(30_000_000) };
    for (const [bytes, reason] of [
      [zipSync(many), /more than 20 entries/],
      [zipSync(bomb, { level: 9 }), /more than 100 times its size/],
      [new TextEncoder().encode('no archive'), /no zip archive/],
    ] as const) {
      writeFileSync(inFolder('towns.zip'), bytes);
      expect(await run(inFolder('towns.zip'))).toBe(1);
      expect(printed.at(-1)).toMatch(reason);
    }
    expect(nothingWritten()).toBe(true);
  });

  it('calls an empty shapefile empty', async () => {
    writeFileSync(inFolder('towns.shp'), '');
    expect(await run(inFolder('towns.shp'))).toBe(1);
    expect(printed).toEqual(['towns.shp is empty. Nothing was written.']);
    expect(nothingWritten()).toBe(true);
  });

  it('refuses a broken shapefile with one sentence', async () => {
    writeFileSync(inFolder('towns.shp'), 'nonsense');
    expect(await run(inFolder('towns.shp'))).toBe(1);
    expect(printed).toHaveLength(1);
    expect(nothingWritten()).toBe(true);
  });
});
