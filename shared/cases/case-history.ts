import type { Actor } from '../access/authorize.ts';
import type { Suspension } from '../clocks/deadline.ts';
import type { CaseState, CaseView, PendingRequest } from '../model/case.ts';
import type { CaseEvent } from './case-event.ts';

/** What the rules of the loop read from the log of a case. */
export interface CaseHistory {
  readonly events: readonly CaseEvent[];
  readonly isFiled: boolean;
  /** Names of those who sent somebody, who were sent or worked on it, and who checked, closed or sent it back. */
  readonly senders: ReadonlySet<string>;
  readonly handlers: ReadonlySet<string>;
  readonly judges: ReadonlySet<string>;
  /** Who has closed it, most lately; who asked for what is pending, and who has approved it so far. */
  readonly requesters: ReadonlySet<string>;
  readonly approvers: readonly string[];
  /** How often each was granted, or for an appeal: asked for. */
  readonly granted: Readonly<Record<PendingRequest, number>>;
  readonly suspensions: readonly Suspension[];
  /** What a suspended case goes back to. */
  readonly heldState: CaseState | null;
  /** Of the last check since the case was last reported as handled; null when there was none. */
  readonly checked: string | null;
  /** What the caller said since the case last ended; null when nobody has called back. */
  readonly reply: string | null;
  /** Whether the officer who answered the last whistle is on site. */
  readonly hasResponderArrived: boolean;
}

type Kept = Pick<CaseView, 'officer' | 'responder' | 'pending'>;

/** Reads the log of a case, oldest event first. */
export function caseHistory(item: Kept, events: readonly CaseEvent[]): CaseHistory {
  const request = item.pending === null ? null : lastRequest(events, item.pending);
  return {
    events,
    isFiled: events.some(({ action, to }) => action === 'file' || (action === 'import' && !UNFILED.has(to))),
    senders: peopleOf(events.filter(({ action }) => action === 'dispatch').map(({ actor }) => [actor])),
    handlers: peopleOf([[item.officer, item.responder], ...events.map(handlersIn)]),
    judges: peopleOf(events.filter(isJudging).map(({ actor, officer }) => [actor, officer])),
    requesters: peopleOf(request ? [[request.actor, request.officer]] : []),
    approvers: request ? approvalsSince(events, request) : [],
    granted: {
      extend: events.filter((event) => event.action === 'extend' && event.extra.isGranted).length,
      suspend: events.filter((event) => event.action === 'suspend' && event.extra.isGranted).length,
      appeal: events.filter((event) => event.action === 'appeal' && event.outcome === null).length,
    },
    suspensions: suspensionsOf(events),
    heldState: events.findLast(isSuspending)?.from ?? null,
    checked: lastSince(events, entersChecking, (event) => event.action === 'check'),
    reply: lastSince(events, endsCase, isReply),
    hasResponderArrived: hasArrivedAfterAnswer(events),
  };
}

/** The names that somebody is known by in a log. */
export function namesOf({ id, officer }: Pick<Actor, 'id' | 'officer'>): readonly string[] {
  return officer === null ? [id] : [id, officer];
}

/** Whether an event is the answer to the caller and not the feedback of who handled. */
export function isReply({ action, extra }: Pick<CaseEvent, 'action' | 'extra'>): boolean {
  return action === 'feedback' && extra.recipient === 'caller';
}

const UNFILED: ReadonlySet<CaseState> = new Set(['reported', 'verifying', 'refused', 'merged', 'cancelled']);
const ON_SITE: ReadonlySet<CaseEvent['action']> = new Set([
  'arrive',
  'persuade',
  'whistle',
  'answer-whistle',
  'order-correction',
  'handle',
]);

function handlersIn(event: CaseEvent): readonly (string | null)[] {
  if (event.action === 'dispatch') return [event.officer];
  const isOnSite = ON_SITE.has(event.action) || (event.action === 'feedback' && !isReply(event));
  return isOnSite ? [event.actor, event.officer] : [];
}

function isJudging({ action }: CaseEvent): boolean {
  return action === 'check' || action === 'close' || action === 'rework';
}

function peopleOf(names: readonly (readonly (string | null)[])[]): ReadonlySet<string> {
  return new Set(names.flat().filter((name) => name !== null));
}

function lastRequest(events: readonly CaseEvent[], pending: PendingRequest): CaseEvent | null {
  return events.findLast(({ action, outcome }) => action === pending && outcome === null) ?? null;
}

function approvalsSince(events: readonly CaseEvent[], request: CaseEvent): readonly string[] {
  return events
    .slice(events.indexOf(request) + 1)
    .filter(({ action, outcome }) => action === request.action && outcome === 'approved')
    .map(({ actor }) => actor);
}

function isSuspending({ action, to }: CaseEvent): boolean {
  return action === 'suspend' && to === 'suspended';
}

function suspensionsOf(events: readonly CaseEvent[]): readonly Suspension[] {
  return events.flatMap((event, i) => {
    if (!isSuspending(event)) return [];
    const end = events.slice(i + 1).find(({ from, to }) => from === 'suspended' && to !== 'suspended');
    return [{ fromMs: event.atMs, toMs: end?.atMs ?? null }];
  });
}

function entersChecking({ from, to }: CaseEvent): boolean {
  return to === 'checking' && from !== 'checking';
}

function endsCase({ from, to }: CaseEvent): boolean {
  return to !== from && (to === 'closed' || to === 'refused' || to === 'merged' || to === 'cancelled');
}

/** The outcome of the last event of a kind since the last that `begins` a round. */
function lastSince(
  events: readonly CaseEvent[],
  begins: (event: CaseEvent) => boolean,
  isIt: (event: CaseEvent) => boolean,
): string | null {
  return events.slice(events.findLastIndex(begins) + 1).findLast(isIt)?.outcome ?? null;
}

function hasArrivedAfterAnswer(events: readonly CaseEvent[]): boolean {
  const answered = events.findLastIndex(({ action }) => action === 'answer-whistle');
  if (answered === -1) return false;
  const by = events[answered]!.officer;
  return events.slice(answered + 1).some(({ action, officer }) => action === 'arrive' && officer === by);
}
