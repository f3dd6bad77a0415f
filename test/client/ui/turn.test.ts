import { expect, it } from 'vitest';
import { createTurn } from '../../../client/ui/turn.ts';

it('knows an answer that came after a later question, or after the page was left', () => {
  const turn = createTurn();
  const first = turn.begin();
  expect(first()).toBe(true);
  const second = turn.begin();
  expect([first(), second()]).toEqual([false, true]);
  turn.end();
  expect(second()).toBe(false);
  expect(turn.begin()()).toBe(true);
});
