import { describe, expect, it } from 'vitest';
import type { OfficerItem } from '../../shared/http/district.ts';
import { distanceM } from '../../shared/geo/local-metres.ts';
import type { ApiAnswer, ApiClient } from '../../server/lib/api-client.ts';
import { chooseOfficer } from '../../scripts/replay/choose-officer.ts';
import { highestSpeed, tooFastPieces } from '../../scripts/replay/pace-check.ts';
import { placeWalk } from '../../scripts/replay/place-walk.ts';
import { describeTally, play } from '../../scripts/replay/playing.ts';
import { readReplayArguments } from '../../scripts/replay/replay-arguments.ts';
import { asWalk, lengthOfWalkM, movedTo, type TimedPoint } from '../../scripts/replay/track.ts';
import { sampleOfficer } from '../shared/simulation/sample-grids.ts';

const LIMITS = { maxSpeedMps: 40, minIntervalMs: 1000 };
const T0 = Date.parse('2026-11-21T10:00:00Z');
/** North from a point, so many metres and seconds apart. */
const north = (stepM: number, stepS: number, count: number): TimedPoint[] =>
  Array.from({ length: count }, (_, i) => ({ lon: 14, lat: 45 + (i * stepM) / 111_140, offsetMs: i * stepS * 1000 }));
const at = (lon: number, lat: number, timeMs: number | null) => ({ lon, lat, timeMs });

describe('a recording as a walk', () => {
  it('keeps recorded times and starts at 0', () => {
    const walk = asWalk({ segments: [[at(14, 45, T0), at(14, 45.001, T0 + 90_000)]], remarks: [] });
    expect(walk.map((point) => point.offsetMs)).toEqual([0, 90_000]);
  });

  it('gives points without times an even pace', () => {
    const [, second] = asWalk({ segments: [[at(14, 45, null), at(14, 45.001, null)]], remarks: [] });
    expect(second!.offsetMs / 1000).toBeCloseTo(111.14 / 1.2, 0);
  });

  it('does not trust times that run backwards', () => {
    const walk = asWalk({ segments: [[at(14, 45, T0), at(14, 45.001, T0 - 5000)]], remarks: [] });
    expect(walk[1]!.offsetMs).toBeGreaterThan(80_000);
  });

  it('joins pieces forward in time, shortens a night between them and merges points of one instant', () => {
    const walk = asWalk({
      segments: [
        [at(14, 45, T0), at(14, 45.0001, T0), at(14, 45.0002, T0 + 5000)],
        [at(14, 45.0003, T0 + 36_000_000), at(14, 45.0004, T0 + 36_005_000)],
      ],
      remarks: [],
    });
    expect(walk.map((point) => point.offsetMs)).toEqual([0, 5000, 605_000, 610_000]);
  });

  it('keeps its metres when it is moved to another latitude', () => {
    const walk = [...north(30, 10, 20), { lon: 14.01, lat: 45.002, offsetMs: 300_000 }];
    const moved = movedTo(walk, [113.85, 34.52]);
    expect([moved[0]!.lon, moved[0]!.lat]).toEqual([113.85, 34.52]);
    expect(lengthOfWalkM(moved) / lengthOfWalkM(walk)).toBeCloseTo(1, 2);
  });

  it('is moved to the middle of the district only when it lies outside', () => {
    const district = { bounds: [113, 34, 114, 35] as const, name: { zh: '区', en: 'District' } };
    const outside = placeWalk(north(30, 10, 3), null, district);
    expect(outside.walk[0]).toMatchObject({ lon: 113.5, lat: 34.5 });
    expect(outside.remark).toContain('--anchor');
    const inside = movedTo(north(30, 10, 3), [113.2, 34.2]);
    expect(placeWalk(inside, null, district)).toEqual({ walk: inside, remark: null });
  });
});

describe('the playing speed', () => {
  it('is admissible up to the speed from which ingest would not believe it, and not beyond', () => {
    const walk = north(120, 60, 40);
    const highest = highestSpeed(walk, LIMITS);
    expect(highest).toBe(Math.floor((60 * 40) / distanceM([14, walk[0]!.lat], [14, walk[1]!.lat])));
    expect(tooFastPieces(walk, highest, LIMITS)).toBe(0);
    expect(tooFastPieces(walk, highest + 1, LIMITS)).toBe(39);
  });

  it('does not count pieces shorter than a second of the highest speed, as ingest does not', () => {
    expect(tooFastPieces(north(39, 30, 40), 3600, LIMITS)).toBe(0);
  });

  it('bears with a few jumps of the recording itself', () => {
    const walk = north(10, 10, 60);
    const jumped = walk.map((point, i) => (i < 30 ? point : { ...point, lat: point.lat + 0.02 }));
    expect(highestSpeed(jumped, LIMITS)).toBeGreaterThan(60);
    expect(tooFastPieces(jumped, 60, LIMITS)).toBe(1);
  });
});

