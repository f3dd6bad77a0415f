import { describe, expect, it } from 'vitest';
import { createTurns } from '../../../server/lib/turns.ts';
import { deferred } from '../../support/deferred.ts';

describe('turns', () => {
  it('runs so many at once and the others in order, also when one fails', async () => {
    const inTurn = createTurns(2);
    const gates = Array.from({ length: 5 }, () => deferred());
    const begun: number[] = [];
    const all = gates.map((gate, i) =>
      inTurn(async () => {
        begun.push(i);
        await gate.promise;
        if (i === 1) throw new Error('one fails');
        return i;
      }),
    );
    const settled = Promise.allSettled(all);
    await Promise.resolve();
    expect(begun).toEqual([0, 1]);
    gates[1]!.resolve();
    await expect(all[1]).rejects.toThrow('one fails');
    gates[2]!.resolve();
    expect(await all[2]).toBe(2);
    expect(begun.slice(0, 3)).toEqual([0, 1, 2]);
    for (const gate of gates) gate.resolve();
    await settled;
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    expect(await inTurn(() => Promise.resolve('later'))).toBe('later');
  });
});
