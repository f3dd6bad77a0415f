import { describe, expect, it } from 'vitest';
import { comboboxKeys } from '../../../client/ui/combobox-keys.ts';

/** What a key does in a search box, and what it keeps from the page. */
function press(key: string, shown: boolean): readonly string[] {
  const done: string[] = [];
  const note = (what: string) => () => void done.push(what);
  comboboxKeys(
    { shown, step: (by) => void done.push(`step ${by}`), open: note('open'), leave: note('leave') },
    { key, preventDefault: note('prevent'), stopPropagation: note('stop') },
  );
  return done;
}

describe('keys of a search with a list of results', () => {
  it.each([
    ['ArrowDown', ['step 1', 'prevent']],
    ['ArrowUp', ['step -1', 'prevent']],
    ['Enter', ['prevent', 'open']],
    ['Escape', ['leave', 'stop']],
    ['a', []],
  ])('%s with results does %j', (key, done) => {
    expect(press(key, true)).toEqual(done);
  });

  it('leaves the arrows to the text while there are no results', () => {
    expect([press('ArrowDown', false), press('Escape', false)]).toEqual([[], ['leave', 'stop']]);
    expect(press('Enter', false)).toEqual(['open']);
  });
});
