import type { ActorRole } from '../access/roles.ts';
import type { CaseState } from '../model/case.ts';
import type { FieldRole } from '../model/officer.ts';
import type { CaseAction } from './case-action.ts';

/**
 * What the log of a case holds beside the actions: how it came in, the time that ran out, a receipt of a double report, who
 * has seen a whistle, that somebody urged. `report` and `import` open the log.
 */
export const CASE_RECORDS = ['report', 'import', 'overdue', 'receive', 'see-whistle', 'urge'] as const;
type CaseRecord = (typeof CASE_RECORDS)[number];

/** Role under which a step was taken: the team of an officer, else the role of the actor; `system` for the clock. */
export type EventRole = ActorRole | FieldRole | 'system';

/** How the arrival of an officer was confirmed: by a fresh position within the grid, or by hand (CAS-15). */
export const ARRIVALS = ['position', 'hand'] as const;
type ArrivalBy = (typeof ARRIVALS)[number];

/** Why a case is urged (督办): it is overdue, a leader asks for it, it is a key case. */
export const URGE_REASONS = ['overdue', 'leader', 'key'] as const;
export type UrgeReason = (typeof URGE_REASONS)[number];

/** What a step records beyond the common fields. */
export interface EventExtra {
  /** When a step became known that was told later than it was done; `atMs` is when it was done (CAS-24). */
  readonly receivedMs?: number;
  /** Of a whistle: the officers whom it alerted, nearest first (CAS-16). */
  readonly alerted?: readonly string[];
  /** Of an arrival. */
  readonly arrival?: ArrivalBy;
  /** Age of the fix that confirmed it, and its distance from the case. */
  readonly fixAgeMs?: number;
  readonly distanceM?: number;
  /** Of an order to correct, a suspension: until when, epoch ms. */
  readonly deadlineMs?: number;
  /** Of a merge: the other case. */
  readonly other?: string;
  /** Of an escalation: the level that the case has come up to. */
  readonly level?: string;
  /** Of a receipt: who received; of a reply: `caller`. */
  readonly recipient?: string;
  /** Of a request that was granted: whether this approval was the last one needed. */
  readonly isGranted?: boolean;
  /** What the Idempotency-Key of the step and its content come to: a repeat finds the step (HTTP-7). */
  readonly key?: string;
  /** Of a filing: the line of the code table that was chosen. */
  readonly line?: string;
  /** Of an urging. */
  readonly urge?: UrgeReason;
  /** Of a suspension, and of time that ran out: the due time and warning that it was about. */
  readonly dueMs?: number | null;
  readonly warnFromMs?: number | null;
}

/**
 * One row of the log of a case. Everything that is counted of cases is computed from these rows and stored nowhere else.
 * `officer` is who was sent (dispatch, verify-report), else the officer who acted or for whom it was recorded by hand.
 */
export interface CaseEvent {
  readonly caseId: string;
  /** Number in the log of all cases, rising; 0 before it is stored. */
  readonly seq: number;
  readonly atMs: number;
  /** `Actor.id`, or `system`. */
  readonly actor: string;
  readonly role: EventRole | null;
  readonly action: CaseAction | CaseRecord;
  readonly from: CaseState | null;
  readonly to: CaseState;
  readonly note: string | null;
  readonly officer: string | null;
  readonly photo: string | null;
  readonly outcome: string | null;
  readonly extra: EventExtra;
}

/** A row before the store gives it its number. */
export type NewCaseEvent = Omit<CaseEvent, 'seq'>;

/** The actor of what time alone does. */
export const SYSTEM_ACTOR = 'system';
