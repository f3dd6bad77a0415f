import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPolicies } from '../../../server/policies/load-policies.ts';
import { repeatedKey } from '../../../server/policies/repeated-keys.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const SHIPPED = join(import.meta.dirname, '../../../data/policies');

describe('POL-4 keys that are there twice', () => {
  it.each([
    ['{}', null],
    ['{"a": 1, "b": {"a": 2}, "c": [{"a": 3}, {"a": 4}]}', null],
    ['{"a": 1, "a": 1}', 'a'],
    ['{"a": {"b": [0, {"c": 1, "d": "\\"c\\":", "c": 2}]}}', 'a.b.1.c'],
    ['[{"a": 1}, {"b": [], "\\u0062": {}}]', '1.b'],
    ['{"a": "{", "b": "}", "c": ",", "a": 0}', 'a'],
    ['{"a": "a", "b": ["a", "a"]}', null],
  ])('POL-4 in %s: %j', (text, path) => {
    expect(repeatedKey(text)).toBe(path);
  });

  it('POL-4 keep a pack from being read: file, path and key are named', async () => {
    const folder = tempFolder();
    cpSync(SHIPPED, folder, { recursive: true });
    const path = join(folder, 'zhenggang-2026.json');
    const text = readFileSync(path, 'utf8').replace(
      '"zoning.lowerBounds": {',
      '"zoning.lowerBounds": { "clause": "一",',
    );
    writeFileSync(path, text);
    await expect(loadPolicies(folder)).rejects.toThrow(
      `${path}: parameters.zoning.lowerBounds.clause: the key is there twice.`,
    );
  });
});
