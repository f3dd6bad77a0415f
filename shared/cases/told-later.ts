import { err, ok, type Result } from '../lib/result.ts';
import { STREET_ACTIONS, type CaseStep } from './case-action.ts';
import type { Situation } from './case-conditions.ts';
import type { CaseEvent } from './case-event.ts';
import { namesOf } from './case-history.ts';
import type { CaseActor } from './case-sides.ts';

/** How much later a step in the street may be told than it was done (CAS-24). */
export interface ToldLaterPolicy {
  readonly withinHours: number;
  /** Clocks differ by so much; what is told within it was told at once. */
  readonly toleranceSeconds: number;
}

/** Why the time of a step is not taken. */
type ToldFault = 'not-taken' | 'not-provided' | 'future' | 'too-long-ago' | 'before-last-step';

const HOUR_MS = 3_600_000;
const SECOND_MS = 1_000;

/**
 * When a step was done, epoch ms (CAS-24): now when nothing is said; else the moment that an officer tells of an own step in
 * the street, within the window, neither in the future nor before what it follows. Within the tolerance of clocks it is moved
 * to the border and not refused.
 */
export function whenDone(step: CaseStep, actor: CaseActor, situation: Situation): Result<number, ToldFault> {
  const { nowMs, toldLater } = situation.rules;
  if (step.at === undefined) return ok(nowMs);
  if (!STREET_ACTIONS.has(step.action) || actor.team === null || actor.officer === null) return err('not-taken');
  if (toldLater === null) return err('not-provided');
  const toleranceMs = toldLater.toleranceSeconds * SECOND_MS;
  if (step.at > nowMs + toleranceMs) return err('future');
  if (step.at < nowMs - toldLater.withinHours * HOUR_MS) return err('too-long-ago');
  const earliestMs = followsMs(situation.past.events, actor);
  if (step.at < earliestMs - toleranceMs) return err('before-last-step');
  return ok(Math.min(nowMs, Math.max(step.at, earliestMs)));
}

/** Whether a step was told later than it was done, and not only a moment later. */
export function isToldLater(doneMs: number, { nowMs, toldLater }: Situation['rules']): boolean {
  return toldLater !== null && nowMs - doneMs > toldLater.toleranceSeconds * SECOND_MS;
}

/** When a row of the log came to be known: later than it was done where it was told later. */
export function knownMs({
  atMs,
  extra,
}: Pick<CaseEvent, 'atMs'> & { readonly extra?: Pick<CaseEvent['extra'], 'receivedMs'> }): number {
  return extra?.receivedMs ?? atMs;
}

/**
 * What a step cannot have been done before: own earlier steps in the street and being sent, as they were done; what others did to
 * the state of the case, and a whistle, as they became known. A request of one's own is of when it came in, and holds up nothing.
 */
function followsMs(events: readonly CaseEvent[], actor: CaseActor): number {
  const names = namesOf(actor);
  const isOwn = (event: CaseEvent) =>
    (STREET_ACTIONS as ReadonlySet<string>).has(event.action) || event.action === 'dispatch'
      ? names.includes(event.actor) || (event.officer !== null && names.includes(event.officer))
      : false;
  return events.reduce((latest, event) => {
    if (isOwn(event)) return Math.max(latest, event.atMs);
    const isFollowed = event.from !== event.to || event.action === 'whistle';
    return isFollowed ? Math.max(latest, knownMs(event)) : latest;
  }, -Infinity);
}
