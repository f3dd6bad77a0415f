import { describe, expect, it } from 'vitest';
import { backFill, BACK_FILL_STEP_MS } from '../../../server/simulator/back-fill.ts';
import { fakeLink, sampleDistrict, sampleWalkers } from './sample-walkers.ts';

const NOON = Date.parse('2026-11-21T12:00:00+08:00');

async function filled(lastFixMs: number | null, untilMs = NOON) {
  const walkers = sampleWalkers(3, lastFixMs);
  const link = fakeLink();
  const options = { district: sampleDistrict(walkers), seed: 'test', speed: 1, link, walkers, untilMs };
  const sent = await backFill({ ...options, isStopped: () => false });
  expect(sent).toBe(link.fixes.length);
  return link.fixes;
}

describe('filling in the day', () => {
  it('delivers one fix a minute since the shift began, oldest first per phone, none later than the start', async () => {
    const fixes = await filled(null);
    for (const device of ['sim-E-0', 'sim-E-1', 'sim-E-2']) {
      const own = fixes.filter((fix) => fix.device === device);
      const honest = own.map((fix) => Number(fix.time)).filter((time) => time <= NOON);
      expect(own.length - honest.length).toBeLessThan(4);
      expect(honest.length).toBeGreaterThan(60);
      expect(honest).toEqual([...honest].sort((a, b) => a - b));
      expect(honest[0]!).toBeGreaterThanOrEqual(Date.parse('2026-11-21T08:00:00+08:00'));
      expect(honest.every((time) => (time - honest[0]!) % BACK_FILL_STEP_MS === 0)).toBe(true);
    }
  });

  it('gives the same fixes again, so that a second start adds nothing', async () => {
    expect(await filled(null)).toEqual(await filled(null));
  });

  it('fills only after what the server already has of today', async () => {
    const lastMs = NOON - 30 * 60_000;
    const fixes = await filled(lastMs);
    expect(fixes.length).toBeGreaterThan(0);
    expect(fixes.every((fix) => Number(fix.time) > lastMs)).toBe(true);
    expect(await filled(NOON - 30_000)).toEqual([]);
  });

  it('does not take a fix of yesterday for one of today', async () => {
    const yesterday = Date.parse('2026-11-20T16:00:00+08:00');
    expect((await filled(yesterday)).length).toBe((await filled(null)).length);
  });

  it('tries again when the server was busy', async () => {
    const walkers = sampleWalkers(1);
    const link = fakeLink();
    let refusals = 2;
    link.answer = () => (refusals-- > 0 ? { kind: 'busy', retryMs: 1 } : { kind: 'ok', body: {} });
    const options = { district: sampleDistrict(walkers), seed: 'test', speed: 1, link, walkers, untilMs: NOON };
    await backFill({ ...options, isStopped: () => false });
    expect(link.fixes.length).toBeGreaterThan(60);
  });
});
