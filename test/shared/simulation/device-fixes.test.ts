import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceM } from '../../../shared/geo/local-metres.ts';
import { mealOf, whereaboutsAt } from '../../../shared/simulation/day-walk.ts';
import { FIX_INTERVAL_MS, fixesBetween, type SimulatedDevice } from '../../../shared/simulation/device-fixes.ts';
import { dayTurnOf, habitsOf, type DayTurn } from '../../../shared/simulation/habits.ts';
import { planWalk } from '../../../shared/simulation/plan-walk.ts';
import { shiftWindows } from '../../../shared/simulation/shift-windows.ts';
import { ROUTES, sampleOfficer } from './sample-grids.ts';

const NOON = Date.parse('2026-11-21T12:00:00+08:00');
const HONEST: Partial<DayTurn> = { goesSilent: false, losesCoverage: false, jitters: false };

function deviceOf(id: string, changes: Partial<DayTurn> = {}): SimulatedDevice {
  const officer = sampleOfficer(id);
  const [window] = shiftWindows(officer.shift, 'Asia/Shanghai', NOON, NOON + 1);
  const walk = planWalk({ officer, window: window!, routesByGrid: ROUTES, seed: 'test', speed: 1 });
  const turn = { ...dayTurnOf(officer, window!.date, 'test'), ...changes };
  return { window: window!, walk: walk!, meal: mealOf(walk!), habits: habitsOf(officer, 'test'), turn };
}

describe('the fixes of a simulated phone', () => {
  it('are the same however the time is cut into spans', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 * 3600 }), { maxLength: 6 }), fc.boolean(), (cuts, gaps) => {
        const device = deviceOf('a', { ...HONEST, losesCoverage: gaps, goesSilent: gaps });
        const { startMs, endMs } = device.window;
        const edges = [startMs, ...cuts.map((s) => startMs + s * 1000).sort((a, b) => a - b), endMs];
        const parts = edges.slice(1).flatMap((to, i) => fixesBetween(device, edges[i]!, to));
        const byTime = (fixes: typeof parts) => fixes.map((fix) => fix.timeMs).sort((a, b) => a - b);
        expect(byTime(parts)).toEqual(byTime([...fixesBetween(device, startMs, endMs)]));
      }),
      { numRuns: 15 },
    );
  });

  it('are never in the future, but for the odd wrong clock', () => {
    const device = deviceOf('a');
    let wrong = 0;
    let all = 0;
    for (let nowMs = NOON; nowMs < NOON + 3_600_000; nowMs += 7_000) {
      for (const fix of fixesBetween(device, nowMs - 7_000, nowMs)) {
        all++;
        if (fix.timeMs > nowMs) wrong++;
      }
    }
    expect(all).toBeGreaterThan(300);
    expect(wrong / all).toBeLessThan(0.005);
  });

  it('of a coarser step are a part of the fine ones, so that filling in twice adds nothing', () => {
    const device = deviceOf('b', HONEST);
    const { startMs } = device.window;
    const fine = new Set(fixesBetween(device, startMs, NOON).map((fix) => `${fix.timeMs} ${fix.lon} ${fix.lat}`));
    const coarse = fixesBetween(device, startMs, NOON, 60_000);
    expect(coarse.length).toBeGreaterThan(100);
    for (const fix of coarse) expect(fine).toContain(`${fix.timeMs} ${fix.lon} ${fix.lat}`);
    expect(fixesBetween(device, startMs, NOON, 60_000)).toEqual(coarse);
  });

  it('come every five seconds while walking and lie within a few metres of the true place', () => {
    const device = deviceOf('a', HONEST);
    const near = fixesBetween(device, NOON - 3_600_000, NOON).filter((fix) => {
      const where = whereaboutsAt(device.walk, fix.timeMs);
      return where !== null && distanceM([where.lon, where.lat], [fix.lon, fix.lat]) < 4 * fix.accuracyM;
    });
    expect(near.length).toBeGreaterThan(200);
    const gaps = near.slice(1).map((fix, i) => fix.timeMs - near[i]!.timeMs);
    expect(gaps.every((gap) => gap % FIX_INTERVAL_MS === 0)).toBe(true);
  });

  it('stop for a silent phone, and come late and together after a stretch without coverage', () => {
    const { startMs, endMs } = deviceOf('a').window;
    const count = (changes: Partial<DayTurn>) =>
      fixesBetween(deviceOf('a', { ...HONEST, ...changes }), startMs, endMs).length;
    expect(count({ goesSilent: true })).toBeLessThan(count({}) - 200);
    expect(count({ losesCoverage: true })).toBe(count({}));
    const device = { ...deviceOf('a', { ...HONEST, losesCoverage: true }), meal: null };
    let mostTogether = 0;
    for (let nowMs = startMs; nowMs < endMs; nowMs += 30_000)
      mostTogether = Math.max(mostTogether, fixesBetween(device, nowMs, nowMs + 30_000).length);
    expect(mostTogether).toBeGreaterThan(15);
  });

  it('ACC-34 are none of the meal, and each before and after it', () => {
    const device = deviceOf('a', HONEST);
    const { fromMs, toMs } = device.meal!;
    const times = fixesBetween(device, fromMs - 600_000, toMs + 600_000).map(({ timeMs }) => timeMs);
    expect(times.filter((atMs) => atMs >= fromMs && atMs < toMs)).toEqual([]);
    expect([times.some((atMs) => atMs < fromMs), times.some((atMs) => atMs >= toMs)]).toEqual([true, true]);
    expect(toMs - fromMs).toBeGreaterThan(20 * 60_000);
    expect(toMs - fromMs).toBeLessThan(60 * 60_000);
  });

  it('include each way of being wrong that ingest must know', () => {
    const fixes = Array.from({ length: 40 }, (_, i) => deviceOf(`officer-${i}`, HONEST)).flatMap((device) =>
      fixesBetween(device, device.window.startMs, device.window.endMs).map((fix) => ({ fix, device })),
    );
    expect(fixes.some(({ fix }) => fix.lon === 0 && fix.lat === 0)).toBe(true);
    expect(fixes.some(({ fix }) => fix.accuracyM > 300)).toBe(true);
    expect(fixes.some(({ fix, device }) => fix.timeMs > device.window.endMs)).toBe(true);
    expect(fixes.some(({ fix }, i) => fixes[i + 1]?.fix === fix)).toBe(true);
  });
});
