import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coreCharacters } from '../../scripts/assets/core-characters.ts';
import { tempFolder } from '../support/temp-folder.ts';

function packageWith(files: Readonly<Record<string, string>>): string {
  const root = tempFolder();
  for (const folder of ['client/i18n', 'shared', 'data/districts/here'])
    mkdirSync(join(root, folder), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  return root;
}

const text = (root: string) => String.fromCodePoint(...coreCharacters(root));

describe('characters of a first page', () => {
  it('are those of the words and of the district names, once, with printable ASCII', () => {
    const root = packageWith({
      'client/i18n/words.ts': "export const words = { zh: '网格网', en: 'Grid' };\n",
      'data/districts/here/towns.geojson': '{"name":"𠮷镇"}',
    });
    expect(text(root).slice(0, 3)).toBe(' !"');
    expect([...text(root)].slice(-4)).toEqual(['格', '网', '镇', '𠮷']);
    expect(coreCharacters(root).size).toBe(95 + 4);
  });

  it('are not those of other files', () => {
    const root = packageWith({ 'client/i18n/words.css': '网', 'data/districts/here/readme.md': '格' });
    expect(coreCharacters(root).size).toBe(95);
  });
});
