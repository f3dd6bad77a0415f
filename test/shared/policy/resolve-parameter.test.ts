import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parameter, read, readAll, readOptional } from '../../../shared/policy/parameter.ts';
import { numberParameter, policyNumbers } from '../../../shared/policy/policy-numbers.ts';
import { policyPackSchema, type PolicyParameter } from '../../../shared/policy/policy.ts';
import {
  combinedBasis,
  packsInForce,
  packsInUse,
  resolveParameter,
  type PackInUse,
} from '../../../shared/policy/resolve-parameter.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';

function use(
  id: string,
  parameters: Record<string, readonly [value: PolicyParameter['value'], basis: PolicyParameter['basis']]>,
  basis: 'clause' | 'assumed' = 'clause',
): PackInUse {
  const label = { zh: '参数', en: 'parameter' };
  const pack = policyPackSchema.parse({
    id,
    version: 1,
    document: { number: `No. ${id}`, title: { zh: '文件', en: 'document' }, issuer: 'bureau', issued: '2026-01-01' },
    validFrom: '2026-01-01',
    validTo: null,
    outline: [{ ref: '一', title: label }],
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([key, [value, from]]) => [
        key,
        { value, basis: from, clause: '一', quote: '原文', note: label, label },
      ]),
    ),
  });
  return deepFreeze({ pack, basis });
}

describe('POL-1 which pack applies', () => {
  const packs = [use('first', { 'a.b': [1, 'clause'], c: [5, 'clause'] }), use('second', { 'a.b': [2, 'clause'] })];

  it('POL-1 takes the pack named last and shows the value that it overrules', () => {
    expect(resolveParameter(packs, 'a.b')).toMatchObject({
      value: 2,
      source: { pack: 'second', clause: 'No. second 一', basis: 'clause' },
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
    const source = (basis: 'clause' | 'assumed') => ({ basis });
    expect(combinedBasis([source('clause'), source('clause')])).toBe('clause');
    expect(combinedBasis([source('clause'), source('assumed')])).toBe('assumed');
  });
});

describe('POL-3 validity', () => {
  const [first] = [use('first', { a: [1, 'clause'], b: [2, 'clause'] })];
  const dated: PackInUse = {
    basis: 'clause',
    pack: {
      ...first!.pack,
      validTo: '2026-12-31',
      parameters: { ...first!.pack.parameters, b: { ...first!.pack.parameters['b']!, validTo: '2026-06-30' } },
    },
  };
  const on = (day: string, key: string) => resolveParameter(packsInForce([dated], day), key)?.value ?? null;

  it('POL-3 applies a pack on its first and last day, and on no day outside', () => {
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => on(day, 'a'))).toEqual([
      null,
      1,
      1,
      null,
    ]);
  });

  it('POL-3 lets a parameter end before its pack', () => {
    expect(['2026-06-30', '2026-07-01'].map((day) => on(day, 'b'))).toEqual([2, null]);
  });
});

describe('typed access', () => {
  const number = numberParameter('a', ['POL-1']);
  const lists = parameter('a', z.array(z.string()), ['POL-1'], 'collect');

  it('reads a number, and names the key where it is none', () => {
    expect(read([use('p', { a: [3, 'clause'] })], number)).toMatchObject({ ok: true, value: { value: 3 } });
    expect(read([use('p', { a: ['three', 'clause'] })], number)).toMatchObject({ ok: false });
    expect(read([use('p', { a: [-1, 'clause'] })], number)).toMatchObject({ ok: false });
    expect(read([], number)).toEqual({ ok: false, error: 'no policy pack of the district has the parameter a' });
  });

  it('takes what is not provided as absent, never as a value', () => {
    const packs = [use('p', { a: [null, 'not-provided'] })];
    expect(readOptional(packs, number)).toEqual({ ok: true, value: null });
    expect(read(packs, number)).toMatchObject({ ok: false });
    expect(resolveParameter([use('first', { a: [1, 'clause'] }), ...packs], 'a')).toMatchObject({ value: 1 });
  });

  it('adds up the lists of all packs', () => {
    const all = readAll([use('p', { a: [['x'], 'clause'] }), use('q', { a: [['y'], 'assumed'] })], lists);
    expect(all).toMatchObject({
      ok: true,
      value: [
        { value: ['x'], source: { pack: 'p', basis: 'clause' } },
        { value: ['y'], source: { pack: 'q', basis: 'assumed' } },
      ],
    });
    expect(readAll([use('p', { a: [[1], 'clause'] })], lists)).toMatchObject({ ok: false });
  });

  it('reads the figures of a family at once, assumed as soon as one is', () => {
    const specs = { one: numberParameter('a', ['POL-1']), two: numberParameter('b', ['POL-1']) };
    const read = (basis: 'clause' | 'assumed') => policyNumbers([use('p', { a: [1, 'clause'], b: [2, basis] })], specs);
    expect(read('clause')).toMatchObject({ ok: true, value: { values: { one: 1, two: 2 }, basis: 'clause' } });
    expect(read('assumed')).toMatchObject({ ok: true, value: { basis: 'assumed' } });
    expect(policyNumbers([use('p', { a: [1, 'clause'] })], specs)).toMatchObject({ ok: false });
  });

  it('names the pack, the key and the place of a wrong value', () => {
    const wrong = read(
      [use('p', { a: [{ x: 'y' }, 'clause'] })],
      parameter('a', z.record(z.string(), z.number()), ['POL-1']),
    );
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
