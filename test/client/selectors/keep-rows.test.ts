import { describe, expect, it } from 'vitest';
import { keepRows } from '../../../client/selectors/keep-rows.ts';
import { keepSame } from '../../../client/selectors/keep-same.ts';

interface Row {
  readonly id: string;
  readonly shown: number;
}
const row = (id: string, shown: number): Row => ({ id, shown });

describe('kept rows', () => {
  const keeper = () =>
    keepRows<Row>(
      ({ id }) => id,
      (a, b) => a.shown === b.shown,
    );

  it('are the same list while they say the same', () => {
    const keep = keeper();
    const first = keep([row('a', 1), row('b', 2)]);
    expect(keep([row('a', 1), row('b', 2)])).toBe(first);
  });

  it('keep the rows that say the same beside those that do not, in the new order', () => {
    const keep = keeper();
    const [a, b] = keep([row('a', 1), row('b', 2)]);
    const next = keep([row('b', 2), row('a', 3)]);
    expect(next[0]).toBe(b);
    expect(next[1]).not.toBe(a);
    expect(keep([row('b', 2)])).toEqual([b]);
  });
});

describe('a kept answer', () => {
  it('is the one from before as long as each entry is', () => {
    const ask = keepSame((pairs: readonly (readonly [string, number])[]) => new Map(pairs));
    const first = ask([['a', 1]]);
    expect(ask([['a', 1]])).toBe(first);
    expect(ask([['a', 2]])).not.toBe(first);
    expect([...ask([['b', 2]]).keys()]).toEqual(['b']);
  });
});
