import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDueQueue, putDue, resetDue, takeDue } from '../../../shared/lib/due-queue.ts';

const queueAt = (nowMs: number, items = 8, slots = 16) => {
  const queue = emptyDueQueue(items, 1000, slots);
  resetDue(queue, nowMs);
  return queue;
};

describe('due queue', () => {
  it('gives out what is due once, and what is not due later', () => {
    const queue = queueAt(5_000);
    putDue(queue, 3, 7_500);
    putDue(queue, 4, 9_000);
    expect(takeDue(queue, 6_999)).toEqual([]);
    expect(takeDue(queue, 7_500)).toEqual([3]);
    expect(takeDue(queue, 8_999)).toEqual([]);
    expect(takeDue(queue, 60_000)).toEqual([4]);
    expect(takeDue(queue, 90_000)).toEqual([]);
  });

  it('lets an item come up at the earliest moment that it waits for', () => {
    const queue = queueAt(0);
    putDue(queue, 1, 9_000);
    putDue(queue, 1, 3_000);
    putDue(queue, 1, 6_000);
    expect(takeDue(queue, 3_000)).toEqual([1]);
    expect(takeDue(queue, 30_000)).toEqual([]);
  });

  it('takes a moment that has passed for now, and never for nothing', () => {
    const queue = queueAt(0);
    takeDue(queue, 9_000);
    putDue(queue, 1, 2_000);
    putDue(queue, 2, Infinity);
    expect(takeDue(queue, 9_000)).toEqual([1]);
    expect(takeDue(queue, 900_000)).toEqual([]);
  });

  it('brings up what waits for longer than the ring is long once a round', () => {
    const queue = queueAt(0);
    putDue(queue, 1, 40_000);
    expect(takeDue(queue, 14_999)).toEqual([]);
    expect(takeDue(queue, 15_000)).toEqual([1]);
  });

  it('never gives an item out late, whatever the order and the steps of time', () => {
    const step = fc.record({
      item: fc.integer({ min: 0, max: 7 }),
      dueMs: fc.integer({ min: -2_000, max: 40_000 }),
      stepMs: fc.integer({ min: 0, max: 20_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const queue = queueAt(1_000_000);
        const waiting = new Map<number, number>();
        let nowMs = 1_000_000;
        for (const { item, dueMs, stepMs } of steps) {
          putDue(queue, item, nowMs + dueMs);
          waiting.set(item, Math.min(waiting.get(item) ?? Infinity, nowMs + dueMs));
          nowMs += stepMs;
          const taken = takeDue(queue, nowMs);
          expect(new Set(taken).size).toBe(taken.length);
          for (const one of taken) {
            expect(waiting.delete(one)).toBe(true);
          }
          for (const left of waiting.values()) expect(left).toBeGreaterThan(nowMs);
        }
      }),
    );
  });
});
