import { describe, expect, it } from 'vitest';
import { checkUse, usesOf } from '../../../shared/funding/check-use.ts';
import { zhenggangFunding } from '../../support/shipped-packs.ts';

const POLICY = zhenggangFunding();
const names = (list: readonly { readonly label: { readonly zh: string } }[]) => list.map(({ label }) => label.zh);

describe('FUN-8 uses', () => {
  it.each([
    ['base', 'wages', true, 'named'],
    ['base', 'consumables', true, 'named'],
    ['base', 'training', false, 'of-another-purse'],
    ['effectiveness', 'training', true, 'named'],
    ['effectiveness', 'wages', false, 'of-another-purse'],
    ['pool', 'key-work', true, 'named'],
    ['pool', 'wages', false, 'of-another-purse'],
    ['pool', 'banquets', false, 'not-named'],
  ] as const)('FUN-8 judges money of %s for %s: %s', (purse, use, ok, code) => {
    expect(checkUse(purse, use, POLICY)).toMatchObject({ rule: 'FUN-8', ok, code, measured: use, basis: 'clause' });
  });

  it('FUN-8 has the uses of the text', () => {
    expect(names(usesOf('base', POLICY))).toEqual(['基本工资', '社保', '基础装备', '办公耗材']);
    expect(names(usesOf('effectiveness', POLICY))).toEqual(['保障市容环境', '改善工作条件', '开展专项培训']);
    expect(names(usesOf('pool', POLICY))).toEqual(['集中整治', '突发问题处置', '重点工作攻坚']);
  });

  it('FUN-9 has the inspectors and the kinds of misuse of the text', () => {
    expect(POLICY.poolInspectors.map(({ id }) => id)).toEqual(['discipline', 'finance', 'audit']);
    expect(POLICY.inspectors.map(({ id }) => id).toSorted()).toEqual([
      'audit',
      'discipline',
      'finance',
      'urban-management',
    ]);
    expect(names(POLICY.misuseTypes)).toEqual(['截留', '挪用', '挤占']);
  });
});
