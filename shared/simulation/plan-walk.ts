import { distanceM, metresPerDegree } from '../geo/local-metres.ts';
import type { LonLat } from '../model/area.ts';
import type { Officer } from '../model/officer.ts';
import type { DayWalk } from './day-walk.ts';
import type { Route, RouteBook } from './grid-route.ts';
import { dayTurnOf, habitsOf, isNeglected, type DayTurn, type Habits } from './habits.ts';
import { unitNoise } from './hash-noise.ts';
import type { ShiftWindow } from './shift-windows.ts';
import { walkWriter, type WalkWriter } from './walk-writer.ts';

export interface WalkOrder {
  readonly officer: Officer;
  readonly window: ShiftWindow;
  /** Routes of each grid of the officer, in the order of `officer.grids`; unknown grids are left out. */
  readonly routesByGrid: RouteBook;
  readonly seed: string;
  /** Multiplies the pace; 1 is real. Never faster than `FASTEST_MPS`. */
  readonly speed: number;
}

/** Well below the speed from which ingest takes a fix for impossible. */
export const FASTEST_MPS = 20;

const MINUTE_MS = 60_000;
/** Beyond this nobody walks to the next grid. */
const RIDE_FROM_M = 700;
const MEAL = { atShare: 0.5, spreadShare: 0.24, minMinutes: 25, spreadMinutes: 15 };
const PAUSE = { perPiece: 0.05, minMinutes: 1, spreadMinutes: 5 };
const WANDER = { atShare: 0.3, spreadShare: 0.4, minM: 1500, spreadM: 4500, minMinutes: 12, spreadMinutes: 25 };
const IDLE = { atShare: 0.15, minMinutes: 60, spreadMinutes: 90 };

/**
 * The walk of one officer in one shift, from nothing but its arguments: the same order gives the same walk. Null for an
 * officer without a grid to go to.
 */
export function planWalk(order: WalkOrder): DayWalk | null {
  const { officer, window, seed } = order;
  const turn = dayTurnOf(officer, window.date, seed);
  const routes = routesOfDay(order, turn);
  const first = routes.at(0);
  if (!first) return null;
  const startMs = window.startMs + turn.lateStartMs;
  const writer = walkWriter(entryPoint(first, turn), startMs, window.endMs - turn.earlyEndMs);
  const patrol = {
    writer,
    turn,
    habits: hurried(habitsOf(officer, seed), order.speed),
    window,
    draw: 100,
    done: new Set<string>(),
  };
  const neglectsAll = officer.grids.every((code) => isNeglected(code, window.date, seed));
  if (neglectsAll) writer.stay(window.endMs - startMs, 'pause');
  for (let round = 0; !writer.isOver; round++)
    walkRoute(patrol, routes[round % routes.length]!, round >= routes.length);
  return writer.finish();
}

interface Patrol {
  readonly writer: WalkWriter;
  readonly turn: DayTurn;
  readonly habits: Habits;
  readonly window: ShiftWindow;
  /** Next draw of the day's noise. */
  draw: number;
  /** Once-a-day events that have happened. */
  readonly done: Set<string>;
}

function routesOfDay({ officer, window, routesByGrid, seed }: WalkOrder, turn: DayTurn): readonly Route[] {
  const walked = officer.grids.filter((code) => !isNeglected(code, window.date, seed));
  const grids = walked.length > 0 ? walked : officer.grids;
  const first = Math.floor(unitNoise(turn.seed, 10) * grids.length);
  return [...grids.slice(first), ...grids.slice(0, first)].flatMap((code) => routesByGrid.get(code) ?? []);
}

function entryPoint(route: Route, turn: DayTurn): LonLat {
  return pointAt(route, Math.floor(unitNoise(turn.seed, 11) * (route.length / 2)));
}

function hurried(habits: Habits, speed: number): Habits {
  return {
    ...habits,
    paceMps: Math.min(FASTEST_MPS, habits.paceMps * speed),
    rideMps: Math.min(FASTEST_MPS, habits.rideMps * speed),
  };
}

