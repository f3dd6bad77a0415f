import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { strToU8, zipSync, type Zippable } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { importCases, readCases } from '../../../scripts/import/cases.ts';
import { readAreas } from '../../../scripts/import/district-rows.ts';
import { readSource } from '../../../scripts/import/district-source.ts';
import { unzipCapped } from '../../../scripts/import/district-zip.ts';
import { printable } from '../../../scripts/import/file-text.ts';
import { parseTrack } from '../../../scripts/replay/parse-track.ts';
import { EAST, importBench, polygon, TWO_TOWNS, WEST } from '../../support/import-bench.ts';
import { writeShapefile } from '../../support/shapefile-writer.ts';

const FIELDS = { nameField: null, codeField: null, codePrefix: 'T', codePattern: /^\w+$/ };
const { printed, inFolder, geojson, run, result } = importBench();

/** Imports a file that must be refused: one sentence, nothing written, not even the folder. */
async function refused(name: string): Promise<string> {
  printed.length = 0;
  expect(await run(inFolder(name))).toBe(1);
  expect(printed).toHaveLength(1);
  expect(existsSync(inFolder('data'))).toBe(false);
  return printed[0]!;
}
async function refusedBytes(name: string, bytes: Uint8Array | string): Promise<string> {
  writeFileSync(inFolder(name), bytes);
  return refused(name);
}

const TOWNS = JSON.stringify({
  type: 'FeatureCollection',
  features: TWO_TOWNS.map((town) => ({ type: 'Feature', ...town })),
});

describe('ACC-66 archives', () => {
  it.each([
    ['out of the folder', { '../../towns.geojson': strToU8(TOWNS) }, /leads out of its folder/],
    ['to the root', { '/etc/towns.geojson': strToU8(TOWNS) }, /leads out of its folder/],
    ['to another drive', { 'C:\\towns.geojson': strToU8(TOWNS) }, /leads out of its folder/],
    ['backwards', { 'a\\..\\..\\towns.geojson': strToU8(TOWNS) }, /leads out of its folder/],
    ['with a mark of the terminal', { 'a\u001b[2J.geojson': strToU8(TOWNS) }, /a name that is none/],
    [
      'through a link',
      { 'towns.geojson': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] },
      /a symbolic link/,
    ],
  ] as readonly [string, Zippable, RegExp][])('with names %s are refused', async (_, files, reason) => {
    expect(await refusedBytes('towns.zip', zipSync(files))).toMatch(reason);
  });

  it('are refused when they unpack too far: as one file, as many, and by what comes out, not by what they say', async () => {
    const noughts = new Uint8Array(60_000_000);
    expect(await refusedBytes('towns.zip', zipSync({ 'towns.shp': noughts }, { level: 9 }))).toMatch(
      /100 times its size/,
    );
    // Letters that do not pack well: no ratio stands out, and the sizes do.
    const letters = Uint8Array.from({ length: 1_100_000 }, (_, i) => (i * 2_654_435_761) >>> 13);
    const padded = (size: number) => {
      const bytes = new Uint8Array(size);
      for (let at = 0; at < size; at += letters.length)
        bytes.set(letters.subarray(0, Math.min(letters.length, size - at)), at);
      return bytes;
    };
    const one = unzipCapped(zipSync({ 'towns.shp': padded(51_000_000) }, { level: 0 }));
    expect(one).toEqual({ ok: false, error: 'a file in it is larger than 50 MB' });
    const three = { 'a.shp': padded(40_000_000), 'b.shp': padded(40_000_000), 'c.shp': padded(40_000_000) };
    expect(unzipCapped(zipSync(three, { level: 0 }))).toEqual({ ok: false, error: 'it unpacks to more than 100 MB' });
    const lying = zipSync({ 'towns.shp': new Uint8Array(3_000_000) }, { level: 9 });
    // The size in the header says ten bytes.
    new DataView(lying.buffer, lying.byteOffset).setUint32(22, 10, true);
    expect(unzipCapped(lying)).toEqual({ ok: false, error: 'it unpacks to more than 100 times its size' });
  });

  it('are refused when they hold a name twice, are cut short, or are of another kind', async () => {
    const once = zipSync({ 'towns.geojson': strToU8(TOWNS) });
    const twice = new Uint8Array([...once, ...once]);
    expect(unzipCapped(twice)).toEqual({ ok: false, error: 'it holds towns.geojson twice' });
    for (const bytes of [
      once.subarray(0, 60),
      once.subarray(0, once.length / 2),
      strToU8('Rar!\u001a\u0007'),
      new Uint8Array(0),
    ])
      expect(await refusedBytes('towns.zip', bytes)).toMatch(
        /it is (no zip archive|damaged or of an unknown kind)|not a GeoJSON/,
      );
    const unknownKind = Uint8Array.from(once);
    unknownKind[8] = 99;
    expect(await refusedBytes('towns.zip', unknownKind)).toMatch(/damaged or of an unknown kind/);
  });
});

