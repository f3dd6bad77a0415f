import type { CaseStep } from '../cases/case-action.ts';
import { minuteOfDay, minuteOfDayMs, nextDayStartMs } from '../lib/local-day.ts';
import type { CaseState } from '../model/case.ts';
import { detourOf, type CaseProgress, type PlannedStep } from './case-detours.ts';
import { CHECK_NOTES, FEEDBACK_NOTES, REFUSAL_NOTES, REWORK_NOTES } from './case-kinds.ts';
import { hashText, unitNoise } from './hash-noise.ts';

/** What the simulated dispatcher, supervisor or officer does next with a case, when, and the state that it leads to. */
export interface ScriptedStep extends CaseStep {
  readonly to: CaseState;
  readonly atMs: number;
}

const MINUTE_MS = 60_000;
/** Shares of cases that are refused at intake, come back from checking, or are handled after their time. */
const SHARES = { refuse: 0.05, rework: 0.07, late: 0.1, waitsForMorning: 0.7 };
/** Field work rests between these local minutes. */
const NIGHT = { fromMinute: 1350, toMinute: 420 };
/** No case is left to run over its time by more than this, nor waited for at all when its time is days away. */
const LATE = { leastMinutes: 8, spreadMinutes: 80, onlyWithinMs: 6 * 3_600_000 };

/** From a state: the ordinary next action and how long it takes, in minutes. */
const ORDINARY: Partial<Record<CaseState, PlannedStep>> = {
  reported: { action: 'file', to: 'filed', least: 0.5, spread: 7 },
  filed: { action: 'dispatch', to: 'dispatched', least: 0.5, spread: 8 },
  dispatched: { action: 'arrive', to: 'handling', least: 5, spread: 40 },
  handling: { action: 'feedback', to: 'checking', least: 12, spread: 85 },
  checking: { action: 'check', to: 'checking', outcome: 'passed', least: 3, spread: 28 },
};
/** What has to be met in ten minutes is hurried with (CLK-1), and mostly met; same shape as above. */
const HURRIED: Partial<Record<CaseState, Pick<PlannedStep, 'least' | 'spread'>>> = {
  reported: { least: 0.2, spread: 1.2 },
  filed: { least: 0.3, spread: 1.5 },
  dispatched: { least: 2, spread: 7 },
};
const CLOSING: PlannedStep = { action: 'close', to: 'closed', least: 1, spread: 7 };

/** The next step of a case, from nothing but its arguments; null when it has ended, or waits for the clock. */
export function nextCaseStep(item: CaseProgress, seed: string, timeZone: string): ScriptedStep | null {
  const noise = hashText(`${seed}|${item.id}|${item.version}`);
  const draw = (n: number) => unitNoise(noise, n);
  const planned = detourOf(item, draw) ?? straightOn(item, draw);
  if (!planned) return null;
  const { least, spread, forMinutes, ...step } = planned;
  const soonMs = item.updatedMs + (least + spread * draw(0) ** 1.5) * MINUTE_MS;
  const isFieldWork = item.state === 'dispatched' || item.state === 'handling';
  const laterMs = isFieldWork && draw(3) < SHARES.waitsForMorning ? afterNight(soonMs, draw(4), timeZone) : soonMs;
  const atMs =
    step.action === 'feedback' && item.state === 'handling' ? lateOrNot(item, laterMs, draw(5), draw(6)) : laterMs;
  return {
    ...step,
    atMs,
    ...(forMinutes === undefined ? {} : { deadline: Math.round(atMs + forMinutes * MINUTE_MS) }),
  };
}

function straightOn(item: CaseProgress, draw: (n: number) => number): PlannedStep | null {
  const noted = (notes: readonly string[]) => notes[Math.floor(draw(2) * notes.length)];
  const isChecked = item.state === 'checking' && item.done.includes('check:passed');
  const plain = isChecked ? CLOSING : ORDINARY[item.state];
  if (!plain) return null;
  const ordinary = item.category === 'street-occupation' ? { ...plain, ...HURRIED[item.state] } : plain;
  if (item.state === 'reported' && draw(1) < SHARES.refuse)
    return { ...ordinary, action: 'refuse', to: 'refused', note: noted(REFUSAL_NOTES) };
  if (ordinary.action === 'feedback') return { ...ordinary, note: noted(FEEDBACK_NOTES) };
  if (ordinary.action !== 'check') return ordinary;
  if (draw(1) < SHARES.rework) {
    const { least, spread } = ordinary;
    return { action: 'rework', to: 'dispatched', note: noted(REWORK_NOTES), least, spread };
  }
  return { ...ordinary, note: noted(CHECK_NOTES) };
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
