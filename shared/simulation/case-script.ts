import type { CaseAction } from '../cases/case-action.ts';
import { minuteOfDay, minuteOfDayMs, nextDayStartMs } from '../lib/local-day.ts';
import type { CaseState, CaseView } from '../model/case.ts';
import { CHECK_NOTES, FEEDBACK_NOTES, REFUSAL_NOTES, REWORK_NOTES } from './case-kinds.ts';
import { hashText, unitNoise } from './hash-noise.ts';

/** What the simulated dispatcher or officer does next with a case, and when. */
export interface ScriptedStep {
  readonly action: CaseAction;
  readonly to: CaseState;
  readonly atMs: number;
  readonly note: string | null;
  readonly outcome: string | null;
}

/** The part of a case that decides what happens next. */
export type CaseProgress = Pick<CaseView, 'id' | 'state' | 'updatedMs' | 'dueMs' | 'version'> & {
  /** Whether somebody has checked it on site since it was handled. */
  readonly isChecked: boolean;
};

const MINUTE_MS = 60_000;
/** Shares of cases that are refused at intake, come back from checking, or are handled after their time. */
const SHARES = { refuse: 0.05, rework: 0.07, late: 0.1, waitsForMorning: 0.7 };
/** Field work rests between these local minutes. */
const NIGHT = { fromMinute: 1350, toMinute: 420 };
/** No case is left to run over its time by more than this, nor waited for at all when its time is days away. */
const LATE = { leastMinutes: 8, spreadMinutes: 80, onlyWithinMs: 6 * 3_600_000 };

/** From a state: the ordinary next action and how long it takes, in minutes. */
const ORDINARY: Partial<Record<CaseState, { action: CaseAction; to: CaseState; least: number; spread: number }>> = {
  reported: { action: 'file', to: 'filed', least: 0.5, spread: 7 },
  filed: { action: 'dispatch', to: 'dispatched', least: 0.5, spread: 8 },
  dispatched: { action: 'arrive', to: 'handling', least: 5, spread: 40 },
  handling: { action: 'feedback', to: 'checking', least: 12, spread: 85 },
  checking: { action: 'check', to: 'checking', least: 3, spread: 28 },
};
const CLOSING = { action: 'close', to: 'closed', least: 1, spread: 7 } as const;

/** The next step of a case, from nothing but its arguments; null when it has ended, or waits for a person. */
export function nextCaseStep(item: CaseProgress, seed: string, timeZone: string): ScriptedStep | null {
  const ordinary = item.state === 'checking' && item.isChecked ? CLOSING : ORDINARY[item.state];
  if (!ordinary) return null;
  const noise = hashText(`${seed}|${item.id}|${item.version}`);
  const draw = (n: number) => unitNoise(noise, n);
  const soonMs = item.updatedMs + (ordinary.least + ordinary.spread * draw(0) ** 1.5) * MINUTE_MS;
  const noted = (notes: readonly string[]) => notes[Math.floor(draw(2) * notes.length)] ?? null;
  if (item.state === 'reported' && draw(1) < SHARES.refuse)
    return { action: 'refuse', to: 'refused', atMs: soonMs, note: noted(REFUSAL_NOTES), outcome: null };
  if (ordinary.action === 'check') {
    if (draw(1) < SHARES.rework)
      return { action: 'rework', to: 'dispatched', atMs: soonMs, note: noted(REWORK_NOTES), outcome: null };
    return { action: 'check', to: 'checking', atMs: soonMs, note: noted(CHECK_NOTES), outcome: 'passed' };
  }
  const isFieldWork = item.state === 'dispatched' || item.state === 'handling';
  const atMs = isFieldWork && draw(3) < SHARES.waitsForMorning ? afterNight(soonMs, draw(4), timeZone) : soonMs;
  const { action, to } = ordinary;
  if (item.state === 'handling')
    return { action, to, atMs: lateOrNot(item, atMs, draw(5), draw(6)), note: noted(FEEDBACK_NOTES), outcome: null };
  return { action, to, atMs, note: null, outcome: null };
}

function lateOrNot(item: CaseProgress, atMs: number, isLateDraw: number, byDraw: number): number {
  if (item.dueMs === null || isLateDraw >= SHARES.late || item.dueMs - item.updatedMs > LATE.onlyWithinMs) return atMs;
  return Math.max(atMs, item.dueMs + (LATE.leastMinutes + LATE.spreadMinutes * byDraw) * MINUTE_MS);
}

function afterNight(atMs: number, draw: number, timeZone: string): number {
  const minute = minuteOfDay(atMs, timeZone);
  if (minute >= NIGHT.toMinute && minute < NIGHT.fromMinute) return atMs;
  const dayMs = minute >= NIGHT.fromMinute ? nextDayStartMs(atMs, timeZone) : atMs;
  return minuteOfDayMs(dayMs, NIGHT.toMinute, timeZone) + draw * 75 * MINUTE_MS;
}
