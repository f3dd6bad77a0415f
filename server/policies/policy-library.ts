import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { conflictFaults, knownConflictsSchema, type KnownConflict } from '../../shared/policy/known-conflicts.ts';
import type { PolicyPack } from '../../shared/policy/policy.ts';
import { ruleTexts, type RuleText } from '../../shared/policy/rule-text.ts';
import { AppError } from '../lib/app-error.ts';
import { packageRoot } from '../lib/package-root.ts';
import { parseFile } from '../lib/parse-file.ts';
import { packNames, parsePack } from './load-policies.ts';

/** A rule with the file that states it. */
interface StatedRule extends RuleText {
  readonly source: string;
}

/** Everything that can be read about policies: all packs that ship, where they disagree, and the rules in words. */
export interface PolicyLibrary {
  readonly packs: readonly PolicyPack[];
  readonly conflicts: readonly KnownConflict[];
  readonly rules: readonly StatedRule[];
}

/**
 * Reads the library once, at start (POL-7, POL-8). Throws an AppError that names file and field; only `docs/rules` may be
 * missing, then rules have no sentences.
 */
export function readPolicyLibrary(root = packageRoot()): PolicyLibrary {
  const folder = join(root, 'data/policies');
  const packs = packNames(readdirSync(folder)).map((name) =>
    parsePack(join(folder, name), readFileSync(join(folder, name), 'utf8')),
  );
  return { packs, conflicts: readConflicts(join(root, 'data/policy-conflicts.json'), packs), rules: readRules(root) };
}

function readConflicts(path: string, packs: readonly PolicyPack[]): readonly KnownConflict[] {
  const { conflicts } = parseFile(path, readFileSync(path, 'utf8'), knownConflictsSchema);
  const [fault] = conflictFaults(conflicts, packs);
  if (fault !== undefined) throw new AppError('file-invalid', `${path}: ${fault}.`);
  return conflicts;
}

function readRules(root: string): readonly StatedRule[] {
  const folder = join(root, 'docs/rules');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return names.toSorted().flatMap((name) => {
    const source = `docs/rules/${name}`;
    return ruleTexts(readFileSync(join(folder, name), 'utf8')).map((rule) => ({ ...rule, source }));
  });
}
