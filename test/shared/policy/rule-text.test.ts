import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/policy/registry.ts';
import { ruleTexts } from '../../../shared/policy/rule-text.ts';

const RULES = join(import.meta.dirname, '../../../docs/rules');

describe('POL-8 rules in words', () => {
  it('POL-8 takes the paragraph under each heading with an id', () => {
    const text =
      '# Zone\n\nIntroduction.\n\n### ZON-1 Bounds\n\nFrom `60`\nit is **1A**, see [x](y.md).\n\nMore.\n\n## ZON-2 Score\n### ZON-3a Basis\n\nAssumed.';
    expect(ruleTexts(text)).toEqual([
      { id: 'ZON-1', title: 'Bounds', text: 'From 60 it is 1A, see x.' },
      { id: 'ZON-2', title: 'Score', text: '' },
      { id: 'ZON-3a', title: 'Basis', text: 'Assumed.' },
    ]);
  });

  it('POL-8 finds a sentence for every rule that reads a policy parameter', () => {
    const stated = new Map(
      readdirSync(RULES)
        .filter((name) => name.endsWith('.md'))
        .flatMap((name) => ruleTexts(readFileSync(join(RULES, name), 'utf8')).map(({ id, text }) => [id, text])),
    );
    const asked = new Set([...PARAMETERS.values()].flatMap(({ rules }) => rules));
    expect([...asked].filter((id) => !stated.get(id))).toEqual([]);
  });
});
