import type { CaseView, CaseLevel, PendingRequest } from '../model/case.ts';
import type { CaseStep } from './case-action.ts';
import { isLastApproval } from './case-conditions.ts';
import { SYSTEM_ACTOR, type EventExtra, type EventRole, type NewCaseEvent } from './case-event.ts';
import { movedDeadline, type DeadlineRules } from './case-deadline.ts';
import { isEnded } from './ended-states.ts';
import { levelAbove } from './case-levels.ts';
import type { CaseActor } from './case-sides.ts';
import { isToldLater } from './told-later.ts';
import type { GrantedStep } from './workflow.ts';

/** A case after a step, with the row of its log. */
export interface TakenStep {
  readonly item: CaseView;
  readonly event: NewCaseEvent;
}

/**
 * Takes a granted step: the case after it and what is recorded (CAS-1). The log says when it was done, the case when it became known
 * (CAS-24). `more` is what only the server knows.
 */
export function takeStep(
  granted: GrantedStep,
  step: CaseStep,
  actor: CaseActor,
  { deadlines, more = {} }: { readonly deadlines: DeadlineRules; readonly more?: EventExtra },
): TakenStep {
  const { item, to, rules, doneMs } = granted;
  const changes = changesOf(granted, step, actor);
  const state = changes.state ?? to;
  const isFinished = isEnded(state) && !isEnded(item.state);
  const next: CaseView = {
    ...item,
    ...leaving(item, state),
    urgedMs: null,
    ...changes,
    state,
    updatedMs: rules.nowMs,
    closedMs: isEnded(state) ? (isFinished ? rules.nowMs : item.closedMs) : null,
    version: item.version + 1,
  };
  const event: NewCaseEvent = {
    caseId: item.id,
    atMs: doneMs,
    actor: actor.id,
    role: roleOf(actor),
    action: step.action,
    from: item.state,
    to: next.state,
    note: step.note?.trim() || null,
    officer: officerOf(granted, step, actor),
    photo: step.photo ?? null,
    outcome: step.outcome ?? null,
    extra: { ...extraOf(granted, step), ...(isToldLater(doneMs, rules) ? { receivedMs: rules.nowMs } : {}), ...more },
  };
  return { item: { ...next, ...movedDeadline(granted, event, deadlines) }, event };
}

function roleOf({ id, role, team }: CaseActor): EventRole {
  return id === SYSTEM_ACTOR ? 'system' : (team ?? role);
}

/** What a request or a whistle leaves behind lapses when the case goes on. */
function leaving(item: CaseView, to: CaseView['state']): Partial<CaseView> {
  if (to === item.state) return {};
  return { pending: null, whistledMs: null, suspendedUntilMs: null };
}

function changesOf(granted: GrantedStep, step: CaseStep, actor: CaseActor): Partial<CaseView> {
  const { item, way, rules } = granted;
  const isGranted = step.outcome === 'approved' && isLastApproval(granted);
  switch (step.action) {
    case 'verify-report':
      return { officer: item.state === 'reported' ? (step.officer ?? null) : null };
    case 'dispatch':
      return { officer: step.officer ?? item.officer, responder: null };
    case 'whistle':
      return { whistledMs: rules.nowMs };
    case 'answer-whistle':
      return { whistledMs: null, responder: actor.officer };
    case 'extend':
    case 'appeal':
      if (way.pending === 'none') return { pending: step.action };
      if (!isGranted && step.outcome !== 'refused') return {};
      return { pending: null, ...(isGranted && step.action === 'appeal' ? { exempt: true } : {}) };
    case 'suspend':
      if (way.pending === 'none') return { pending: 'suspend' };
      if (step.outcome === 'refused') return { pending: null };
      return isGranted ? { pending: null, state: 'suspended', suspendedUntilMs: askedUntil(granted) } : {};
    case 'escalate':
      return { level: levelAfter(item.level) };
    case 'merge':
      return { mergedInto: step.into ?? null };
    default:
      return {};
  }
}

/** Until when the request that is decided on asks the case to be suspended. */
function askedUntil({ past }: GrantedStep): number | null {
  const request = past.events.findLast(({ action, outcome }) => action === 'suspend' && outcome === null);
  return request?.extra.deadlineMs ?? null;
}

function levelAfter(level: CaseLevel): CaseLevel {
  return levelAbove(level) ?? level;
}

/** Who was sent, else the officer who acts, else the one for whom somebody records it by hand. */
function officerOf({ item, way }: GrantedStep, step: CaseStep, actor: CaseActor): string | null {
  if (step.officer !== undefined) return step.officer;
  if (actor.officer !== null) return actor.officer;
  return way.by.includes('handler') && !way.by.includes('desk') ? item.officer : null;
}

const DECIDED: readonly string[] = ['extend', 'suspend', 'appeal'] satisfies PendingRequest[];

function extraOf(granted: GrantedStep, step: CaseStep): EventExtra {
  const { item, way } = granted;
  return {
    ...(step.deadline === undefined ? {} : { deadlineMs: step.deadline }),
    ...(step.action === 'merge' && step.into !== undefined ? { other: step.into } : {}),
    ...(step.action === 'escalate' ? { level: levelAfter(item.level) } : {}),
    ...(step.action === 'feedback' && item.state !== 'handling' ? { recipient: 'caller' } : {}),
    ...(DECIDED.includes(step.action) && way.pending === 'own' && step.outcome === 'approved'
      ? { isGranted: isLastApproval(granted) }
      : {}),
    ...(step.action === 'suspend' && way.pending === 'own' ? { dueMs: item.dueMs, warnFromMs: item.warnFromMs } : {}),
  };
}
