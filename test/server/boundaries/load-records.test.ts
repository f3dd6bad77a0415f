import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PolicyPack } from '../../../shared/policy/policy.ts';
import { loadDistrict } from '../../../server/boundaries/load-district.ts';
import { loadPolicies } from '../../../server/policies/load-policies.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const SHIPPED = join(import.meta.dirname, '../../../data/districts/zhenggang');
const SANGUANMIAO = '410173116000';
let packs: readonly PolicyPack[];
beforeAll(async () => {
  packs = await loadPolicies();
});

/** The lists of a record, as they are in the file. */
type Lists = Readonly<Record<'adjustments' | 'years', readonly object[]>>;

/** A data folder with a copy of the shipped district in which one file is changed. */
function changed(file: string, change: (json: Lists) => void): string {
  const dataFolder = tempFolder();
  const folder = join(dataFolder, 'districts/zhenggang');
  mkdirSync(folder, { recursive: true });
  cpSync(SHIPPED, folder, { recursive: true });
  const json = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Lists;
  change(json);
  writeFileSync(join(folder, file), JSON.stringify(json));
  return dataFolder;
}

describe('records of a district', () => {
  it('ZON-5 and FUN-7 ship an example that says that it is assumed', async () => {
    const { zoning, funding } = await loadDistrict('zhenggang', { dataFolder: tempFolder(), packs });
    expect(zoning?.provenance[0]).toMatch(/assumed/);
    expect([...zoning!.surveys, ...zoning!.adjustments].every(({ basis }) => basis === 'assumed')).toBe(true);
    expect(funding?.years.map(({ year, basis }) => [year, basis])).toEqual([[2026, 'assumed']]);
    expect(funding?.years[0]?.provenance[0]).toMatch(/assumed/);
  });

  it.each<[string, string, (json: Lists) => void, RegExp]>([
    [
      'ZON-5 a decision on a town that is not there',
      'zoning.json',
      ({ adjustments }) => Object.assign(adjustments[0]!, { town: '9' }),
      /zoning\.json: adjustments\.0\.town: there is no town 9/,
    ],
    [
      'ZON-5 a decision without a reason',
      'zoning.json',
      ({ adjustments }) => Object.assign(adjustments[0]!, { reason: null }),
      /zoning\.json: adjustments\.0\.reason/,
    ],
    [
      'FUN-7 a budget that is not whole fen',
      'funding.json',
      ({ years }) => Object.assign(years[0]!, { budgets: [{ town: SANGUANMIAO, budgetFen: 0.5 }] }),
      /funding\.json: years\.0\.budgets\.0\.budgetFen/,
    ],
    [
      'FUN-7 a budget of a town that is not there',
      'funding.json',
      ({ years }) => Object.assign(years[0]!, { budgets: [{ town: '9', budgetFen: 1 }] }),
      /funding\.json: years\.0\.budgets\.0\.town: there is no town 9/,
    ],
  ])('%s is refused, naming file and place', async (_, file, change, sentence) => {
    const dataFolder = changed(file, change);
    await expect(loadDistrict('zhenggang', { dataFolder, packs })).rejects.toThrow(sentence);
  });
});
