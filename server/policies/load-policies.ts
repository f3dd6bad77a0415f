import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { packFaults } from '../../shared/policy/check-pack.ts';
import { policyPackSchema, type PolicyPack } from '../../shared/policy/policy.ts';
import { AppError } from '../lib/app-error.ts';
import { parseFile } from '../lib/parse-file.ts';
import { packageRoot } from '../lib/package-root.ts';
import { repeatedKey } from './repeated-keys.ts';

/**
 * Every policy pack of a folder (`data/policies`), by file name.
 * Throws an AppError that names file and field: a server with half of its rules must not start.
 */
export async function loadPolicies(folder = join(packageRoot(), 'data/policies')): Promise<readonly PolicyPack[]> {
  const names = packNames(await readdir(folder).catch(() => []));
  if (names.length === 0) throw new AppError('policy-missing', `There is no policy file in ${folder}.`);
  return Promise.all(
    names.map(async (name) => parsePack(join(folder, name), await readFile(join(folder, name), 'utf8'))),
  );
}

/** The pack files among the names of a folder, in order. */
export function packNames(names: readonly string[]): readonly string[] {
  return names.filter((name) => name.endsWith('.json')).sort();
}

/** Several parts read the same files while a server starts; checking one takes tens of milliseconds. */
const parsed = new Map<string, PolicyPack>();

/** One pack, checked as a whole. Throws an AppError that names file and field. */
export function parsePack(path: string, text: string): PolicyPack {
  const key = `${path}\0${text}`;
  const pack = parsed.get(key) ?? checkedPack(path, text);
  parsed.set(key, pack);
  return pack;
}

function checkedPack(path: string, text: string): PolicyPack {
  const pack = parseFile(path, text, policyPackSchema);
  const twice = repeatedKey(text);
  if (twice !== null) throw new AppError('file-invalid', `${path}: ${twice}: the key is there twice.`);
  if (`${pack.id}.json` !== basename(path))
    throw new AppError('file-invalid', `${path}: id is "${pack.id}", so the file must be named ${pack.id}.json.`);
  const [fault] = packFaults(pack);
  if (fault !== undefined) throw new AppError('file-invalid', `${path}: ${fault}.`);
  pathOfPack.set(pack.parameters, path);
  return pack;
}

/** By what a pack keeps when it is copied whole. */
const pathOfPack = new WeakMap<PolicyPack['parameters'], string>();

/**
 * What is wrong with several parameters together, `<pack>: <key>: <reason>`, with the file of the pack in place of its id;
 * a sentence of another form, or a pack that was not read from a file, stays as it is.
 */
export function namingFile(sentence: string, packs: readonly PolicyPack[]): string {
  const pack = packs.find(({ id }) => sentence.startsWith(`${id}: `));
  const path = pack && pathOfPack.get(pack.parameters);
  return path ? path + sentence.slice(pack.id.length) : sentence;
}
