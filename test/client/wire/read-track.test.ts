import { describe, expect, it } from 'vitest';
import type { TrackAnswer } from '../../../shared/http/district.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { readTrack } from '../../../client/wire/read-track.ts';

const ASKED = { officer: 'E 1', fromMs: 10, toMs: 90, purpose: '核查' };
const BREAKS = [{ fromMs: 12, toMs: 15 }];
const points = (...times: number[]) => times.map((timeMs) => ({ timeMs, lon: 113, lat: 34 }));

describe('HTTP-19 reading a track', () => {
  it('HTTP-19 puts the parts together in order', async () => {
    const asked: string[] = [];
    const answer = await readTrack(ASKED, (path) => {
      asked.push(path);
      const part: Pick<TrackAnswer, 'points' | 'next'> =
        asked.length === 1 ? { points: points(10, 20), next: 30 } : { points: points(30), next: null };
      return Promise.resolve(
        ok({
          officer: 'E 1',
          fromMs: asked.length === 1 ? 10 : 30,
          toMs: 90,
          ...part,
          breaks: asked.length === 1 ? BREAKS : [],
        }),
      );
    });
    expect(answer).toEqual(
      ok({ officer: 'E 1', fromMs: 10, toMs: 90, points: points(10, 20, 30), next: null, breaks: BREAKS }),
    );
    expect(asked.map((path) => new URL(path, 'http://page').searchParams.get('from'))).toEqual(['10', '30']);
    expect(asked[0]).toContain('/officers/E%201/track?');
  });

  it('HTTP-19 shows no half of a track when a part is refused', async () => {
    const refused = err({ status: 503, code: 'overloaded', detail: '' });
    let parts = 0;
    const answer = await readTrack(ASKED, () =>
      Promise.resolve(
        parts++ === 0
          ? ok({ officer: 'E 1', fromMs: 10, toMs: 90, points: points(10), next: 20, breaks: [] })
          : refused,
      ),
    );
    expect(answer).toEqual(refused);
  });
});