describe('playing a walk', () => {
  function stage(answers: ApiAnswer[] = []) {
    let nowMs = T0;
    const sent: { time: number; nowMs: number }[] = [];
    const client: ApiClient = {
      call({ body }) {
        const answer = answers.shift();
        if (answer) return Promise.resolve(answer);
        const { fixes } = body as { fixes: { time: number }[] };
        sent.push(...fixes.map(({ time }) => ({ time, nowMs })));
        const results = fixes.map((_, row) => ({ row, verdict: 'accepted' }));
        return Promise.resolve({ kind: 'ok', body: { results } });
      },
      close: () => {},
    };
    const sleep = (ms: number) => Promise.resolve(void (nowMs += ms));
    const options = { client, device: 'd', token: 't', nowMs: () => nowMs, sleep, onProgress: () => {} };
    return { options, sent, now: () => nowMs };
  }

  it('sends every point once, compressed, and none before its time', async () => {
    const { options, sent, now } = stage();
    const tally = await play({ ...options, walk: north(10, 9, 50), speed: 60, loop: false, isStopped: () => false });
    expect(tally).toMatchObject({ ok: true, value: { sent: 50, accepted: 50 } });
    expect(sent.every(({ time, nowMs }) => time <= nowMs)).toBe(true);
    expect(sent.at(-1)!.time - sent[0]!.time).toBe((49 * 9 * 1000) / 60);
    expect(now() - T0).toBeLessThan(10_000);
  });

  it('sends the same points again after a busy server', async () => {
    const { options, sent } = stage([
      { kind: 'busy', retryMs: 1000 },
      { kind: 'unreachable', detail: 'gone' },
    ]);
    const tally = await play({ ...options, walk: north(10, 9, 5), speed: 60, loop: false, isStopped: () => false });
    expect(tally).toMatchObject({ ok: true, value: { sent: 5 } });
    expect(new Set(sent.map(({ time }) => time)).size).toBe(5);
  });

  it('walks back the way it came when looping, until stopped', async () => {
    const { options, sent } = stage();
    const isStopped = () => sent.length >= 25;
    await play({ ...options, walk: north(10, 9, 10), speed: 60, loop: true, isStopped });
    expect(sent.length).toBeGreaterThanOrEqual(25);
    expect(sent.every(({ time, nowMs }) => time <= nowMs)).toBe(true);
  });

  it('ends with the sentence of a server that refuses', async () => {
    const { options } = stage([{ kind: 'refused', status: 401, code: 'bad-token', detail: 'no such token' }]);
    const tally = await play({ ...options, walk: north(10, 9, 5), speed: 1, loop: false, isStopped: () => false });
    expect(tally).toEqual({ ok: false, error: 'The server refused the positions: no such token.' });
  });

  it('gives up on a server that stays away', async () => {
    const gone = Array.from({ length: 70 }, (): ApiAnswer => ({ kind: 'unreachable', detail: 'gone' }));
    const { options } = stage(gone);
    const tally = await play({ ...options, walk: north(10, 9, 5), speed: 60, loop: false, isStopped: () => false });
    expect(tally).toMatchObject({ ok: false, error: expect.stringContaining('nothing for a minute') });
  });

  it('sums up by reason', () => {
    const none = {
      future: 0,
      'too-old': 0,
      'impossible-coordinates': 0,
      'unknown-device': 0,
      inaccurate: 0,
      mock: 0,
      'off-duty': 0,
      'on-break': 0,
    };
    const tally = { sent: 9, accepted: 5, duplicate: 1, refused: 0, quarantined: { ...none, 'impossible-speed': 3 } };
    expect(describeTally(tally)).toBe('9 sent: 5 accepted, 1 known already, 3 quarantined (impossible-speed 3)');
  });
});

describe('the command line and the officer of a replay', () => {
  it('takes one file and checks speed and anchor', () => {
    expect(readReplayArguments(['a.gpx', '--speed', '60', '--anchor', '113.8,34.5', '--loop'])).toMatchObject({
      ok: true,
      value: { file: 'a.gpx', speed: 60, anchor: [113.8, 34.5], loop: true, force: false },
    });
    for (const bad of [
      [],
      ['a', 'b'],
      ['a', '--speed', '0'],
      ['a', '--speed', 'x'],
      ['a', '--anchor', '1'],
      ['a', '--nope'],
    ])
      expect(readReplayArguments(bad).ok).toBe(false);
  });

  it('takes an anchor west of Greenwich, whichever way it is written', () => {
    for (const args of [
      ['--anchor', '-122.4,37.8', 'w.gpx'],
      ['w.gpx', '--anchor=-122.4,37.8'],
    ])
      expect(readReplayArguments(args)).toMatchObject({ ok: true, value: { file: 'w.gpx', anchor: [-122.4, 37.8] } });
    expect(readReplayArguments(['w.gpx', '--anchor', '--loop']).ok).toBe(false);
  });

  it('prefers a simulated enforcement officer who is on duty and silent, then one who is off duty, longest quiet first', () => {
    const officer = (index: number, over: Partial<OfficerItem>): OfficerItem => ({
      ...sampleOfficer(`O-${index}`, { index }),
      state: 'moving',
      lastFixMs: 1,
      lon: null,
      lat: null,
      breakSinceMs: null,
      ...over,
    });
    const roster = [
      officer(0, { role: 'sanitation', state: 'off-duty' }),
      officer(1, {}),
      officer(2, { state: 'off-duty', lastFixMs: 5 }),
      officer(3, { state: 'off-duty', lastFixMs: null }),
      officer(4, { state: 'off-duty', lastFixMs: null, simulated: false }),
    ];
    expect(chooseOfficer(roster, null)).toMatchObject({ ok: true, value: { id: 'O-1' } });
    expect(chooseOfficer(roster.slice(2, 4), null)).toMatchObject({ ok: true, value: { id: 'O-3' } });
    const silent = [officer(5, { state: 'silent', lastFixMs: 9 }), officer(6, { role: 'sanitation', state: 'silent' })];
    expect(chooseOfficer([...roster, ...silent], null)).toMatchObject({ ok: true, value: { id: 'O-5' } });
    expect(chooseOfficer(roster.slice(0, 2), null)).toMatchObject({ ok: true, value: { id: 'O-1' } });
    expect(chooseOfficer(roster, 'O-4')).toMatchObject({ ok: true, value: { id: 'O-4' } });
    expect(chooseOfficer(roster, 'nobody').ok).toBe(false);
    expect(chooseOfficer([], null).ok).toBe(false);
  });
});
