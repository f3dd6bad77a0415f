import type { CaseState } from '../model/case.ts';

/** Everything that somebody does with a case (docs/rules/cases.md), in the order of the loop; then what is beside it. */
export const CASE_ACTIONS = [
  'verify-report',
  'file',
  'refuse',
  'dispatch',
  'return',
  'arrive',
  'persuade',
  'whistle',
  'answer-whistle',
  'order-correction',
  'handle',
  'feedback',
  'check',
  'close',
  'rework',
  'extend',
  'suspend',
  'resume',
  'escalate',
  'merge',
  'appeal',
  'cancel',
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

/** What an officer does in the street, where there may be no network (CAS-24). Requests and what a desk does are of when they come in. */
export const STREET_ACTIONS: ReadonlySet<CaseAction> = new Set([
  'verify-report',
  'return',
  'arrive',
  'persuade',
  'whistle',
  'answer-whistle',
  'order-correction',
  'handle',
  'feedback',
  'check',
]);

/** What a step may bring beside its action. */
export const STEP_FIELDS = ['note', 'officer', 'photo', 'outcome', 'deadline', 'into', 'to', 'line'] as const;
export type StepField = (typeof STEP_FIELDS)[number];

/**
 * One step as it is asked for. `deadline` and `at` are epoch ms, `photo` the id of a photo, `line` a line of the code table.
 */
export interface CaseStep {
  readonly action: CaseAction;
  /** When it was done, of a step in the street that is told later (CAS-24); no field of a form. */
  readonly at?: number | undefined;
  readonly note?: string | undefined;
  readonly officer?: string | undefined;
  readonly photo?: string | undefined;
  readonly outcome?: string | undefined;
  readonly deadline?: number | undefined;
  /** The open case that this one is merged into. */
  readonly into?: string | undefined;
  /** Level or recipient. */
  readonly to?: string | undefined;
  readonly line?: string | undefined;
}

/** How much a field is wanted: `either` are fields of which at least one has to be there. */
export const WANTED = ['required', 'optional', 'either'] as const;
export type Wanted = (typeof WANTED)[number];

/** One field that a step takes, so that a form follows from it. A field that is not named is refused. */
export interface Need {
  readonly field: StepField;
  readonly wanted: Wanted;
  /** The values that are taken; any when left out. */
  readonly values?: readonly string[];
  /** Of a deadline: the last moment that is taken, epoch ms. */
  readonly latestMs?: number;
}

/** A step that somebody may take now: where it leads and what it needs. */
export interface OfferedAction {
  readonly action: CaseAction;
  readonly to: CaseState;
  readonly needs: readonly Need[];
}
