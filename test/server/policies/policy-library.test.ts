import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPolicyLibrary } from '../../../server/policies/policy-library.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** A copy of what the library reads, with the list of conflicts changed. */
function rootWith(change: (text: string) => string = (text) => text): string {
  const root = tempFolder();
  for (const part of ['data/policies', 'data/policy-conflicts.json', 'docs/rules'])
    cpSync(join(ROOT, part), join(root, part), { recursive: true });
  const path = join(root, 'data/policy-conflicts.json');
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  return root;
}

describe('the policy library', () => {
  it('POL-7 holds every pack, every known conflict and every rule that ships', () => {
    const { packs, conflicts, rules } = readPolicyLibrary();
    expect(packs.map(({ id }) => id)).toContain('zhenggang-2026');
    expect(conflicts).toHaveLength(6);
    expect(rules.find(({ id }) => id === 'ZON-1')).toMatchObject({
      title: { zh: '类别界限', en: 'Bounds' },
      source: 'docs/rules/zoning.md',
    });
  });

  it('POL-7 refuses a list that names a clause or a field that is not there, with the file', () => {
    const clause = rootWith((text) => text.replace('五（二）2', '九十九'));
    expect(() => readPolicyLibrary(clause)).toThrow(
      `${join(clause, 'data/policy-conflicts.json')}: grade-scales: 九十九 is not in the outline of zhenggang-2026.`,
    );
    const field = rootWith((text) => text.replace('"handling"', '"doing"'));
    expect(() => readPolicyLibrary(field)).toThrow(/policy-conflicts\.json: conflicts\.0/);
  });

  it('POL-8 has no sentences, and nothing worse, where the documentation was left out', () => {
    const root = rootWith();
    rmSync(join(root, 'docs'), { recursive: true });
    expect(readPolicyLibrary(root).rules).toEqual([]);
  });
});
