import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/policy/registry.ts';
import { ruleTexts } from '../../../shared/policy/rule-text.ts';

const RULES = join(import.meta.dirname, '../../../docs/rules');
const shipped = readdirSync(RULES)
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => ruleTexts(readFileSync(join(RULES, name), 'utf8')));

const HAN = /\p{Script=Han}/u;
/** Figures of an English sentence that the Chinese one writes in characters (一级, 二类, 3,000万). */
const WRITTEN_OUT: Readonly<Record<string, readonly string[]>> = {
  'COV-1': ['30'],
  'DUT-7': ['2', '3'],
  'TLT-1': ['1', '2'],
  'TLT-2': ['2', '3'],
  'ZON-1': ['3'],
};

function figures(text: string): readonly string[] {
  return text.replace(/(\d),(?=\d{3})/g, '$1').match(/\d+(?:\.\d+)?(?![AB]\b)/g) ?? [];
}

describe('POL-8 rules in words', () => {
  it('POL-8 takes both titles, the quoted paragraph in Chinese and the paragraph after it in English', () => {
    const text =
      '# Zone\n\nIntroduction.\n\n### ZON-1 Bounds · 类别界限\n\n> 达到 `60`\n> 为**一类A**。\n\nFrom `60`\nit is **1A**, see [x](y.md).\n\nMore.\n';
    expect(ruleTexts(text)).toEqual([
      {
        id: 'ZON-1',
        title: { zh: '类别界限', en: 'Bounds' },
        text: { zh: '达到 60为一类A。', en: 'From 60 it is 1A, see x.' },
      },
    ]);
  });

  it('POL-8 leaves a side empty that is not there', () => {
    expect(
      ruleTexts('## ZON-2 Score\n### ZON-3a Basis\n\nAssumed.\n\n### ZON-4 Rounding · 取舍\n\n> 四舍五入。'),
    ).toEqual([
      { id: 'ZON-2', title: { zh: '', en: 'Score' }, text: { zh: '', en: '' } },
      { id: 'ZON-3a', title: { zh: '', en: 'Basis' }, text: { zh: '', en: 'Assumed.' } },
      { id: 'ZON-4', title: { zh: '取舍', en: 'Rounding' }, text: { zh: '四舍五入。', en: '' } },
    ]);
  });

  it('POL-8 finds every rule that reads a policy parameter', () => {
    const stated = new Set(shipped.map(({ id }) => id));
    const asked = new Set([...PARAMETERS.values()].flatMap(({ rules }) => rules));
    expect([...asked].filter((id) => !stated.has(id))).toEqual([]);
  });

  it('POL-8 has a title and a sentence in Chinese and in English for every rule', () => {
    const faults = shipped.flatMap(({ id, title, text }) => [
      ...(HAN.test(title.zh) ? [] : [`${id}: no Chinese title`]),
      ...(HAN.test(text.zh) && text.zh.endsWith('。') ? [] : [`${id}: no Chinese sentence`]),
      ...(/[a-z]/i.test(title.en) ? [] : [`${id}: no English title`]),
      ...(/[a-z]/i.test(text.en) && /^[^|>-]/.test(text.en) ? [] : [`${id}: no English sentence`]),
    ]);
    expect(faults).toEqual([]);
  });

  it('POL-8 states every figure of the English sentence in the Chinese one too', () => {
    const missing = shipped.flatMap(({ id, text }) => {
      const stated = new Set([...figures(text.zh), ...(WRITTEN_OUT[id] ?? [])]);
      return figures(text.en)
        .filter((figure) => !stated.has(figure))
        .map((figure) => `${id}: ${figure}`);
    });
    expect(missing).toEqual([]);
  });
});
