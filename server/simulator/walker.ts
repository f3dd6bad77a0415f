import type { FixInput } from '../../shared/model/fix.ts';
import type { Officer } from '../../shared/model/officer.ts';
import type { OfficerItem } from '../../shared/http/district.ts';
import type { SimulatedDevice, SimulatedFix } from '../../shared/simulation/device-fixes.ts';
import { mealOf } from '../../shared/simulation/day-walk.ts';
import { dayTurnOf, habitsOf } from '../../shared/simulation/habits.ts';
import { planWalk } from '../../shared/simulation/plan-walk.ts';
import { shiftWindows, type ShiftWindow } from '../../shared/simulation/shift-windows.ts';
import type { SimulatedDistrict } from './district-source.ts';

/** One officer with a phone. Where the officer is follows from the plan alone; only what was delivered is remembered. */
export interface Walker {
  readonly officer: OfficerItem;
  readonly device: string;
  /** Bearer token of the device; changes when it is enrolled again. */
  token: string;
  /** Everything up to here was delivered. */
  deliveredMs: number;
  /** Not looked at before. */
  dueMs: number;
  /** Whether the server was told of a break that runs; null when what it knows is not known. */
  restTold: boolean | null;
  /** The shift that is being walked. */
  phone: SimulatedDevice | null;
}

export interface WalkOptions {
  readonly district: SimulatedDistrict;
  readonly seed: string;
  readonly speed: number;
}

export function deviceName(officerId: string): string {
  return `sim-${officerId}`;
}

/** The phone and the plan of one shift; null for an officer who has nowhere to go. */
export function phoneOf(officer: OfficerItem, window: ShiftWindow, options: WalkOptions): SimulatedDevice | null {
  const seed = `${options.district.id}|${options.seed}`;
  const { routesByGrid } = options.district;
  const walk = planWalk({ officer, window, routesByGrid, seed, speed: options.speed });
  return (
    walk && {
      window,
      walk,
      meal: mealOf(walk),
      habits: habitsOf(officer, seed),
      turn: dayTurnOf(officer, window.date, seed),
    }
  );
}

/** The shift at an instant; null off duty. */
export function windowAt(officer: Pick<Officer, 'shift'>, timeZone: string, atMs: number): ShiftWindow | null {
  return shiftWindows(officer.shift, timeZone, atMs, atMs + 1).at(-1) ?? null;
}

/** A fix as the public ingest takes it. */
export function toFixInput(device: string, fix: SimulatedFix): FixInput {
  return {
    device,
    time: fix.timeMs,
    lon: fix.lon,
    lat: fix.lat,
    accuracy: fix.accuracyM,
    speed: fix.speedMps,
    heading: fix.headingDeg,
  };
}
