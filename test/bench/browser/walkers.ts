import { seededRandom } from '../../../shared/lib/seeded-random.ts';
import { allocateFrame, type PositionFrame } from '../../../shared/wire/position-frame.ts';

/** Middle of the made city, WGS-84. */
export const CITY: readonly [lon: number, lat: number] = [113.85, 34.5];
/** As wide as 100,000 grids of 300 m. */
const SIDE_M = 95_000;
const STEP_M = 1.3;
const M_PER_DEGREE = 111_195;
export const TICK_MS = 1000;
const FIRST_MS = Date.UTC(2026, 5, 1);
const MOVING = 1;

export const CITY_BOUNDS: [number, number, number, number] = [
  CITY[0] - east(SIDE_M / 2),
  CITY[1] - SIDE_M / 2 / M_PER_DEGREE,
  CITY[0] + east(SIDE_M / 2),
  CITY[1] + SIDE_M / 2 / M_PER_DEGREE,
];

function east(metres: number): number {
  return metres / (M_PER_DEGREE * Math.cos((CITY[1] * Math.PI) / 180));
}

/** One frame a tick in which everybody has walked on: seeded, so that every contender shows the same. */
export function walkedFrames(officers: number, ticks: number): (PositionFrame & { readonly bytes: Uint8Array })[] {
  const random = seededRandom(`browser officers ${officers}`);
  const people = Array.from({ length: officers }, () => ({
    eastM: (random() - 0.5) * SIDE_M,
    northM: (random() - 0.5) * SIDE_M,
    heading: random() * 2 * Math.PI,
  }));
  return Array.from({ length: ticks }, (_, tick) => {
    const frame = allocateFrame(officers, tick + 1, tick === 0, FIRST_MS + tick * TICK_MS);
    people.forEach((person, at) => {
      person.heading += (random() - 0.5) * 0.8;
      person.eastM += Math.sin(person.heading) * STEP_M;
      person.northM += Math.cos(person.heading) * STEP_M;
      frame.officer[at] = at;
      frame.lonE7[at] = Math.round((CITY[0] + east(person.eastM)) * 1e7);
      frame.latE7[at] = Math.round((CITY[1] + person.northM / M_PER_DEGREE) * 1e7);
      frame.ageMs[at] = 0;
      frame.headingCentideg[at] = Math.floor(((person.heading / (2 * Math.PI)) % 1) * 36_000 + 36_000) % 36_000;
      frame.state[at] = MOVING;
    });
    return frame;
  });
}
