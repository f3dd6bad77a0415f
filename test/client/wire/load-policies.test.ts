import { describe, expect, it } from 'vitest';
import { fetchPolicies } from '../../../client/wire/load-policies.ts';
import type { fetchJson, FetchFailure } from '../../../client/wire/fetch-json.ts';
import { err, ok } from '../../../shared/lib/result.ts';

/** Answers by path; a path that is not there is refused. */
function answering(answers: Readonly<Record<string, unknown>>, failure: FetchFailure): typeof fetchJson {
  return async <T>(path: string) => (path in answers ? ok(answers[path] as T) : err(failure));
}

const LIST = { items: [{ id: 'a' }, { id: 'b' }] };
const RULES = { items: [{ id: 'ZON-1', title: { zh: '类别界限', en: 'Bounds' } }] };
const REFUSED: FetchFailure = { status: 403, code: 'forbidden', detail: 'no' };
const ALL = {
  '/api/v1/policies': LIST,
  '/api/v1/policies/a': { id: 'a' },
  '/api/v1/policies/b': { id: 'b' },
  '/api/v1/rules': RULES,
};

describe('reading the policies', () => {
  it('reads every document in the order of the list, and the rules', async () => {
    const books = await fetchPolicies(answering(ALL, REFUSED));
    expect(books.ok && books.value.details.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(books.ok && books.value.rules.get('ZON-1')?.title.en).toBe('Bounds');
  });

  it('says why when the list or a document is refused', async () => {
    expect(await fetchPolicies(answering({}, REFUSED))).toEqual(err(REFUSED));
    const { '/api/v1/policies/b': _, ...withoutB } = ALL;
    expect(await fetchPolicies(answering(withoutB, REFUSED))).toEqual(err(REFUSED));
  });

  it('does without the rules', async () => {
    const { '/api/v1/rules': _, ...withoutRules } = ALL;
    const books = await fetchPolicies(answering(withoutRules, REFUSED));
    expect(books.ok && books.value.rules.size).toBe(0);
  });
});
