import { describe, expect, it } from 'vitest';
import type { PolicyPack, PolicyParameter } from '../../../shared/policy/policy.ts';
import type { PackInUse } from '../../../shared/policy/resolve-parameter.ts';
import { standingOf } from '../../../shared/policy/standing.ts';

const KEY = 'zoning.weights';

function pack(id: string, parameter: Partial<PolicyParameter> | null, days: Partial<PolicyPack> = {}): PackInUse {
  const given = {
    value: 1,
    basis: 'clause',
    clause: '一',
    quote: '一',
    label: { zh: '一', en: 'one' },
    ...parameter,
  } as PolicyParameter;
  return {
    basis: 'clause',
    pack: {
      id,
      version: 1,
      document: { number: id, title: { zh: id, en: id }, issuer: id, issued: '2020-01-01' },
      validFrom: '2020-01-01',
      validTo: null,
      outline: [{ ref: '一', title: { zh: '一', en: 'one' } }],
      parameters: parameter ? { [KEY]: given } : {},
      ...days,
    },
  };
}

function standing(of: PackInUse, packs: readonly PackInUse[], merge?: 'override' | 'collect') {
  return standingOf({ pack: of.pack, key: KEY, merge }, packs, '2026-11-21');
}

describe('POL-6 how a parameter stands', () => {
  const [first, last] = [pack('first', { value: 1 }), pack('last', { value: 2 })];

  it('POL-6 applies in the pack named last and is overruled in the one before', () => {
    expect(standing(last, [first, last])).toEqual({ state: 'applies', by: null, sameValue: null });
    expect(standing(first, [first, last])).toEqual({ state: 'overruled', by: 'last', sameValue: false });
    expect(standing(first, [first, pack('last', null)]).state).toBe('applies');
  });

  it('POL-6 says when the pack that overrules it gives the same value', () => {
    expect(standing(first, [first, pack('last', { value: 1 })])).toMatchObject({ by: 'last', sameValue: true });
  });

  it('POL-6 adds up where the rule collects lists', () => {
    expect(standing(first, [first, last], 'collect').state).toBe('adds');
    expect(standing(first, [first], 'collect').state).toBe('applies');
  });

  it('POL-6 is not used when the district is not under the pack', () => {
    expect(standing(first, [last]).state).toBe('not-used');
  });

  it('POL-6 gives no value when the document gives none, and names the pack that does', () => {
    const open = pack('open', { value: null, basis: 'not-provided' });
    expect(standing(open, [open])).toEqual({ state: 'not-provided', by: null, sameValue: null });
    expect(standing(open, [first, open])).toMatchObject({ state: 'not-provided', by: 'first' });
  });

  it.each([
    ['2026-11-21', 'applies'],
    ['2026-11-20', 'not-in-force'],
  ] as const)('POL-6 valid until %s it %s on 2026-11-21', (validTo, state) => {
    const ending = pack('ending', {}, { validTo });
    expect(standing(ending, [ending]).state).toBe(state);
    const part = pack('part', { validTo });
    expect(standing(part, [part]).state).toBe(state);
  });
});
