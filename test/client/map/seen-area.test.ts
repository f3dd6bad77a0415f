import { describe, expect, it } from 'vitest';
import { seenArea, touches } from '../../../client/map/seen-area.ts';

const view = (west: number, zoom = 12) => ({ bounds: [west, 0, west + 2, 1] as const, zoom });

describe('the area that is seen', () => {
  it('has room around the view, and stays while the view is in it', () => {
    const first = seenArea(null, view(0));
    expect(first).toEqual({ zoom: 12, bounds: [-1, -0.5, 3, 1.5] });
    expect(seenArea(first, view(1))).toBe(first);
    expect(seenArea(first, view(1.25))).toEqual({ zoom: 12, bounds: [0.25, -0.5, 4.25, 1.5] });
  });

  it('is another one when the map is zoomed so far that the room does not fit', () => {
    const first = seenArea(null, view(0));
    expect(seenArea(first, view(0, 12.74))).toBe(first);
    expect(seenArea(first, view(0, 12.75))).not.toBe(first);
    expect(seenArea(first, view(0, 11.25))).not.toBe(first);
  });

  it('touches what shares an edge with it', () => {
    expect(touches([0, 0, 1, 1], [1, 1, 2, 2])).toBe(true);
    expect(touches([0, 0, 1, 1], [1.001, 0, 2, 1])).toBe(false);
    expect(touches([0, 0, 1, 1], [0, -2, 1, -0.001])).toBe(false);
  });
});
