import { describe, expect, it } from 'vitest';
import { describedHits, describedQuery } from '../../../client/selectors/described-cases.ts';

describe('cases by what was written in them', () => {
  it('are asked for from two letters on, within the town that is watched', () => {
    expect([describedQuery('', null), describedQuery(' 井 ', null)]).toEqual([null, null]);
    expect([describedQuery('井'.repeat(200), null) === null, describedQuery('井'.repeat(201), null)]).toEqual([
      false,
      null,
    ]);
    expect(describedQuery(' 井盖 ', null)).toBe(new URLSearchParams({ text: '井盖', limit: '6' }).toString());
    expect(new URLSearchParams(describedQuery('井盖', 'a')!).get('town')).toBe('a');
  });

  it('stand beside those that were found by number, each once', () => {
    const cases = ['c1', 'c2'].map((id) => ({ id, description: `井盖丢失 ${id}`, town: 'a' }));
    const hits = describedHits(cases, [{ selection: { kind: 'case', id: 'c1' } }]);
    expect(hits.map(({ title, detail }) => [title, detail])).toEqual([['井盖丢失 c2', 'c2']]);
  });
});
