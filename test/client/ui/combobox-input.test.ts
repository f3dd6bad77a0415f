import { describe, expect, it } from 'vitest';
import { comboboxInput } from '../../../client/ui/combobox-input.ts';

/** What a key does in a search box, and what it keeps from the page. */
function press(key: string, given: { shown: boolean }) {
  const done: string[] = [];
  const note = (what: string) => () => void done.push(what);
  const { onKeyDown } = comboboxInput({
    listId: 'hits',
    chosen: 0,
    step: (by) => done.push(`step ${by}`),
    open: note('open'),
    leave: note('leave'),
    ...given,
  });
  onKeyDown({ key, preventDefault: note('prevent'), stopPropagation: note('stop') });
  return done;
}

describe('a search input with a list of results', () => {
  it.each([
    ['ArrowDown', ['step 1', 'prevent']],
    ['ArrowUp', ['step -1', 'prevent']],
    ['Enter', ['open']],
    ['Escape', ['leave', 'stop']],
    ['a', []],
  ])('%s with results does %j', (key, done) => {
    expect(press(key, { shown: true })).toEqual(done);
  });

  it('leaves the arrows to the text while there are no results', () => {
    expect([press('ArrowDown', { shown: false }), press('Escape', { shown: false })]).toEqual([[], ['leave', 'stop']]);
  });

  it.each([
    [true, 2, 'hits-2'],
    [true, -1, undefined],
    [false, 2, undefined],
  ])('tells which result is chosen: shown %s, place %s', (shown, chosen, id) => {
    const nothing = () => undefined;
    const input = comboboxInput({ listId: 'hits', shown, chosen, step: nothing, open: nothing, leave: nothing });
    expect(input['aria-activedescendant']).toBe(id);
  });
});
