import { describe, expect, it } from 'vitest';
import { outcomeWord } from '../../../client/selectors/case-outcomes.ts';

describe('words for outcomes', () => {
  it('tells persuasion that failed from a check that failed', () => {
    expect([outcomeWord('persuade', 'failed'), outcomeWord('check', 'failed')]).toEqual(['unheeded', 'failed']);
  });

  it('has none for a step without an outcome, or for one that it does not know', () => {
    expect([outcomeWord('file', null), outcomeWord('check', 'perhaps')]).toEqual([null, null]);
  });
});
