import { describe, expect, it } from 'vitest';
import { gatherChanges } from '../../../client/wire/change-buffer.ts';
import type { Change } from '../../../shared/world/change.ts';
import type { WorldSnapshot } from '../../../shared/world/facts.ts';

describe('gathering changes', () => {
  it('hands a burst on as one, in order', () => {
    const { target, received, turn } = bench();
    for (const id of ['a', 'b', 'c']) target.changesReceived([cleared(id)]);
    expect(received).toEqual([]);
    turn();
    expect(received).toEqual([['a', 'b', 'c']]);
    target.changesReceived([cleared('d')]);
    turn();
    expect(received).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('lets a snapshot overtake what it contains', () => {
    const { target, received, turn } = bench();
    target.changesReceived([cleared('a')]);
    target.snapshotReceived(EMPTY);
    turn();
    expect(received).toEqual(['snapshot']);
  });
});

const EMPTY: WorldSnapshot = { grids: [], cases: [], alerts: [], findings: [], standings: [] };

function bench() {
  const received: (string | readonly string[])[] = [];
  let due: (() => void) | null = null;
  const target = gatherChanges(
    {
      snapshotReceived: () => received.push('snapshot'),
      changesReceived: (changes) => received.push(changes.map((change) => (change as { id: string }).id)),
    },
    (task) => {
      due = task;
      return () => (due = null);
    },
  );
  return {
    target,
    received,
    turn: () => {
      due?.();
      due = null;
    },
  };
}

function cleared(id: string): Change {
  return { kind: 'alert-cleared', id, town: 'a' };
}
