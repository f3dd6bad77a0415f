import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { packFaults } from '../../shared/policy/check-pack.ts';
import { policyPackSchema, type PolicyPack } from '../../shared/policy/policy.ts';
import { AppError } from '../lib/app-error.ts';
import { parseFile } from '../lib/parse-file.ts';
import { packageRoot } from '../lib/package-root.ts';

/**
 * Every policy pack of a folder (`data/policies`), by file name.
 * Throws an AppError that names file and field: a server with half of its rules must not start.
 */
export async function loadPolicies(folder = join(packageRoot(), 'data/policies')): Promise<readonly PolicyPack[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  if (names.length === 0) throw new AppError('policy-missing', `There is no policy file in ${folder}.`);
  return Promise.all(names.map((name) => loadPack(folder, name)));
}

async function loadPack(folder: string, name: string): Promise<PolicyPack> {
  const path = join(folder, name);
  const pack = parseFile(path, await readFile(path, 'utf8'), policyPackSchema);
  if (`${pack.id}.json` !== name)
    throw new AppError('file-invalid', `${path}: id is "${pack.id}", so the file must be named ${pack.id}.json.`);
  const [fault] = packFaults(pack);
  if (fault !== undefined) throw new AppError('file-invalid', `${path}: ${fault}.`);
  return pack;
}
