import { dayAfter, localDate, minuteOfDay, localMinuteMs } from '../lib/local-day.ts';
import { isWorkingUnit, type LimitUnit, type TimeLimit } from './time-limit.ts';
import type { Span, WorkCalendar } from './work-calendar.ts';

/** Time in which a clock stands still (挂账, 核实); still lasting where `toMs` is null. */
export interface Suspension {
  readonly fromMs: number;
  readonly toMs: number | null;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * The running time that a limit stands for, ms (CLK-4). A working day is the working time of one day by the
 * week of the day on which it starts, a natural day ends
 * at the same wall clock of the next day, whatever the clocks do in between.
 */
export function limitMs({ amount, unit }: TimeLimit, startMs: number, calendar: WorkCalendar): number {
  if (unit === 'work-day') return amount * calendar.workDayMs(localDate(startMs, calendar.timeZone));
  if (unit === 'natural-day') return sameTimeLater(startMs, amount, calendar.timeZone) - startMs;
  return amount * { 'emergency-hour': HOUR_MS, 'emergency-day': DAY_MS, 'work-hour': HOUR_MS, minute: MINUTE_MS }[unit];
}

function sameTimeLater(startMs: number, days: number, timeZone: string): number {
  const crumbsMs = ((startMs % MINUTE_MS) + MINUTE_MS) % MINUTE_MS;
  const day = dayAfter(localDate(startMs, timeZone), days);
  return localMinuteMs(day, minuteOfDay(startMs, timeZone), timeZone) + crumbsMs;
}

/**
 * When a limit that starts now is used up, epoch ms (CLK-4, CLK-5): the first instant at which so much time has run.
 * Suspended time does not run; null while a suspension that has no end holds it up.
 */
export function deadlineFrom(
  startMs: number,
  limit: TimeLimit,
  calendar: WorkCalendar,
  suspensions: readonly Suspension[] = [],
): number | null {
  return instantAfter(startMs, limitMs(limit, startMs, calendar), { unit: limit.unit, calendar, suspensions });
}

/** When a share (0–1) of such a limit is used up, in the limit's own time, to the millisecond (CLK-7); null as above. */
export function shareUsedFrom(
  startMs: number,
  limit: TimeLimit,
  share: number,
  { calendar, suspensions = [] }: Omit<RunningClock, 'unit'>,
): number | null {
  const runningMs = Math.round(limitMs(limit, startMs, calendar) * share);
  return instantAfter(startMs, runningMs, { unit: limit.unit, calendar, suspensions });
}

function instantAfter(startMs: number, runningMs: number, clock: RunningClock): number | null {
  const { unit, calendar, suspensions = [] } = clock;
  let leftMs = runningMs;
  for (const { fromMs, toMs } of runningSpans(startMs, unit, calendar, suspensions)) {
    if (leftMs <= toMs - fromMs) return fromMs + leftMs;
    leftMs -= toMs - fromMs;
  }
  return null;
}

/** Time that has run on a clock of a unit from its start to an instant, ms, never below 0 (CLK-5). */
export function elapsedMs(startMs: number, nowMs: number, { unit, calendar, suspensions = [] }: RunningClock): number {
  let sumMs = 0;
  for (const { fromMs, toMs } of runningSpans(startMs, unit, calendar, suspensions)) {
    if (fromMs >= nowMs) break;
    sumMs += Math.min(toMs, nowMs) - fromMs;
  }
  return sumMs;
}

/** How a clock runs. */
export interface RunningClock {
  readonly unit: LimitUnit;
  readonly calendar: WorkCalendar;
  readonly suspensions?: readonly Suspension[];
}

/** The spans in which a clock runs, in order, from its start on; the last may have no end. */
function* runningSpans(
  startMs: number,
  unit: LimitUnit,
  calendar: WorkCalendar,
  suspensions: readonly Suspension[],
): Generator<Span> {
  const held = mergedSuspensions(suspensions);
  const endMs = held.at(-1)?.toMs === Infinity ? held.at(-1)!.fromMs : Infinity;
  const base = isWorkingUnit(unit) ? workingSpans(startMs, calendar) : [{ fromMs: startMs, toMs: Infinity }];
  for (const span of base) {
    yield* without(span, held);
    if (span.toMs >= endMs) return;
  }
}

function* workingSpans(startMs: number, calendar: WorkCalendar): Generator<Span> {
  for (let day = localDate(startMs, calendar.timeZone); ; day = dayAfter(day)) {
    for (const { fromMs, toMs } of calendar.windowsOf(day)) {
      if (toMs > startMs) yield { fromMs: Math.max(fromMs, startMs), toMs };
    }
  }
}

/** Suspensions in order, those that touch joined. Those that end before they begin are none. */
function mergedSuspensions(suspensions: readonly Suspension[]): readonly Span[] {
  const merged: { fromMs: number; toMs: number }[] = [];
  const spans = suspensions.map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs ?? Infinity }));
  for (const span of spans.filter(({ fromMs, toMs }) => toMs > fromMs).toSorted((a, b) => a.fromMs - b.fromMs)) {
    const last = merged.at(-1);
    if (last && span.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, span.toMs);
    else merged.push(span);
  }
  return merged;
}

function* without(span: Span, held: readonly Span[]): Generator<Span> {
  let fromMs = span.fromMs;
  for (const gap of held) {
    if (gap.toMs <= fromMs || gap.fromMs >= span.toMs) continue;
    if (gap.fromMs > fromMs) yield { fromMs, toMs: gap.fromMs };
    fromMs = gap.toMs;
  }
  if (fromMs < span.toMs) yield { fromMs, toMs: span.toMs };
}
