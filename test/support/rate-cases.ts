import type { CaseEvent } from '../../shared/cases/case-event.ts';
import type { RateRules } from '../../shared/rates/rate-facts.ts';
import type { CaseView } from '../../shared/model/case.ts';
import { caseEvent } from './case-events.ts';
import { sampleCalendar } from './work-calendars.ts';
import { sampleCase } from './world-samples.ts';

/** A step of a made log: action, minutes since the report, and what else matters. */
export type Step = readonly [action: CaseEvent['action'], minute: number, more?: Partial<CaseEvent>];

export const MINUTE_MS = 60_000;

/** States that the steps of the plain loop lead to; a test names others. */
const LEADS_TO: Readonly<Partial<Record<CaseEvent['action'], CaseEvent['to']>>> = {
  report: 'reported',
  file: 'filed',
  dispatch: 'dispatched',
  arrive: 'handling',
  feedback: 'checking',
  close: 'closed',
  rework: 'dispatched',
  refuse: 'refused',
  merge: 'merged',
  cancel: 'cancelled',
};

/** A case with its log, from steps; the report comes by itself. */
export function loggedCase(steps: readonly Step[], over: Partial<CaseView> = {}, reportedMs = 0) {
  const item = sampleCase({ reportedMs, dueMs: null, warnFromMs: null, ...over });
  let state: CaseEvent['from'] = null;
  const all: readonly Step[] = [['report', 0], ...steps];
  const events = all.map(([action, minute, more = {}], i) => {
    const to = more.to ?? LEADS_TO[action] ?? state ?? 'reported';
    const event = caseEvent({
      caseId: item.id,
      seq: i + 1,
      atMs: reportedMs + minute * MINUTE_MS,
      action,
      from: state,
      to,
      ...more,
    });
    state = to;
    return event;
  });
  return { item, events };
}

const ALWAYS = { clause: '', basis: 'assumed' } as unknown as NonNullable<RateRules['clocks']['stageLimits']>['source'];

/** Rules with a dispatch limit of fifteen minutes by the clock, and nothing else. */
export const PLAIN_RULES: RateRules = {
  calendar: sampleCalendar(),
  clocks: {
    doubleTen: null,
    stageLimits: { value: { accept: '15分钟', dispatch: '15分钟', check: '30分钟' }, source: ALWAYS },
  },
  duties: { hotline: null, reports: [] },
};
