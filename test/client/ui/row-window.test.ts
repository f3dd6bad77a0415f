import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowWindow, scrollTopFor } from '../../../client/ui/row-window.ts';

describe('rows of a long list', () => {
  it('are built around what is seen, and few of them', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.integer({ min: 20, max: 90 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(2_000),
        (count, rowPx, share, heightPx) => {
          const topPx = share * Math.max(0, count * rowPx - heightPx);
          const { first, end } = rowWindow(topPx, heightPx, { count, rowPx });
          expect(first * rowPx).toBeLessThanOrEqual(topPx);
          expect(Math.min(count * rowPx, topPx + heightPx)).toBeLessThanOrEqual(end * rowPx);
          expect(end - first).toBeLessThanOrEqual(heightPx / rowPx + 34);
          expect(end).toBeLessThanOrEqual(count);
        },
      ),
    );
  });

  it('are scrolled to no further than needed', () => {
    const seen = { topPx: 100, heightPx: 200 };
    expect([1, 2, 5, 6].map((row) => scrollTopFor(row, seen, 50))).toEqual([50, 100, 100, 150]);
  });
});
