import type { FieldRole, Officer } from '../model/officer.ts';
import { hashText, unitNoise } from './hash-noise.ts';

/** How one officer works in general: the same every day. */
export interface Habits {
  readonly paceMps: number;
  /** Rides between grids on an e-bike; others walk unless it is far. */
  readonly hasEbike: boolean;
  readonly rideMps: number;
  /** Metres of error of the phone, one sigma. */
  readonly gpsErrorM: number;
}

/** What happens to one officer on one day; every number in [0, 1) unless named otherwise. */
export interface DayTurn {
  /** Noise of this officer and day; draws 0–99 are taken here, pieces of the walk draw from 100 on. */
  readonly seed: number;
  readonly lateStartMs: number;
  readonly earlyEndMs: number;
  /** Rides far out of the own grids for a while. */
  readonly wanders: boolean;
  /** Stands around for hours instead of walking. */
  readonly idles: boolean;
  /** The phone says nothing any more for a long time. */
  readonly goesSilent: boolean;
  /** Bad reception for a long time. */
  readonly jitters: boolean;
  /** Short stretches without coverage, delivered late in one batch. */
  readonly losesCoverage: boolean;
}

/** Ordinary walking pace on patrol by team, m/s: sweeping and looking into drains is slower than looking at shop fronts. */
const PACE_MPS: Readonly<Record<FieldRole, readonly [slowest: number, fastest: number]>> = {
  enforcement: [1.1, 1.45],
  auxiliary: [1.1, 1.4],
  maintenance: [1.0, 1.3],
  sanitation: [0.93, 1.1],
  information: [1.15, 1.45],
};

const MINUTE_MS = 60_000;
/** Shares of officers and of days; chosen so that a district of a thousand shows a handful of each at any time. */
const SHARES = { ebike: 0.35, wander: 0.012, idle: 0.04, silent: 0.02, jitter: 0.03, noCoverage: 0.15, neglect: 0.09 };

export function habitsOf(officer: Pick<Officer, 'id' | 'role'>, seed: string): Habits {
  const noise = hashText(`${seed}|habits|${officer.id}`);
  const [slowest, fastest] = PACE_MPS[officer.role];
  return {
    paceMps: slowest + (fastest - slowest) * unitNoise(noise, 0),
    hasEbike: unitNoise(noise, 1) < SHARES.ebike,
    rideMps: 3.2 + 1.6 * unitNoise(noise, 2),
    gpsErrorM: 2.5 + 4 * unitNoise(noise, 3) ** 2,
  };
}

export function dayTurnOf(officer: Pick<Officer, 'id'>, date: string, seed: string): DayTurn {
  const noise = hashText(`${seed}|${date}|${officer.id}`);
  return {
    seed: noise,
    lateStartMs: unitNoise(noise, 0) ** 2 * 9 * MINUTE_MS,
    earlyEndMs: unitNoise(noise, 1) ** 3 * 6 * MINUTE_MS,
    wanders: unitNoise(noise, 2) < SHARES.wander,
    idles: unitNoise(noise, 3) < SHARES.idle,
    goesSilent: unitNoise(noise, 4) < SHARES.silent,
    jitters: unitNoise(noise, 5) < SHARES.jitter,
    losesCoverage: unitNoise(noise, 6) < SHARES.noCoverage,
  };
}

/** A grid that nobody of its team walks on this day. */
export function isNeglected(gridCode: string, date: string, seed: string): boolean {
  return unitNoise(hashText(`${seed}|neglect|${date}|${gridCode}`), 0) < SHARES.neglect;
}
