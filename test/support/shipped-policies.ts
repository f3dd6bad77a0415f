import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { policyPackSchema, type PolicyPack } from '../../shared/policy/policy.ts';

const FOLDER = join(import.meta.dirname, '../../data/policies');

/** The policy packs that ship, by file name. */
export function shippedPolicies(): ReadonlyMap<string, PolicyPack> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  return new Map(
    names.map((name) => [name, policyPackSchema.parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')))]),
  );
}
