import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NAMESPACES } from '../../../client/i18n/index.ts';

const CLIENT = join(import.meta.dirname, '../../../client');

/** Keys that code takes from data, by namespace: layer titles and legend labels. */
const BY_DATA: readonly RegExp[] = [
  /^layer\./,
  /^zone\./,
  /^grade\./,
  /^gridState\./,
  /^lateness\./,
  /^legend\.unknown$/,
];

describe.each(Object.entries(NAMESPACES))('namespace %s', (_name, { zh, en }) => {
  it('has the same keys in both languages', () => {
    expect(keysOf(en)).toEqual(keysOf(zh));
  });

  it('has the same figures in both languages', () => {
    const [chinese, english] = [textsOf(zh), textsOf(en)];
    const differing = [...chinese].filter(([key, text]) => `${figures(text)}` !== `${figures(english.get(key) ?? '')}`);
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('has no empty text', () => {
    expect([...textsOf(zh), ...textsOf(en)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('has no key that nothing uses', () => {
    const unused = keysOf(zh).filter((key) => !isUsed(key));
    expect(unused).toEqual([]);
  });
});

const SOURCE = sources();

function sources(): string {
  const files = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !name.startsWith('i18n'),
  );
  return files.map((name) => readFileSync(join(CLIENT, name), 'utf8')).join('\n');
}

/** Named in full, by the literal beginning of a template, or from data. */
function isUsed(key: string): boolean {
  if (SOURCE.includes(`'${key}'`) || BY_DATA.some((pattern) => pattern.test(key))) return true;
  const parts = key.split('.');
  if (parts.length === 1) return SOURCE.includes('t(`${') || /t\([^'`]*\b(status|kind)\b/.test(SOURCE);
  return parts.some((_, at) => at > 0 && SOURCE.includes(`\`${parts.slice(0, at).join('.')}.\${`));
}

function textsOf(tree: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string' ? [[path + key, value] as const] : [...textsOf(value as object, `${path}${key}.`)],
    ),
  );
}

function keysOf(tree: object): string[] {
  return [...textsOf(tree).keys()].sort();
}

function figures(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!).sort();
}
