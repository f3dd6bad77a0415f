import type { Alert } from '../../../shared/world/change.ts';

/** One town is shown this long (visual brief: 20 s a town). */
export const STOP_MS = 20_000;
/** After a touch the wall stands still this long before the tour goes on. Assumed. */
export const PAUSE_MS = 60_000;

/** Where the tour stands; small enough to keep over a reload. */
export interface TourState {
  /** Town on show; null at the district overview between rounds. */
  readonly town: string | null;
  /** The severe alert that the tour stopped for. */
  readonly alert: string | null;
  readonly untilMs: number;
  /** Set while a person has the wall. */
  readonly pausedUntilMs: number;
  /** Towns already shown in this round. */
  readonly shown: readonly string[];
  /** Severe alerts already stopped for, newest last, bounded. */
  readonly seenAlerts: readonly string[];
}

export const TOUR_START: TourState = {
  town: null,
  alert: null,
  untilMs: 0,
  pausedUntilMs: 0,
  shown: [],
  seenAlerts: [],
};

/**
 * The next state of the tour. Pure: `worstFirst` are the town codes from worst to best, `alerts` the open ones.
 * A new severe alert interrupts; otherwise each town has its turn once a round, the worst of those left first,
 * and a round ends at the overview.
 */
export function tourAt(
  state: TourState,
  nowMs: number,
  worstFirst: readonly string[],
  alerts: readonly Alert[],
): TourState {
  if (nowMs < state.pausedUntilMs) return state;
  const urgent = alerts.find((alert) => alert.severity === 'severe' && !state.seenAlerts.includes(alert.id));
  if (urgent) {
    return {
      ...state,
      town: urgent.town,
      alert: urgent.id,
      untilMs: nowMs + STOP_MS,
      seenAlerts: [...state.seenAlerts, urgent.id].slice(-50),
    };
  }
  if (nowMs < state.untilMs) return state;
  const town = worstFirst.find((code) => !state.shown.includes(code)) ?? null;
  return {
    ...state,
    town,
    alert: null,
    untilMs: nowMs + STOP_MS,
    shown: town === null ? [] : [...state.shown, town],
  };
}

/** A person touched the wall: it stands still. */
export function tourPaused(state: TourState, nowMs: number): TourState {
  return { ...state, pausedUntilMs: nowMs + PAUSE_MS };
}
