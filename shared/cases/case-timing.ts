import type { ClockPolicy, Stage } from '../clocks/clock-policy.ts';
import { caseClocks, type ClockReading } from '../clocks/clock-reading.ts';
import { deadlineFrom } from '../clocks/deadline.ts';
import { responseLimit } from '../clocks/double-ten.ts';
import { stageClock } from '../clocks/stage-clock.ts';
import { formatTimeLimit, parseTimeLimit, type TimeLimit } from '../clocks/time-limit.ts';
import type { CaseFact } from '../model/case.ts';
import { heldSpans, stageSinceMs, type TimedStep } from './case-spans.ts';
import type { Source } from '../policy/resolve-parameter.ts';
import type { CaseLimits } from './lateness.ts';
import { isEnded } from './ended-states.ts';

/** A clock with its limit as text and where the limit comes from. */
export interface LimitClock extends Pick<Source, 'clause' | 'basis'> {
  readonly reading: ClockReading;
  readonly limit: string;
}

/** The clocks of a case (CLK-8, CLK-9); null where one does not run. */
export interface CaseTiming {
  readonly response: LimitClock | null;
  readonly handling: LimitClock | null;
  readonly stage: (LimitClock & { readonly stage: Stage }) | null;
}

/** What the clocks of cases run by. */
export interface TimingRules extends CaseLimits {
  readonly clocks: ClockPolicy;
  /** Where the limits come from. */
  readonly limitSource: Source;
}

/**
 * The clocks of a case from what happened to it (CAS-7). A case that came in after its first step has none: nobody here
 * knows when anybody arrived. A due time that is not of our limits has no handling clock. The handling clock stands still while the case
 * is suspended, and stops when it ends, as lateness does.
 */
export function caseTiming(
  item: CaseFact,
  events: readonly TimedStep[],
  nowMs: number,
  rules: TimingRules,
): CaseTiming {
  const isKnownFromStart = events[0]?.to === 'reported';
  if (!isKnownFromStart) return { response: null, handling: null, stage: null };
  const arrivedMs = events.find(({ action }) => action === 'arrive')?.atMs ?? null;
  const { doubleTen } = rules.clocks;
  const arrival = item.state === 'refused' ? null : responseLimit(item.category, doubleTen);
  const limit = limitInForce(item, events, rules);
  const clocks = caseClocks(
    {
      reportedMs: item.reportedMs,
      arrivedMs: arrivedMs ?? (item.state === 'closed' ? item.closedMs : null),
      handledMs: isEnded(item.state) ? (item.closedMs ?? item.updatedMs) : null,
      responseLimit: arrival,
      handlingLimit: limit,
      handlingFixed: { warnFromMs: item.warnFromMs, dueMs: item.dueMs },
      suspensions: heldSpans(events, 'suspended'),
    },
    nowMs,
    rules,
  );
  return {
    response: withLimit(clocks.response, arrival, doubleTen?.persuadeWithinMinutes.source),
    handling: withLimit(clocks.handling, limit, rules.limitSource),
    stage: stageOf(item, events, { nowMs, rules }),
  };
}

/** The limit that gave the case its due time, as often as it was granted; null when the due time came with the case. */
function limitInForce(item: CaseFact, events: readonly TimedStep[], rules: TimingRules): TimeLimit | null {
  const limit = item.limit === null ? limitOfCategory(item, rules) : parsed(item.limit);
  const extensions = events.filter(({ action, extra }) => action === 'extend' && extra?.isGranted).length;
  return limit && { ...limit, amount: limit.amount * (1 + extensions) };
}

/** Of a case from before limits were kept with it. */
function limitOfCategory(
  { category, reportedMs, dueMs }: CaseFact,
  { limits, calendar }: TimingRules,
): TimeLimit | null {
  const limit = limits[category];
  return limit && deadlineFrom(reportedMs, limit, calendar) === dueMs ? limit : null;
}

function parsed(text: string): TimeLimit | null {
  const limit = parseTimeLimit(text);
  return limit.ok ? limit.value : null;
}

function withLimit(
  reading: ClockReading | null,
  limit: TimeLimit | null,
  source: Pick<Source, 'clause' | 'basis'> | undefined,
): LimitClock | null {
  if (!reading || !limit || !source) return null;
  return { reading, limit: formatTimeLimit(limit), clause: source.clause, basis: source.basis };
}

function stageOf(
  item: CaseFact,
  events: readonly TimedStep[],
  { nowMs, rules }: { readonly nowMs: number; readonly rules: TimingRules },
): CaseTiming['stage'] {
  const { stageLimits } = rules.clocks;
  if (!stageLimits) return null;
  const verifying = heldSpans(events, 'verifying');
  const sinceMs = stageSinceMs(item, events);
  const clock = stageClock({ state: item.state, sinceMs, verifying }, nowMs, { ...rules, limits: stageLimits });
  return clock && { ...clock, limit: stageLimits.value[clock.stage] };
}
