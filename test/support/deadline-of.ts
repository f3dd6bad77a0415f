import { deadlineBySpan } from '../../shared/cases/lateness.ts';
import { handlingMoment } from '../../shared/cases/next-moment.ts';
import type { CaseView } from '../../shared/model/case.ts';

/** What few tests of cases look at. */
const UNSAID = {
  community: null,
  code: null,
  level: 'grid',
  limit: null,
  responder: null,
  whistledMs: null,
  pending: null,
  suspendedUntilMs: null,
  mergedInto: null,
  urgedMs: null,
  waits: [],
  exempt: false,
} as const satisfies Partial<CaseView>;

type Next = 'nextClock' | 'nextWarnFromMs' | 'nextDueMs';
type Unsaid = keyof typeof UNSAID | 'warnFromMs' | Next;

/** A sample case whose warning begins at 80 % of its span, whose handling is due first, and that nothing special has happened to, unless the sample says so. */
export function warnedBySpan(item: Omit<CaseView, Unsaid> & Partial<Pick<CaseView, Unsaid>>): CaseView {
  const { warnFromMs = deadlineBySpan(item.reportedMs, item.dueMs, 0.8).warnFromMs } = item;
  const sample = { ...UNSAID, ...NO_CLOCK, ...item, warnFromMs };
  return item.nextClock === undefined ? { ...sample, ...handlingMoment(sample) } : sample;
}

const NO_CLOCK = { nextClock: null, nextWarnFromMs: null, nextDueMs: null } as const;
