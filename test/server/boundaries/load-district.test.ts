import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PolicyPack, PolicyParameter } from '../../../shared/policy/policy.ts';
import { loadDistrict } from '../../../server/boundaries/load-district.ts';
import { loadPolicies } from '../../../server/policies/load-policies.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const SHIPPED = join(import.meta.dirname, '../../../data/districts');
let packs: readonly PolicyPack[];
beforeAll(async () => {
  packs = await loadPolicies();
});

interface Feature {
  id: number;
  properties: Record<string, unknown>;
}
type Json = Record<string, unknown> & { features: Feature[]; officers: Record<string, unknown>[] };

/** A data folder that holds a changed copy of a shipped district. */
function dataFolderWith(file: string, change: (json: Json) => void, district = 'zhenggang'): string {
  const dataFolder = tempFolder();
  const folder = join(dataFolder, 'districts', district);
  cpSync(join(SHIPPED, district), folder, { recursive: true });
  const json = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json;
  change(json);
  writeFileSync(join(folder, file), JSON.stringify(json));
  return dataFolder;
}

const propertiesOf = (json: Json, at = 0) => json.features[at]?.properties ?? {};

describe('shipped districts', () => {
  it.each([
    ['zhenggang', 15],
    ['haimen', 11],
    ['xinmi', 19],
  ])('%s fits its schemas, agrees with itself and has a standing for each of its %i towns', async (id, towns) => {
    const loaded = await loadDistrict(id, { dataFolder: tempFolder(), packs });
    expect(loaded.towns.features).toHaveLength(towns);
    expect(loaded.standings.map((standing) => standing.code)).toEqual(
      loaded.towns.features.map((feature) => feature.properties.code),
    );
    expect(loaded.packs.map((pack) => pack.id)).toEqual(loaded.district.packs.map((use) => use.pack));
    expect(loaded.areasVersion).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe('a district of the data folder', () => {
  it('wins over the shipped one of the same id; its areas version follows its shapes and nothing else', async () => {
    const shipped = await loadDistrict('zhenggang', { dataFolder: tempFolder(), packs });
    const renamed = dataFolderWith('grids.geojson', (json) => Object.assign(propertiesOf(json), { name: '改名' }));
    const changed = await loadDistrict('zhenggang', { dataFolder: renamed, packs });
    expect(changed.grids.features[0]?.properties.name).toBe('改名');
    expect(changed.areasVersion).not.toBe(shipped.areasVersion);
    const staffed = dataFolderWith('roster.json', (json) => json.officers.splice(1));
    const fewer = await loadDistrict('zhenggang', { dataFolder: staffed, packs });
    expect(fewer.officers).toHaveLength(1);
    expect(fewer.areasVersion).toBe(shipped.areasVersion);
  });

  it('may lack assessments: towns then have no grade', async () => {
    const dataFolder = dataFolderWith('district.json', () => undefined);
    rmSync(join(dataFolder, 'districts/zhenggang/assessments.json'), { force: true });
    const loaded = await loadDistrict('zhenggang', { dataFolder, packs });
    expect(loaded.standings.every((standing) => standing.grade === null)).toBe(true);
  });

  it('may have officers with grids that are not there: that is a finding, not an error', async () => {
    const dataFolder = dataFolderWith('roster.json', (json) =>
      Object.assign(json.officers[0] ?? {}, { grids: ['gone'] }),
    );
    const loaded = await loadDistrict('zhenggang', { dataFolder, packs });
    expect(loaded.officers[0]?.grids).toEqual(['gone']);
  });

  it.each<[string, string, (json: Json) => void, RegExp]>([
    ['a wrong value', 'grids.geojson', (json) => Object.assign(propertiesOf(json), { areaM2: -1 }), /areaM2/],
    ['a grid of no town', 'grids.geojson', (json) => Object.assign(propertiesOf(json), { town: '9' }), /town 9 is not/],
    ['a community twice', 'communities.geojson', repeatCode, /is there twice/],
    ['features out of order', 'towns.geojson', (json) => json.features.reverse(), /must have the index 0/],
    ['an officer of no town', 'roster.json', (json) => Object.assign(json.officers[0] ?? {}, { town: '9' }), /town 9/],
    ['another id', 'district.json', (json) => Object.assign(json, { id: 'other' }), /has the id "other"/],
    [
      'an unknown pack',
      'district.json',
      (json) => Object.assign(json, { packs: [{ pack: 'x', basis: 'clause' }] }),
      /pack x/,
    ],
  ])('with %s is refused, naming file and field', async (_, file, change, sentence) => {
    const dataFolder = dataFolderWith(file, change);
    const refused = loadDistrict('zhenggang', { dataFolder, packs });
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.toThrow(join(dataFolder, 'districts/zhenggang'));
  });

  it('with a file missing is refused, naming the file', async () => {
    const dataFolder = dataFolderWith('district.json', () => undefined);
    rmSync(join(dataFolder, 'districts/zhenggang/roster.json'));
    await expect(loadDistrict('zhenggang', { dataFolder, packs })).rejects.toThrow(/roster\.json cannot be read/);
  });
});

describe('packs that do not fit together', () => {
  const zhengzhou = (change: Partial<PolicyPack>) =>
    packs.map((pack) => (pack.id === 'zhengzhou-grid-2012' ? { ...pack, ...change } : pack));

  it('POL-4 a fault that spans several parameters names the file of the pack', async () => {
    const pack = packs.find(({ id }) => id === 'zhengzhou-grid-2012')!;
    // A test puts it into the pack as it was read: a pack that was not read has no file.
    const fewest = pack.parameters['staffing.minGridsPerOfficer']!;
    pack.parameters['staffing.minGridsPerOfficer'] = { ...fewest, value: 4 } as PolicyParameter;
    try {
      await expect(loadDistrict('zhenggang', { dataFolder: tempFolder(), packs })).rejects.toThrow(
        /data\/policies\/zhengzhou-grid-2012\.json: staffing\.minGridsPerOfficer is above staffing\.maxGridsPerOfficer/,
      );
    } finally {
      pack.parameters['staffing.minGridsPerOfficer'] = fewest;
    }
  });

  it('POL-3 packs that are never in force together need not fit together', async () => {
    const both = zhengzhou({ validTo: '2026-12-31' });
    const pack = both.find(({ id }) => id === 'zhengzhou-grid-2012')!;
    const next = { ...pack, id: 'next-year', validFrom: '2027-01-01', validTo: null };
    const dataFolder = dataFolderWith('district.json', (json) =>
      Object.assign(json, { packs: [...(json['packs'] as object[]), { pack: 'next-year', basis: 'assumed' }] }),
    );
    const loaded = await loadDistrict('zhenggang', { dataFolder, packs: [...both, next] });
    expect(loaded.packs.map(({ id }) => id)).toContain('next-year');
  });
});

describe('what documents list of a district', () => {
  const haimenWith = (change: (towns: { code: string; minimum: number }[]) => void) =>
    packs.map((pack) => {
      const parameter = structuredClone(pack.parameters['staffing.minimumAuxiliaries']);
      if (!parameter) return pack;
      change((parameter.value as { towns: { code: string; minimum: number }[] }).towns);
      return { ...pack, parameters: { ...pack.parameters, 'staffing.minimumAuxiliaries': parameter } };
    });

  it('STF-7 refuses a listed town that the district does not have, naming file, path and town', async () => {
    const wrong = haimenWith((towns) => Object.assign(towns[3]!, { code: '320614999', name: '无名镇' }));
    await expect(loadDistrict('haimen', { dataFolder: tempFolder(), packs: wrong })).rejects.toThrow(
      'data/policies/haimen-2022.json: parameters.staffing.minimumAuxiliaries at towns.3: 无名镇 (320614999) is no town of this district (haimen).',
    );
  });

  it('STF-7 does not mind towns of elsewhere where the document does not bind the district', async () => {
    const dataFolder = dataFolderWith('district.json', (json) =>
      Object.assign(json, { packs: [...(json['packs'] as object[]), { pack: 'haimen-2022', basis: 'assumed' }] }),
    );
    const loaded = await loadDistrict('zhenggang', { dataFolder, packs });
    expect(loaded.packs.map(({ id }) => id)).toContain('haimen-2022');
  });

  it('STF-11 refuses a units.json with a line that no document asks for', async () => {
    const dataFolder = dataFolderWith('district.json', () => undefined);
    const path = join(dataFolder, 'districts/zhenggang/units.json');
    const entry = (id: string) =>
      JSON.stringify({ units: [{ town: '410173204000', entries: { [id]: { text: '某人' } } }] });
    writeFileSync(path, entry('leader'));
    const loaded = await loadDistrict('zhenggang', { dataFolder, packs });
    expect(loaded.units?.units[0]?.entries['leader']).toEqual({ text: '某人', day: null });
    writeFileSync(path, entry('motto'));
    await expect(loadDistrict('zhenggang', { dataFolder, packs })).rejects.toThrow(`${path}: units.0.entries.motto: `);
  });

  it('STF-9 refuses a roster that names a post which is not there', async () => {
    const dataFolder = dataFolderWith('roster.json', (json) => Object.assign(json.officers[0] ?? {}, { post: 'gone' }));
    await expect(loadDistrict('zhenggang', { dataFolder, packs })).rejects.toThrow(
      /roster\.json: post gone is not known/,
    );
  });
});

it('lists the known districts when asked for another, whatever is asked for', async () => {
  const dataFolder = dataFolderWith('district.json', () => undefined, 'haimen');
  for (const id of ['nowhere', '../haimen', ''])
    await expect(loadDistrict(id, { dataFolder, packs })).rejects.toThrow(
      `There is no district "${id}" (JINGGE_DISTRICT): known are haimen, xinmi, zhenggang.`,
    );
});

function repeatCode(json: Json): void {
  Object.assign(propertiesOf(json, 1), { code: propertiesOf(json).code });
}
