import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importDistrict } from '../../../scripts/import/district.ts';
import { TWO_TOWNS, importBench } from '../../support/import-bench.ts';

const { printed, inFolder, geojson, run, nothingWritten } = importBench();

describe('import district: arguments', () => {
  it('answers wrong arguments with one sentence and 2, and writes nothing', async () => {
    const towns = geojson('towns.geojson', TWO_TOWNS);
    const wrong: string[][] = [
      [],
      ['--id', 'Demo!', '--name', 'x', '--towns', towns],
      ['--id', 'demo', '--name', 'x'],
      ['--id', 'demo', '--name', 'x', '--towns', towns, '--crs', 'EPSG:1'],
      ['--id', 'demo', '--name', 'x', '--towns', towns, '--time-zone', 'Mars/Base'],
      ['--id', 'demo', '--name', 'x', '--towns', towns, '--grid-area-m2', '5'],
      ['--id', 'demo', '--name', 'x', '--towns', towns, '--colour', 'red'],
    ];
    for (const args of wrong) {
      printed.length = 0;
      expect(await importDistrict(args)).toBe(2);
      expect(printed).toHaveLength(1);
    }
    expect(nothingWritten()).toBe(true);
  });

  it('puts nothing over a district that is there, own or shipped, unless told to', async () => {
    const towns = geojson('towns.geojson', TWO_TOWNS);
    mkdirSync(inFolder('data/districts/demo'), { recursive: true });
    writeFileSync(inFolder('data/districts/demo/district.json'), '{}');
    expect(await run(towns)).toBe(2);
    expect(readFileSync(inFolder('data/districts/demo/district.json'), 'utf8')).toBe('{}');
    expect(await importDistrict(['--id', 'zhenggang', '--name', 'x', '--towns', towns])).toBe(2);
    expect(await run(towns, '--replace')).toBe(0);
    expect(readdirSync(inFolder('data/districts'))).toEqual(['demo']);
  });

  it('says one sentence for a file that is missing, unknown or not GeoJSON', async () => {
    writeFileSync(inFolder('a.geojson'), '{"type":"Feature"}');
    writeFileSync(inFolder('a.txt'), 'x');
    for (const [name, reason] of [
      ['none.geojson', /is not a file/],
      ['a.geojson', /not a GeoJSON FeatureCollection/],
      ['a.txt', /neither/],
    ] as const) {
      expect(await run(inFolder(name))).toBe(1);
      expect(printed.at(-1)).toMatch(reason);
    }
    expect(nothingWritten()).toBe(true);
  });

  it('sends an unknown subcommand away with 2', () => {
    const script = join(import.meta.dirname, '../../../scripts/import.ts');
    const tsx = join(import.meta.dirname, '../../../node_modules/tsx/dist/cli.mjs');
    const call = () => execFileSync(process.execPath, [tsx, script, 'nothing'], { stdio: 'pipe' });
    expect(call).toThrow(expect.objectContaining({ status: 2 }));
  });
});
