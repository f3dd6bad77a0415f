import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toLocalMetres } from '../../../shared/geo/local-metres.ts';
import { ACTIVITIES, whereaboutsAt, type DayWalk } from '../../../shared/simulation/day-walk.ts';
import { dayTurnOf } from '../../../shared/simulation/habits.ts';
import { FASTEST_MPS, planWalk } from '../../../shared/simulation/plan-walk.ts';
import { shiftWindows } from '../../../shared/simulation/shift-windows.ts';
import { isInArea, walkableAreas } from '../../../shared/simulation/walkable-area.ts';
import { CENTRE, HORSESHOE, ROUTES, sampleOfficer, SQUARE } from './sample-grids.ts';

const ZONE = 'Asia/Shanghai';
const NOON = Date.parse('2026-11-21T12:00:00+08:00');
const ids = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('a', 'b', '1', '2', '-') });

function walkOf(id: string, seed = 'test', speed = 1, role: 'enforcement' | 'sanitation' = 'enforcement'): DayWalk {
  const officer = sampleOfficer(id, { role });
  const [window] = shiftWindows(officer.shift, ZONE, NOON, NOON + 1);
  const walk = planWalk({ officer, window: window!, routesByGrid: ROUTES, seed, speed });
  if (!walk) throw new Error('the sample officer has grids');
  return walk;
}

/** Speed, activity and middle of each piece. */
function piecesOf(walk: DayWalk) {
  return Array.from({ length: walk.timesMs.length - 1 }, (_, i) => {
    const where = whereaboutsAt(walk, (walk.timesMs[i]! + walk.timesMs[i + 1]!) / 2);
    if (!where) throw new Error('inside the walk');
    return where;
  });
}

describe('the walk of an officer', () => {
  it('is the same for the same seed, day and officer, and another for another seed', () => {
    fc.assert(
      fc.property(ids, fc.string(), (id, seed) => {
        expect(walkOf(id, seed)).toEqual(walkOf(id, seed));
      }),
      { numRuns: 20 },
    );
    expect(walkOf('a', 'one').places).not.toEqual(walkOf('a', 'two').places);
  });

  it('moves forward in time and stays within the shift', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const { timesMs } = walkOf(id);
        for (let i = 1; i < timesMs.length; i++) expect(timesMs[i]!).toBeGreaterThan(timesMs[i - 1]!);
        expect(timesMs[0]!).toBeGreaterThanOrEqual(Date.parse('2026-11-21T08:00:00+08:00'));
        expect(timesMs.at(-1)!).toBeLessThanOrEqual(Date.parse('2026-11-21T17:00:00+08:00'));
      }),
      { numRuns: 20 },
    );
  });

  it('patrols at 0.9 to 1.5 m/s inside the own grids', () => {
    const areas = [SQUARE, HORSESHOE].flatMap((geometry) => walkableAreas(geometry, toLocalMetres(CENTRE)));
    const { toMetres } = toLocalMetres(CENTRE);
    fc.assert(
      fc.property(ids, fc.constantFrom('enforcement' as const, 'sanitation' as const), (id, role) => {
        for (const piece of piecesOf(walkOf(id, 'test', 1, role))) {
          if (piece.activity !== 'patrol') continue;
          expect(piece.speedMps).toBeGreaterThan(0.89);
          expect(piece.speedMps).toBeLessThan(1.51);
          expect(areas.some((area) => isInArea(toMetres([piece.lon, piece.lat]), area))).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('has a meal and pauses', () => {
    const kinds = new Set(piecesOf(walkOf('a')).map((piece) => piece.activity));
    expect([...kinds]).toEqual(expect.arrayContaining(['patrol', 'pause', 'meal']));
    expect(ACTIVITIES).toEqual(expect.arrayContaining([...kinds]));
  });

  it('takes planned wanderers, and nobody else, out of their grids', () => {
    const all = Array.from({ length: 400 }, (_, i) => `officer-${i}`);
    const wanderers = all.filter((id) => dayTurnOf({ id }, '2026-11-21', 'test').wanders);
    expect(wanderers.length).toBeGreaterThan(0);
    expect(wanderers.length).toBeLessThan(30);
    expect(piecesOf(walkOf(wanderers[0]!)).some((piece) => piece.activity === 'wander')).toBe(true);
    const home = all.find((id) => !wanderers.includes(id))!;
    expect(piecesOf(walkOf(home)).some((piece) => piece.activity === 'wander')).toBe(false);
  });

  it('hurries when told to, but never beyond the fastest speed', () => {
    const fastest = (speed: number) => Math.max(...piecesOf(walkOf('a', 'test', speed)).map((piece) => piece.speedMps));
    expect(fastest(4)).toBeGreaterThan(fastest(1) * 2);
    expect(fastest(1000)).toBeLessThan(FASTEST_MPS * 1.01);
  });

  it('is nothing for an officer without grids, and standing where all grids are a point', () => {
    const officer = sampleOfficer('a', { grids: [] });
    const [window] = shiftWindows(officer.shift, ZONE, NOON, NOON + 1);
    const order = { officer, window: window!, routesByGrid: ROUTES, seed: 's', speed: 1 };
    expect(planWalk(order)).toBeNull();
    const point = new Map([['yard', [Float64Array.from(CENTRE)]]]);
    const standing = planWalk({ ...order, officer: sampleOfficer('a', { grids: ['yard'] }), routesByGrid: point });
    expect(whereaboutsAt(standing!, NOON)?.speedMps).toBe(0);
  });
});
