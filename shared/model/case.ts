import { z } from 'zod';
import { gridCodeSchema, townCodeSchema } from './area.ts';

/** Facilities (部件) are things that break; events (事件) are things that happen. */
export const CASE_KINDS = ['facility', 'event'] as const;

/** The eight problem kinds of the 2012 plan (IV(2)2) and a rest; minor codes follow national practice. */
export const CASE_CATEGORIES = [
  'street-occupation',
  'road-upkeep',
  'outdoor-ads',
  'shop-signs',
  'exposed-waste',
  'facades',
  'lines-and-boxes',
  'lighting',
  'other',
] as const;
export type CaseCategory = (typeof CASE_CATEGORIES)[number];

/**
 * States of the loop in its order, then those beside it: sent back by the receiver, suspended, and the three ends other
 * than closing (docs/rules/cases.md).
 */
export const CASE_STATES = [
  'reported',
  'verifying',
  'filed',
  'dispatched',
  'handling',
  'checking',
  'closed',
  'returned',
  'suspended',
  'refused',
  'merged',
  'cancelled',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const CASE_SOURCES = ['patrol', 'hotline', 'public', 'video', 'superior', 'import'] as const;
export const SEVERITIES = ['ordinary', 'difficult', 'major'] as const;

/** Who a case has come up to, from the grid to the city (CAS-12); nothing skips a level. */
export const CASE_LEVELS = ['grid', 'community', 'town', 'bureau', 'city'] as const;
export type CaseLevel = (typeof CASE_LEVELS)[number];

/**
 * Clocks that a case can wait on, in the order of the loop (CAS-25): accepting, arrival and persuasion, dispatch, the order to
 * correct, the handling, the check.
 */
const NEXT_CLOCKS = ['accept', 'persuade', 'dispatch', 'order', 'handle', 'check'] as const;
export type NextClock = (typeof NEXT_CLOCKS)[number];

/** What somebody has asked for and nobody has decided yet. */
const PENDING_REQUESTS = ['extend', 'suspend', 'appeal'] as const;
export type PendingRequest = (typeof PENDING_REQUESTS)[number];

/** Code of a class in the code table: kind, two digits of the major, two of the minor. */
export const caseCodeSchema = z.string().regex(/^(facility|event)-\d{4}$/, { error: 'must be such as event-0405' });

/**
 * What a case can wait for (CAS-26): an officer for its whistle, a check, the bench for its closing, approval of more time or a
 * suspension, a decision on an appeal or an unsatisfied caller, a signature, an answer to the caller.
 */
export const CASE_WAITS = ['whistle', 'check', 'closing', 'approval', 'decision', 'receipt', 'reply'] as const;
export type CaseWait = (typeof CASE_WAITS)[number];

/** A case as those may read it who have the right to; `lon`/`lat` are null when the report had no position. */
export const caseViewSchema = z.strictObject({
  id: z.string(),
  town: townCodeSchema.nullable(),
  /** Code of the community (village) of the grid; null outside every grid, and where grids name none. */
  community: z.string().nullable(),
  grid: gridCodeSchema.nullable(),
  kind: z.enum(CASE_KINDS),
  category: z.enum(CASE_CATEGORIES),
  /** Class by the code table; null where nobody gave one. */
  code: caseCodeSchema.nullable(),
  state: z.enum(CASE_STATES),
  severity: z.enum(SEVERITIES),
  level: z.enum(CASE_LEVELS),
  source: z.enum(CASE_SOURCES),
  description: z.string().max(2000),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  reportedMs: z.number(),
  updatedMs: z.number(),
  /** From when the case is in warning; fixed together with `dueMs`, null like it (CAS-5). */
  warnFromMs: z.number().nullable(),
  /** When handling must be finished; null when the class has no limit, and while the case is suspended. */
  dueMs: z.number().nullable(),
  /**
   * Which clock is due first, from when it warns and when it is due, fixed with each step (CAS-25); null when none runs. What is
   * urgent goes by it everywhere; `dueMs` is that of the handling and tells how a case ended.
   */
  nextClock: z.enum(NEXT_CLOCKS).nullable(),
  nextWarnFromMs: z.number().nullable(),
  nextDueMs: z.number().nullable(),
  /** The limit that gave the due time, as text (`2紧急工作时`); null when it came with the case, or there is none. */
  limit: z.string().nullable(),
  closedMs: z.number().nullable(),
  /** The officer that the case is with: who verifies, handles or handled. */
  officer: z.string().nullable(),
  /** The enforcement officer who answered a whistle, beside `officer`. */
  responder: z.string().nullable(),
  /** Since when a whistle is unanswered; null when none is. */
  whistledMs: z.number().nullable(),
  pending: z.enum(PENDING_REQUESTS).nullable(),
  /** When a suspended case goes on by itself; null when it is not suspended. */
  suspendedUntilMs: z.number().nullable(),
  /** The case that this one was merged into. */
  mergedInto: z.string().nullable(),
  /** When it was urged (督办) and nobody has taken a step since; null else (CAS-27). */
  urgedMs: z.number().nullable(),
  /** What it waits for (CAS-26). */
  waits: z.array(z.enum(CASE_WAITS)).readonly(),
  /** An appeal was granted: no statistics count it (CAS-22). */
  exempt: z.boolean(),
  simulated: z.boolean(),
  version: z.int(),
});
export type CaseView = z.infer<typeof caseViewSchema>;

/** What every screen of a scope knows of a case: all but what people wrote, which may name them (ACC-14). */
export type CaseFact = Omit<CaseView, 'description'>;

export function caseFact(item: CaseView): CaseFact {
  const { description: _, ...fact } = item;
  return fact;
}
