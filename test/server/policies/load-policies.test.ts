import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPolicies } from '../../../server/policies/load-policies.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const SHIPPED = join(import.meta.dirname, '../../../data/policies');
const FILE = 'zhenggang-2026.json';

/** A copy of the shipped packs with one of them changed. */
function packsWith(change: (pack: Record<string, unknown>) => unknown): string {
  const folder = tempFolder();
  cpSync(SHIPPED, folder, { recursive: true });
  const path = join(folder, FILE);
  const pack = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify(change(pack)));
  return folder;
}

describe('loading the policy packs', () => {
  it('reads every file of the folder', async () => {
    const packs = await loadPolicies();
    const files = readdirSync(SHIPPED).filter((name) => name.endsWith('.json'));
    expect(packs.map((pack) => `${pack.id}.json`).toSorted()).toEqual(files.toSorted());
  });

  it('names file and field of a bad one', async () => {
    const folder = packsWith((pack) => ({ ...pack, version: 'two' }));
    await expect(loadPolicies(folder)).rejects.toThrow(new RegExp(`^${join(folder, FILE)}: version: .*number.*\\.$`));
  });

  it('refuses a field that it does not know, a name that is not the id, and what is not JSON', async () => {
    await expect(loadPolicies(packsWith((pack) => ({ ...pack, extra: 1 })))).rejects.toThrow(/extra/);
    await expect(loadPolicies(packsWith((pack) => ({ ...pack, id: 'other' })))).rejects.toThrow(/named other\.json/);
    const folder = packsWith((pack) => pack);
    writeFileSync(join(folder, FILE), '{');
    await expect(loadPolicies(folder)).rejects.toThrow(/is not JSON/);
  });

  it('refuses a folder without any', async () => {
    await expect(loadPolicies(tempFolder())).rejects.toThrow(/no policy file/);
  });
});