describe('ACC-66 boundary files', () => {
  it('that are nested too deeply are refused before they are read', async () => {
    const deep = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":${'['.repeat(100_000)}${']'.repeat(100_000)}}}]}`;
    expect(await refusedBytes('towns.geojson', deep)).toMatch(
      /^towns\.geojson is nested too deeply\. Nothing was written\.$/,
    );
  });

  it('that are no file are not waited for', async () => {
    mkdirSync(inFolder('towns.geojson'));
    expect(await refused('towns.geojson')).toMatch(/is not a file/);
    execFileSync('mkfifo', [inFolder('pipe.geojson')]);
    expect(await refused('pipe.geojson')).toMatch(/is not a file/);
    symlinkSync('/dev/zero', inFolder('endless.geojson'));
    expect(await refused('endless.geojson')).toMatch(/is not a file/);
  });

  it('do not reach the prototype of anything', async () => {
    const poisoned = TOWNS.replace(
      '"properties":{',
      '"properties":{"__proto__":{"name":"毒镇"},"constructor":{"code":"1"},',
    );
    writeFileSync(inFolder('towns.geojson'), poisoned);
    expect(await run(inFolder('towns.geojson'))).toBe(0);
    expect(result().towns.map(({ properties }) => properties.name.zh)).toEqual(['西镇', '东街道']);
    expect(({} as { name?: string }).name).toBeUndefined();
    expect(await run(inFolder('towns.geojson'), '--replace', '--name-field', '__proto__')).not.toBe(0);
    expect(await run(inFolder('towns.geojson'), '--replace', '--name-field', 'toString')).not.toBe(0);
  });

  it('in the encodings of Chinese systems are read, and what is no text is refused', async () => {
    for (const bytes of [
      iconv.encode(TOWNS, 'gbk'),
      iconv.encode(TOWNS, 'utf-16le', { addBOM: true }),
      iconv.encode(TOWNS, 'utf-16be', { addBOM: true }),
      Buffer.from(`\uFEFF${TOWNS}`),
    ]) {
      writeFileSync(inFolder('towns.geojson'), bytes);
      expect(await run(inFolder('towns.geojson'), '--replace')).toBe(0);
      expect(result().towns.map(({ properties }) => properties.name.zh)).toEqual(['西镇', '东街道']);
    }
    writeFileSync(inFolder('towns.geojson'), iconv.encode(TOWNS, 'utf-16le'));
    printed.length = 0;
    expect(await run(inFolder('towns.geojson'), '--replace')).toBe(1);
    expect(printed[0]).toMatch(/holds null characters/);
    expect(result().towns).toHaveLength(2);
  });

  it('with names that move the cursor of a terminal are shown without them', async () => {
    const names = [
      { properties: { name: '西镇\u001b[2J\u202e' }, geometry: { type: 'Point', coordinates: [1, 2] } },
      TWO_TOWNS[1]!,
    ];
    expect(await run(geojson('towns.geojson', names))).toBe(0);
    expect(printed.join('\n')).toContain('西镇·[2J·');
    expect(printed.join('')).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(printable('x'.repeat(1000))).toHaveLength(301);
  });

  it('of shapes, broken in a thousand ways, are refused or read, and never anything else', async () => {
    const { shp, dbf } = writeShapefile([[WEST.toReversed()], [EAST.toReversed()]], {
      NAME: [iconv.encode('西镇', 'gbk'), iconv.encode('东街道', 'gbk')],
    });
    let seed = 20_261_128;
    const next = (below: number) => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) % below;
    const reasons = new Set<string>();
    for (let i = 0; i < 1000; i++) {
      const files = { 'towns.shp': Uint8Array.from(shp), 'towns.dbf': Uint8Array.from(dbf) };
      const bytes = i % 3 === 0 ? files['towns.dbf'] : files['towns.shp'];
      for (let n = 0; n <= i % 4; n++) bytes[next(bytes.length)] = [0, 255, 127, 128, next(256)][next(5)]!;
      if (i % 7 === 0) files['towns.shp'] = files['towns.shp'].subarray(0, next(shp.length));
      writeFileSync(inFolder('towns.zip'), zipSync(files, { level: 0 }));
      const source = await readSource(inFolder('towns.zip'), null);
      const areas = source.ok ? readAreas(source.value, FIELDS) : source;
      reasons.add(areas.ok ? 'read' : areas.error.replaceAll(/\d+/g, 'n'));
    }
    expect(reasons).toContain('read');
    expect(reasons.size).toBeGreaterThan(3);
    for (const reason of reasons) expect(reason).toMatch(/^read$|^towns\.(shp|zip) [^\n]+$/);
  });

  it('of shapes that point beyond their end, or count more than they hold, are refused', async () => {
    const { shp } = writeShapefile([[WEST.toReversed()]], {});
    for (const [at, value] of [
      [100 + 4, 0x7fffffff],
      [108 + 36, 0xffffff7f],
      [108 + 40, 0xffffff7f],
    ] as const) {
      const broken = Uint8Array.from(shp);
      new DataView(broken.buffer).setUint32(at, value);
      writeFileSync(inFolder('towns.shp'), broken);
      printed.length = 0;
      expect(await run(inFolder('towns.shp'))).toBe(1);
      expect(printed).toHaveLength(1);
    }
  });

  it('stay out when what lies beside them is no file', async () => {
    const { shp } = writeShapefile([[WEST.toReversed()]], {});
    writeFileSync(inFolder('towns.shp'), shp);
    mkdirSync(inFolder('towns.dbf'));
    expect(await refused('towns.shp')).toMatch(/towns\.dbf is not a file/);
  });

  it('that are sound are still read', async () => {
    expect(await run(geojson('towns.geojson', [{ properties: { name: '西镇' }, geometry: polygon(WEST) }]))).toBe(0);
  });
});

