import { describe, expect, it } from 'vitest';
import { trackPart } from '../../../server/http/track-part.ts';

const fixes = (...times: number[]) => times.map((fixTimeMs) => ({ fixTimeMs, lon: 113, lat: 34 }));
const timesOf = ({ points }: ReturnType<typeof trackPart>) => points.map(({ timeMs }) => timeMs);

describe('HTTP-19 a part of a track', () => {
  it('HTTP-19 is the whole track up to the most points, and says where it goes on from one more', () => {
    expect(trackPart(fixes(), 3)).toEqual({ points: [], next: null });
    expect(trackPart(fixes(1, 2, 3), 3).next).toBeNull();
    const part = trackPart(fixes(1, 2, 3, 4), 3);
    expect([timesOf(part), part.next]).toEqual([[1, 2, 3], 4]);
  });

  it('HTTP-19 does not cut a moment in two', () => {
    const part = trackPart(fixes(1, 2, 3, 3), 3);
    expect([timesOf(part), part.next]).toEqual([[1, 2], 3]);
  });
});
