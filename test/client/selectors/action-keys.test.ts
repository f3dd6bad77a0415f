import { expect, it } from 'vitest';
import { ACTION_KEYS, PAGE_KEYS } from '../../../client/selectors/action-keys.ts';
import { CASE_ACTIONS } from '../../../shared/cases/case-action.ts';

it('gives every action a letter of its own, beside those of the page', () => {
  const letters = [...Object.values(ACTION_KEYS), ...Object.values(PAGE_KEYS)];
  expect(CASE_ACTIONS.every((action) => /^[a-z]$/.test(ACTION_KEYS[action]))).toBe(true);
  expect(new Set(letters).size).toBe(letters.length);
});