function walkRoute(patrol: Patrol, route: Route, reversed: boolean): void {
  const { writer } = patrol;
  const beganMs = writer.nowMs;
  const count = route.length / 2;
  const entry = nearestPoint(route, writer.place);
  transferTo(patrol, pointAt(route, entry));
  for (let step = 1; step <= count && !writer.isOver; step++) {
    const at = (((entry + (reversed ? -step : step)) % count) + count) % count;
    const paceShare = 0.93 + 0.1 * noise(patrol);
    writer.goTo(pointAt(route, at), walkingPace(patrol.habits.paceMps * paceShare, patrol), 'patrol');
    breakNow(patrol);
  }
  if (writer.nowMs === beganMs) writer.stay(20 * MINUTE_MS, 'pause');
}

/** Real paces stay within what a walking person does; a hurried demonstration may exceed it. */
function walkingPace(paceMps: number, { habits }: Patrol): number {
  return habits.paceMps > 1.5 ? Math.min(FASTEST_MPS, paceMps) : Math.min(1.5, Math.max(0.9, paceMps));
}

function transferTo({ writer, habits }: Patrol, place: LonLat): void {
  const rides = distanceM(writer.place, place) > RIDE_FROM_M || habits.hasEbike;
  writer.goTo(place, rides ? habits.rideMps : habits.paceMps, 'transfer');
}

/** The things that interrupt a patrol, each at a piece of the way. */
function breakNow(patrol: Patrol): void {
  const { writer, turn, window } = patrol;
  const share = (writer.nowMs - window.startMs) / (window.endMs - window.startMs);
  if (noise(patrol) < PAUSE.perPiece) writer.stay(minutes(PAUSE, noise(patrol)), 'pause');
  if (share > MEAL.atShare + MEAL.spreadShare * unitNoise(turn.seed, 20))
    once(patrol, 'meal', () => writer.stay(minutes(MEAL, unitNoise(turn.seed, 21)), 'meal'));
  if (turn.idles && share > IDLE.atShare + 0.5 * unitNoise(turn.seed, 22))
    once(patrol, 'idle', () => writer.stay(minutes(IDLE, unitNoise(turn.seed, 23)), 'pause'));
  if (turn.wanders && share > WANDER.atShare + WANDER.spreadShare * unitNoise(turn.seed, 24))
    once(patrol, 'wander', () => wanderOff(patrol));
}

function wanderOff({ writer, turn, habits }: Patrol): void {
  const home = writer.place;
  const farM = WANDER.minM + WANDER.spreadM * unitNoise(turn.seed, 25);
  const angle = 2 * Math.PI * unitNoise(turn.seed, 26);
  const [perLon, perLat] = metresPerDegree(home[1]);
  const away: LonLat = [home[0] + (farM * Math.cos(angle)) / perLon, home[1] + (farM * Math.sin(angle)) / perLat];
  writer.goTo(away, habits.rideMps, 'wander');
  writer.stay(minutes(WANDER, unitNoise(turn.seed, 27)), 'wander');
  writer.goTo(home, habits.rideMps, 'wander');
}

function once({ done }: Patrol, what: string, act: () => void): void {
  if (done.has(what)) return;
  done.add(what);
  act();
}

function noise(patrol: Patrol): number {
  return unitNoise(patrol.turn.seed, patrol.draw++);
}

function minutes(range: { readonly minMinutes: number; readonly spreadMinutes: number }, draw: number): number {
  return (range.minMinutes + range.spreadMinutes * draw) * MINUTE_MS;
}

function pointAt(route: Route, i: number): LonLat {
  return [route[i * 2]!, route[i * 2 + 1]!];
}

function nearestPoint(route: Route, place: LonLat): number {
  let best = 0;
  let bestM = Infinity;
  for (let i = 0; i < route.length / 2; i++) {
    const farM = distanceM(place, pointAt(route, i));
    if (farM < bestM) [best, bestM] = [i, farM];
  }
  return best;
}
