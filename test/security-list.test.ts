import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const HOW = ['held', 'site', 'n/a', 'design', 'open'] as const;
/** Requirements of ASVS 4.0.3 at levels 1 and 2, by chapter. */
const PER_CHAPTER = {
  V1: 38,
  V2: 54,
  V3: 18,
  V4: 9,
  V5: 30,
  V6: 13,
  V7: 12,
  V8: 15,
  V9: 7,
  V10: 5,
  V11: 8,
  V12: 15,
  V13: 13,
  V14: 23,
};

interface Row {
  readonly id: string;
  readonly how: string;
  readonly where: string;
}

const ROW = /^\| (V[\d.]+) +\| .+? \| (\S+) +\| (.*?) *\|$/;
const rows: readonly Row[] = readFileSync(join(ROOT, 'docs/security/asvs.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, id, how, where] = ROW.exec(line) ?? [];
    return id !== undefined && how !== undefined && where !== undefined ? [{ id, how, where }] : [];
  });

describe('the list of security requirements', () => {
  it('has every requirement of levels 1 and 2 once, with a way that it is dealt with and a word on it', () => {
    const counts = Object.fromEntries(
      Object.keys(PER_CHAPTER).map((chapter) => [
        chapter,
        rows.filter(({ id }) => id.startsWith(`${chapter}.`)).length,
      ]),
    );
    expect(counts).toEqual(PER_CHAPTER);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter(({ how, where }) => !HOW.some((known) => known === how) || where.length < 4)).toEqual([]);
  });

  it('names for what is held a test that is there', () => {
    const wrong = rows
      .filter(({ how }) => how === 'held')
      .filter(({ where }) => {
        const [, file, title] = /^`(test\/[\w./-]+\.test\.ts)`: (.+)$/.exec(where) ?? [];
        if (file === undefined || title === undefined || !existsSync(join(ROOT, file))) return true;
        // The title as it is, or the end of one.
        const titled = new RegExp(`\\(\\s*['"\`][^'"\`\\n]*${escaped(title)}`);
        return !titled.test(readFileSync(join(ROOT, file), 'utf8'));
      });
    expect(wrong).toEqual([]);
  });
});

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