describe('ACC-66 case lists', () => {
  const read = (bytes: Uint8Array | string) =>
    readCases(
      typeof bytes === 'string' ? strToU8(bytes) : bytes,
      { file: 'cases', format: null, overrides: new Map() },
      'UTC',
    );
  const why = (bytes: Uint8Array | string) => {
    const reading = read(bytes);
    return reading.ok ? 'read' : reading.error;
  };
  const HEADER = '编号,问题描述,上报时间\n';

  it('of a million columns are refused', () => {
    expect(why(`${'a,'.repeat(1_000_000)}b\n1,2\n`)).toMatch(/record|columns/i);
    expect(why(`${Array.from({ length: 501 }, (_, i) => `c${i}`).join(',')}\n1\n`)).toBe(
      'cases has 501 columns; at most 500 are read.',
    );
  });

  it('with a quote that is never closed are refused, however long the rest is', () => {
    expect(why(`${HEADER}1,"占道,2026-11-20\n`)).toMatch(/^cases is no readable table: Quote Not Closed/);
    expect(why(`${HEADER}1,"${'占道,2026-11-20\n'.repeat(200_000)}`)).toMatch(
      /^cases is no readable table: Max Record Size/,
    );
  });

  it('with null characters, and wide text that does not say so, are refused; that which does is read', () => {
    const table = `${HEADER}1,占道,2026-11-20\n`;
    expect(why(`${HEADER}1,占\0道,2026-11-20\n`)).toMatch(/^cases holds null characters/);
    expect(why(iconv.encode(table, 'utf-16le'))).toMatch(/^cases holds null characters/);
    for (const encoding of ['utf-16le', 'utf-16be', 'utf-8', 'gbk']) {
      const reading = read(iconv.encode(table, encoding, { addBOM: encoding !== 'gbk' }));
      expect(reading.ok && reading.value.rows.map(({ item }) => item.description), encoding).toEqual(['占道']);
    }
  });

  it('do not reach the prototype of anything, and are not nested', () => {
    const poisoned = '__proto__,constructor,编号,问题描述,上报时间\nx,y,1,占道,2026-11-20\n';
    expect(why(poisoned)).toBe('read');
    expect(why(`[{"__proto__":{"id":"x"},"id":"1","description":"占道","requested_datetime":"2026-11-20"}]`)).toBe(
      'read',
    );
    expect(({} as { id?: string }).id).toBeUndefined();
    expect(why(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toMatch(/nested too deeply/);
  });

  it('keep no half of a character where a text is cut', () => {
    const reading = read(`[{"id":"1","description":"${'a'.repeat(1999)}😀","requested_datetime":"2026-11-20"}]`);
    expect(reading.ok && reading.value.rows[0]!.item.description.isWellFormed()).toBe(true);
  });

  it('that are no file, or not there, are refused in a sentence', async () => {
    execFileSync('mkfifo', [inFolder('cases.csv')]);
    for (const [name, reason] of [
      ['cases.csv', /is not a file\.$/],
      ['none.csv', /none\.csv is not a file\.$/],
    ] as const) {
      printed.length = 0;
      expect(await importCases([inFolder(name), '--dry-run'])).toBe(1);
      expect(printed).toEqual([expect.stringMatching(reason)]);
    }
  });
});

describe('ACC-66 recorded walks', () => {
  it('are refused when they are nested too deeply or made of entities', () => {
    const deep = `<gpx>${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}</gpx>`;
    expect(parseTrack('walk.gpx', deep).ok).toBe(false);
    const laughs = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(1000)}">${'bcdefghij'
      .split('')
      .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)
      .join('')}]><gpx><trk><trkseg><trkpt lat="1" lon="1"><time>&j;</time></trkpt></trkseg></trk></gpx>`;
    expect(parseTrack('walk.gpx', laughs).ok).toBe(false);
    expect(parseTrack('walk.geojson', `${'['.repeat(100_000)}`).ok).toBe(false);
  });
});
