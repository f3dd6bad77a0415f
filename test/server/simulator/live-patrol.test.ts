import { describe, expect, it } from 'vitest';
import { createLivePatrol } from '../../../server/simulator/live-patrol.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { fakeLink, sampleDistrict, sampleWalkers } from './sample-walkers.ts';

const HOUR_MS = 3_600_000;

function patrolOf(count: number) {
  const clock = manualClock(Date.parse('2026-11-21T10:00:00+08:00'));
  const walkers = sampleWalkers(count);
  const link = fakeLink();
  const troubles: string[] = [];
  let enrolments = 0;
  const patrol = createLivePatrol({
    district: sampleDistrict(walkers),
    walkers,
    link,
    seed: 'test',
    speed: 1,
    nowMs: clock.nowMs,
    enrolAgain: () => {
      enrolments++;
      for (const walker of walkers) walker.token = 'new';
      return Promise.resolve();
    },
    onTrouble: (sentence) => troubles.push(sentence),
  });
  const run = async (ms: number) => {
    for (let at = 0; at < ms; at += 500) {
      clock.advance(500);
      await patrol.beat();
    }
  };
  return { clock, walkers, link, patrol, run, troubles, enrolments: () => enrolments };
}

describe('the live patrol', () => {
  it('has every phone send within five seconds, each in its place, and then every five seconds while walking', async () => {
    const { link, patrol, run } = patrolOf(20);
    await run(2500);
    const heard = () => new Set(link.fixes.map((fix) => fix.device)).size;
    expect(heard()).toBeGreaterThan(2);
    expect(heard()).toBeLessThan(18);
    expect(patrol.hasBegun()).toBe(false);
    await run(2500);
    expect(heard()).toBeGreaterThan(15);
    expect(patrol.hasBegun()).toBe(true);
    await run(60_000);
    expect(link.fixes.length / 20).toBeGreaterThan(5);
    expect(link.fixes.length / 20).toBeLessThan(16);
    expect(patrol.counts()).toEqual({ onDuty: 20, sent: link.fixes.length });
  });

  it('never sends a time that has not come, but for the odd wrong clock', async () => {
    const { link, clock, run } = patrolOf(10);
    let ahead = 0;
    link.answer = (call) => {
      const { fixes } = call.body as { fixes: { time: number }[] };
      ahead += fixes.filter((fix) => fix.time > clock.nowMs()).length;
      return { kind: 'ok', body: {} };
    };
    await run(10 * 60_000);
    expect(link.fixes.length).toBeGreaterThan(500);
    expect(ahead / link.fixes.length).toBeLessThan(0.005);
  });

  it('keeps what a server that is away did not take, and delivers it once when it is back', async () => {
    const away = patrolOf(3);
    await away.run(5000);
    away.link.answer = () => ({ kind: 'unreachable', detail: 'gone' });
    await away.run(60_000);
    away.link.answer = () => ({ kind: 'ok', body: {} });
    await away.run(20_000);
    const there = patrolOf(3);
    await there.run(85_000);
    const key = (fix: { device: string; time: string | number }) => `${fix.device} ${fix.time}`;
    const delivered = away.link.fixes.map(key).sort();
    expect(new Set(delivered).size).toBe(delivered.length);
    expect(there.link.fixes.map(key).filter((fix) => !delivered.includes(fix)).length).toBeLessThan(4);
  });

  it('sends nothing while the server asks for patience', async () => {
    const { link, run } = patrolOf(3);
    link.open = false;
    await run(20_000);
    expect(link.fixes).toEqual([]);
  });

  it('enrols again when the server does not know the phones any more, and loses nothing', async () => {
    const { link, run, enrolments } = patrolOf(3);
    link.answer = ({ token }) =>
      token === 'new'
        ? { kind: 'ok', body: {} }
        : { kind: 'refused', status: 401, code: 'bad-token', detail: 'unknown' };
    await run(20_000);
    expect(enrolments()).toBeGreaterThan(0);
    expect(new Set(link.fixes.map((fix) => fix.device)).size).toBe(3);
  });

  it('says what was refused and goes on', async () => {
    const { link, run, troubles } = patrolOf(1);
    link.answer = () => ({ kind: 'refused', status: 400, code: 'invalid-input', detail: 'no' });
    await run(10_000);
    expect(troubles[0]).toContain('no');
  });

  it('walks on in the same place after a restart of the simulator', async () => {
    const first = patrolOf(2);
    await first.run(30_000);
    const second = patrolOf(2);
    await second.run(30_000);
    expect(second.link.fixes).toEqual(first.link.fixes);
  });

  it('ACC-34 tells the break of a meal when it begins and when it ends, and sends nothing of its time', async () => {
    const { link, clock, walkers, run } = patrolOf(1);
    const told: { at: number; isOn: boolean }[] = [];
    link.answer = ({ path, body }) => {
      if (path === '/api/v1/break') told.push(body as { at: number; isOn: boolean });
      return { kind: 'ok', body: {} };
    };
    await run(6_000);
    const meal = walkers[0]!.phone!.meal!;
    clock.advance(meal.fromMs - clock.nowMs() - 30_000);
    await run(60_000);
    clock.advance(meal.toMs - clock.nowMs() - 30_000);
    await run(60_000);
    expect(told).toEqual([
      { isOn: true, at: Math.floor(meal.fromMs) },
      { isOn: false, at: Math.floor(meal.toMs) },
    ]);
    const times = link.fixes.map(({ time }) => Number(time));
    expect(times.filter((atMs) => atMs >= meal.fromMs && atMs < meal.toMs)).toEqual([]);
    expect(times.some((atMs) => atMs >= meal.toMs)).toBe(true);
  });

  it('ACC-34 tells the end of a break that an earlier simulator has begun', async () => {
    const first = patrolOf(1);
    await first.run(6_000);
    const { toMs } = first.walkers[0]!.phone!.meal!;
    for (const [lateMs, ends] of [
      [60_000, 1],
      [3_700_000, 0],
    ] as const) {
      const { link, clock, run } = patrolOf(1);
      const paths: string[] = [];
      link.answer = ({ path }) => {
        paths.push(path);
        return { kind: 'ok', body: {} };
      };
      clock.advance(toMs + lateMs - clock.nowMs());
      await run(12_000);
      expect(paths.filter((path) => path === '/api/v1/break')).toHaveLength(ends);
    }
  });

  it('is quiet off duty', async () => {
    const { link, clock, run, patrol } = patrolOf(2);
    clock.advance(10 * HOUR_MS);
    await run(40_000);
    expect(link.fixes).toEqual([]);
    expect(patrol.counts().onDuty).toBe(0);
  });
});
