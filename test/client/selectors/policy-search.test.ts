import { describe, expect, it } from 'vitest';
import { policyEntries, readableQuote, searchPolicies } from '../../../client/selectors/policy-search.ts';
import type { RuleItem } from '../../../shared/http/endpoints/policies.ts';
import { samplePolicy } from './sample-policy.ts';

const detail = samplePolicy();
const rule: RuleItem = {
  id: 'ZON-1',
  title: { zh: '类别界限', en: 'Bounds' },
  text: { zh: '下限属于较高类别。', en: 'Lower bounds belong to the better class.' },
  source: 'docs/rules/zoning.md',
  parameters: [],
};
const entries = policyEntries([detail], detail.conflicts, new Map([['ZON-1', rule]]));
const find = (query: string) =>
  searchPolicies(entries, query).map(({ kind, key, section }) => `${kind} ${key ?? section}`);

describe('search in policies', () => {
  it('finds nothing for nothing', () => {
    expect([find(''), find('  '), find('不存在')]).toEqual([[], [], []]);
  });

  it.each([
    ['综合得分', 'parameter zoning.lowerBounds'],
    ['lowest SCORE', 'parameter zoning.lowerBounds'],
    ['zoning.low', 'parameter zoning.lowerBounds'],
    ['附件2一', 'section 附件2一'],
    ['附件2一 45', 'parameter zoning.lowerBounds'],
    ['ZON-1', 'parameter zoning.lowerBounds'],
    ['类别界限', 'parameter zoning.lowerBounds'],
    ['属于较高类别', 'parameter zoning.lowerBounds'],
    ['Better CLASS', 'parameter zoning.lowerBounds'],
    ['45 ≤', 'parameter zoning.lowerBounds'],
    ['1B 45', 'parameter zoning.lowerBounds'],
    ['双十', 'item works.tasks'],
    ['六类车', 'conflict 十'],
    ['标题附件1', 'section 附件1'],
  ])('%s finds %s first', (query, first) => {
    expect(find(query)[0]).toBe(first);
  });

  it('leads from a thing inside a list to its own place', () => {
    const [hit] = searchPolicies(entries, '完好率');
    expect(hit).toMatchObject({ kind: 'item', key: 'works.tasks', section: '二（一）1', basis: 'clause' });
  });

  it('shows the words that fitted', () => {
    const [hit] = searchPolicies(entries, '七类车');
    expect(hit!.excerpt).toContain('七类车');
  });

  it('shows the sentence of the rule that fitted', () => {
    const [hit] = searchPolicies(entries, '较高类别');
    expect(hit!.excerpt).toBe('下限属于较高类别。');
  });

  it('reads the marks of a scanned text as signs', () => {
    expect(readableQuote('综合得分 ≥ 60， $45 \\leq$ 综合得分')).toBe('综合得分 ≥ 60， 45 ≤ 综合得分');
  });
});
