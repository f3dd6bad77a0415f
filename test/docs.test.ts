import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const RULE_ID = /\b[A-Z]{3,5}-\d+[a-z]?\b/g;

describe('documentation', () => {
  it('names only paths that exist', () => {
    const missing = markdown().flatMap((file) =>
      [...read(file).matchAll(/`((?:shared|server|client|data|test|docs|scripts)\/[\w./-]*\w)`/g)]
        .map((match) => match[1]!)
        .filter((path) => !existsSync(join(ROOT, path)))
        .map((path) => `${file}: ${path}`),
    );
    expect(missing).toEqual([]);
  });

  it('has a test for every rule and a rule for every tested id', () => {
    const rules = new Set(
      readdirSync(join(ROOT, 'docs/rules')).flatMap((name) =>
        [...read(`docs/rules/${name}`).matchAll(/^#{2,4}\s+([A-Z]{3,5}-\d+[a-z]?)\b/gm)].map((match) => match[1]!),
      ),
    );
    const tested = new Set(
      testFiles().flatMap((file) =>
        [...read(file).matchAll(/(?:it|test|describe)(?:\.\w+)*\s*\(\s*[`'"]([^`'"]*)/g)].flatMap(
          (match) => match[1]!.match(RULE_ID) ?? [],
        ),
      ),
    );
    expect({
      rulesWithoutTest: [...rules].filter((rule) => !tested.has(rule)),
      testsOfUnknownRules: [...tested].filter((rule) => !rules.has(rule)),
    }).toEqual({ rulesWithoutTest: [], testsOfUnknownRules: [] });
  });
});

function markdown(): string[] {
  return ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'SECURITY.md', ...within('docs', '.md')].filter((file) =>
    existsSync(join(ROOT, file)),
  );
}

function testFiles(): string[] {
  return within('test', '.test.ts');
}

function within(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => relative(ROOT, join(ROOT, folder, name)));
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
