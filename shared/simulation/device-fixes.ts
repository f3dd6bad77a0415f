import { metresPerDegree } from '../geo/local-metres.ts';
import { whereaboutsAt, type DayWalk, type Span, type Whereabouts } from './day-walk.ts';
import type { DayTurn, Habits } from './habits.ts';
import { smoothNoise, unitNoise } from './hash-noise.ts';
import type { ShiftWindow } from './shift-windows.ts';

/** The phone of one officer during one shift. */
export interface SimulatedDevice {
  readonly window: ShiftWindow;
  readonly walk: DayWalk;
  /** The officer is on a break then and tells it: the phone measures nothing. */
  readonly meal: Span | null;
  readonly habits: Habits;
  readonly turn: DayTurn;
}

/** A fix as the phone measured it: WGS-84, metres, metres per second, degrees. */
export interface SimulatedFix {
  readonly timeMs: number;
  readonly lon: number;
  readonly lat: number;
  readonly accuracyM: number;
  readonly speedMps: number;
  readonly headingDeg: number;
}

/** A phone measures this often; every third time while it stands. */
export const FIX_INTERVAL_MS = 5000;
const STILL_EVERY = 3;
const MINUTE_MS = 60_000;
/** One measurement in so many goes wrong in one of the ways of `spoiled`. */
const SPOILED_ONE_IN = 1500;

/**
 * What the phone delivers in `(fromMs, toMs]`, in order of measurement: what it measured then, but for the meal and times when it is
 * silent, and what it measured without coverage that ended then. Depends on nothing but its arguments, so spans that
 * meet deliver together exactly what the whole span does. No honest fix is later than `toMs`; one in some thousands has a
 * wrong clock on purpose.
 *
 * @param stepMs a multiple of `FIX_INTERVAL_MS`; a coarser step delivers a part of the same fixes.
 */
export function fixesBetween(
  device: SimulatedDevice,
  fromMs: number,
  toMs: number,
  stepMs: number = FIX_INTERVAL_MS,
): readonly SimulatedFix[] {
  const { window, turn, meal } = device;
  const silent = turn.goesSilent ? spanOf(window, turn, 40, [40, 110]) : null;
  const gap = turn.losesCoverage ? spanOf(window, turn, 44, [4, 7]) : null;
  const ends = gap !== null && gap.toMs > fromMs && gap.toMs <= toMs;
  const firstMs = Math.max(window.startMs, ends ? Math.min(fromMs, gap.fromMs) : fromMs);
  const phaseMs = Math.floor(unitNoise(turn.seed, 50) * FIX_INTERVAL_MS);
  const fixes: SimulatedFix[] = [];
  const every = Math.max(1, Math.round(stepMs / FIX_INTERVAL_MS));
  const from = Math.floor((firstMs - phaseMs) / FIX_INTERVAL_MS);
  for (let tick = from + ((every - (from % every)) % every); ; tick += every) {
    const atMs = tick * FIX_INTERVAL_MS + phaseMs;
    if (atMs > toMs || atMs >= window.endMs) return fixes;
    const dueMs = isIn(gap, atMs) ? gap!.toMs : atMs;
    if (dueMs <= fromMs || dueMs > toMs || isIn(silent, atMs) || isIn(meal, atMs)) continue;
    fixes.push(...measured(device, atMs, tick));
  }
}

function isIn(span: Span | null, atMs: number): boolean {
  return span !== null && atMs >= span.fromMs && atMs < span.toMs;
}

/** A stretch of the shift, somewhere between a tenth and three quarters of it. */
function spanOf(window: ShiftWindow, turn: DayTurn, draw: number, [least, spread]: readonly [number, number]): Span {
  const at = 0.1 + 0.65 * unitNoise(turn.seed, draw);
  const fromMs = window.startMs + at * (window.endMs - window.startMs);
  return { fromMs, toMs: fromMs + (least + spread * unitNoise(turn.seed, draw + 1)) * MINUTE_MS };
}

function measured(device: SimulatedDevice, atMs: number, tick: number): readonly SimulatedFix[] {
  const where = whereaboutsAt(device.walk, atMs);
  if (!where || (where.speedMps < 0.1 && tick % STILL_EVERY !== 0)) return [];
  const fix = withError(device, where, atMs, tick);
  return unitNoise(device.turn.seed ^ 0x5bd1e995, tick) * SPOILED_ONE_IN < 1 ? spoiled(fix, device.turn, tick) : [fix];
}

function withError(
  { window, habits, turn }: SimulatedDevice,
  where: Whereabouts,
  atMs: number,
  tick: number,
): SimulatedFix {
  const jitter = turn.jitters && isIn(spanOf(window, turn, 48, [40, 90]), atMs);
  const errorM = jitter ? 25 + 20 * unitNoise(turn.seed ^ 7, tick) : habits.gpsErrorM;
  const drift = atMs / (jitter ? 8000 : 45_000);
  const eastM = errorM * (1.4 * smoothNoise(turn.seed ^ 1, drift) + 0.25 * (unitNoise(turn.seed ^ 2, tick) * 2 - 1));
  const northM = errorM * (1.4 * smoothNoise(turn.seed ^ 3, drift) + 0.25 * (unitNoise(turn.seed ^ 4, tick) * 2 - 1));
  const [perLon, perLat] = metresPerDegree(where.lat);
  return {
    timeMs: atMs,
    lon: rounded(where.lon + eastM / perLon, 7),
    lat: rounded(where.lat + northM / perLat, 7),
    accuracyM: rounded(1.5 + errorM * (1 + 0.5 * unitNoise(turn.seed ^ 5, tick)), 1),
    speedMps: rounded(where.speedMps, 2),
    headingDeg: rounded(where.headingDeg, 0) % 360,
  };
}

/** The ways in which real phones are wrong: each is something that ingest must know or quarantine. */
function spoiled(fix: SimulatedFix, turn: DayTurn, tick: number): readonly SimulatedFix[] {
  const draw = unitNoise(turn.seed ^ 6, tick);
  if (draw < 0.2) return [{ ...fix, timeMs: fix.timeMs + 3 * 60 * MINUTE_MS }];
  if (draw < 0.35) return [{ ...fix, lon: 0, lat: 0 }];
  if (draw < 0.6) return [{ ...fix, lon: rounded(fix.lon + 0.06 + 0.2 * draw, 7) }];
  if (draw < 0.8) return [fix, fix];
  return [{ ...fix, accuracyM: 400 + Math.floor(900 * draw) }];
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
