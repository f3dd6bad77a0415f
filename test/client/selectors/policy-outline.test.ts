import { describe, expect, it } from 'vitest';
import { isWithin, outlineTree, ruleTellers, sectionItems, trailTo } from '../../../client/selectors/policy-outline.ts';
import { shippedPolicies } from '../../support/shipped-policies.ts';
import { policyItem, samplePolicy } from './sample-policy.ts';

const detail = samplePolicy();

describe('places of an outline', () => {
  it.each([
    ['五（二）2', '五（二）', true],
    ['五（二）', '五（二）', true],
    ['五（二）10', '五（二）1', false],
    ['十一', '十', false],
    ['附件2一', '附件2', true],
    ['附件1', '附件2', false],
    ['四1', '四', true],
  ] as const)('%s in %s is %s', (ref, outer, inside) => {
    expect(isWithin(ref, outer)).toBe(inside);
  });

  it('become a tree in the order of the document, with the parameters that speak of each', () => {
    const tree = outlineTree(detail.outline, detail.parameters);
    expect(tree.map(({ ref, total }) => [ref, total])).toEqual([
      ['序', 0],
      ['二', 1],
      ['十', 0],
      ['十一', 0],
      ['附件1', 0],
      ['附件2', 1],
    ]);
    const [first] = tree[1]!.children;
    expect(first!.children.map(({ ref, total }) => [ref, total])).toEqual([
      ['二（一）1', 1],
      ['二（一）10', 1],
    ]);
  });

  it('lead from the top of the document down', () => {
    expect(trailTo('二（一）10', detail.outline).map(({ ref }) => ref)).toEqual(['二', '二（一）', '二（一）10']);
  });

  it.each([...shippedPolicies().values()])('of $id have one root for each chapter and lose none', ({ outline }) => {
    const count = (nodes: ReturnType<typeof outlineTree>): number =>
      nodes.reduce((sum, { children }) => sum + 1 + count(children), 0);
    const tree = outlineTree(outline, []);
    expect(count(tree)).toBe(outline.length);
    expect(tree.every(({ ref }) => /^[\p{Script=Han}\d]+$/u.test(ref))).toBe(true);
  });
});

describe('rules that read several parameters', () => {
  it('are told on the first that is shown', () => {
    const item = (key: string, rules: string[]) => ({ ...policyItem({ key, clause: null, value: 1 }), rules });
    const groups = [
      { section: null, items: [item('a', ['COV-3']), item('b', ['CLK-1', 'COV-3'])] },
      { section: null, items: [item('c', ['CLK-1'])] },
    ];
    expect([...ruleTellers(groups)]).toEqual([
      ['COV-3', 'a'],
      ['CLK-1', 'b'],
    ]);
    expect([...ruleTellers(groups.slice(1))]).toEqual([['CLK-1', 'c']]);
  });
});

describe('parameters by place', () => {
  const keys = (within: string | null) =>
    sectionItems(detail, within).map(({ section, items }) => [section?.ref ?? null, items.map(({ key }) => key)]);

  it('come in the order of the document, those without a place last', () => {
    expect(keys(null)).toEqual([
      ['二', ['works.tasks']],
      ['附件2一', ['zoning.lowerBounds']],
      [null, ['coverage.sightM']],
    ]);
  });

  it('of one place hold of a wider list only what is about the place', () => {
    const [group] = sectionItems(detail, '二（一）10');
    expect(group!.section!.ref).toBe('二（一）10');
    expect(group!.items[0]!.value).toMatchObject([{ id: 't10' }]);
    expect(keys('附件2')).toEqual([['附件2一', ['zoning.lowerBounds']]]);
    expect(keys('十一')).toEqual([]);
  });
});
