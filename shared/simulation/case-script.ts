import type { CaseAction } from '../cases/workflow.ts';
import { minuteOfDay, minuteOfDayMs, nextDayStartMs } from '../lib/local-day.ts';
import type { CaseView } from '../model/case.ts';
import { FEEDBACK_NOTES, REFUSAL_NOTES, REWORK_NOTES } from './case-kinds.ts';
import { hashText, unitNoise } from './hash-noise.ts';

/** What the simulated dispatcher or officer does next with a case, and when. */
export interface CaseStep {
  readonly action: CaseAction;
  readonly atMs: number;
  readonly note: string | null;
}

/** The part of a case that decides what happens next. */
export type CaseProgress = Pick<CaseView, 'id' | 'state' | 'updatedMs' | 'dueMs' | 'version'>;

const MINUTE_MS = 60_000;
/** Shares of cases that are refused at intake, come back from checking, or are handled after their time. */
const SHARES = { refuse: 0.05, rework: 0.07, late: 0.1, waitsForMorning: 0.7 };
/** Field work rests between these local minutes. */
const NIGHT = { fromMinute: 1350, toMinute: 420 };
/** No case is left to run over its time by more than this, nor waited for at all when its time is days away. */
const LATE = { leastMinutes: 8, spreadMinutes: 80, onlyWithinMs: 6 * 3_600_000 };

/** From a state: the ordinary next action and how long it takes, in minutes. */
const ORDINARY: Partial<Record<CaseView['state'], { action: CaseAction; least: number; spread: number }>> = {
  reported: { action: 'file', least: 0.5, spread: 7 },
  filed: { action: 'dispatch', least: 0.5, spread: 8 },
  dispatched: { action: 'arrive', least: 5, spread: 40 },
  handling: { action: 'feedback', least: 12, spread: 85 },
  checking: { action: 'close', least: 4, spread: 35 },
};

/** The next step of a case, from nothing but its arguments; null when it has ended. */
export function nextCaseStep(item: CaseProgress, seed: string, timeZone: string): CaseStep | null {
  const ordinary = ORDINARY[item.state];
  if (!ordinary) return null;
  const noise = hashText(`${seed}|${item.id}|${item.version}`);
  const draw = (n: number) => unitNoise(noise, n);
  const soonMs = item.updatedMs + (ordinary.least + ordinary.spread * draw(0) ** 1.5) * MINUTE_MS;
  if (item.state === 'reported' && draw(1) < SHARES.refuse) return step('refuse', soonMs, REFUSAL_NOTES, draw(2));
  if (item.state === 'checking' && draw(1) < SHARES.rework) return step('rework', soonMs, REWORK_NOTES, draw(2));
  const isFieldWork = item.state === 'dispatched' || item.state === 'handling';
  const atMs = isFieldWork && draw(3) < SHARES.waitsForMorning ? afterNight(soonMs, draw(4), timeZone) : soonMs;
  if (item.state === 'handling')
    return step('feedback', lateOrNot(item, atMs, draw(5), draw(6)), FEEDBACK_NOTES, draw(2));
  return { action: ordinary.action, atMs, note: null };
}

function step(action: CaseAction, atMs: number, notes: readonly string[], draw: number): CaseStep {
  return { action, atMs, note: notes[Math.floor(draw * notes.length)] ?? null };
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
