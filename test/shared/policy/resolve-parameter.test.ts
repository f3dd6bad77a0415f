import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { policyNumber } from '../../../shared/policy/policy-number.ts';
import { policyPackSchema, type PolicyParameter } from '../../../shared/policy/policy.ts';
import {
  combinedBasis,
  packsInUse,
  readParameter,
  resolveParameter,
  type PackInUse,
} from '../../../shared/policy/resolve-parameter.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';

function use(
  id: string,
  parameters: Record<string, readonly [value: PolicyParameter['value'], basis: 'clause' | 'assumed']>,
  basis: 'clause' | 'assumed' = 'clause',
): PackInUse {
  const label = { zh: '参数', en: 'parameter' };
  const pack = policyPackSchema.parse({
    id,
    version: 1,
    document: { number: `No. ${id}`, title: { zh: '文件', en: 'document' }, issuer: 'bureau', issued: '2026-01-01' },
    validFrom: '2026-01-01',
    validTo: null,
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([key, [value, from]]) => [key, { value, basis: from, clause: '§1', label }]),
    ),
  });
  return deepFreeze({ pack, basis });
}

describe('POL-1 which pack applies', () => {
  const packs = [use('first', { 'a.b': [1, 'clause'], c: [5, 'clause'] }), use('second', { 'a.b': [2, 'clause'] })];

  it('POL-1 takes the pack named last and shows the value that it overrules', () => {
    expect(resolveParameter(packs, 'a.b')).toMatchObject({
      value: 2,
      source: { pack: 'second', clause: 'No. second §1', basis: 'clause' },
      conflicts: [{ value: 1, source: { pack: 'first' } }],
    });
  });

  it('POL-1 sees no conflict where packs agree, and nothing where none has the parameter', () => {
    const agreeing = [use('first', { limits: [{ x: 1 }, 'clause'] }), use('second', { limits: [{ x: 1 }, 'clause'] })];
    expect(resolveParameter(agreeing, 'limits')?.conflicts).toEqual([]);
    expect(resolveParameter(packs, 'c')).toMatchObject({ value: 5, conflicts: [] });
    expect(resolveParameter(packs, 'nothing')).toBeNull();
  });
});

describe('POL-2 basis', () => {
  it('POL-2 is a clause only when the text says it and the district is under the text', () => {
    const basis = (parameter: 'clause' | 'assumed', pack: 'clause' | 'assumed') =>
      resolveParameter([use('p', { a: [1, parameter] }, pack)], 'a')?.source.basis;
    expect(basis('clause', 'clause')).toBe('clause');
    expect(basis('assumed', 'clause')).toBe('assumed');
    expect(basis('clause', 'assumed')).toBe('assumed');
  });

  it('POL-2 joins sources: one assumed figure makes the result assumed', () => {
    const source = (basis: 'clause' | 'assumed') => ({ pack: 'p', clause: 'c', basis });
    expect(combinedBasis([source('clause'), source('clause')])).toBe('clause');
    expect(combinedBasis([source('clause'), source('assumed')])).toBe('assumed');
  });
});

describe('typed access', () => {
  it('reads a number, and names the key where it is none', () => {
    expect(policyNumber([use('p', { a: [3, 'clause'] })], 'a')).toMatchObject({ ok: true, value: { value: 3 } });
    expect(policyNumber([use('p', { a: ['three', 'clause'] })], 'a')).toMatchObject({ ok: false });
    expect(policyNumber([], 'a')).toEqual({ ok: false, error: 'no policy pack of the district has the parameter a' });
  });

  it('names the pack, the key and the place of a wrong value', () => {
    const wrong = readParameter([use('p', { a: [{ x: 'y' }, 'clause'] })], 'a', z.record(z.string(), z.number()));
    expect(wrong).toMatchObject({ ok: false, error: expect.stringMatching(/^p: a at x: /) });
  });

  it('finds the packs of a district in its order, or names the one that is missing', () => {
    const { pack } = use('p', {});
    expect(packsInUse([{ pack: 'p', basis: 'assumed' }], [pack])).toEqual({
      ok: true,
      value: [{ pack, basis: 'assumed' }],
    });
    expect(packsInUse([{ pack: 'q', basis: 'clause' }], [pack])).toEqual({
      ok: false,
      error: 'the district names the policy pack q, which is not there',
    });
  });
});
