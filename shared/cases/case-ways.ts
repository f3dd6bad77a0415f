import type { CaseState } from '../model/case.ts';
import type { FieldRole } from '../model/officer.ts';
import type { CaseAction, Need, StepField, Wanted } from './case-action.ts';
import { isEmergency, type Condition, type Situation } from './case-conditions.ts';
import { levelAbove } from './case-levels.ts';
import type { CaseSide } from './case-sides.ts';

/** People that whoever takes a step must not be among (CAS-8). */
type Party = 'senders' | 'handlers' | 'judges' | 'requesters' | 'approvers';

/** One way to take an action: from where, to where, by whom, when and with what. */
export interface Way {
  readonly from: readonly CaseState[];
  /** `same` stays, `held` is what a suspended case was before. */
  readonly to: CaseState | 'same' | 'held';
  readonly by: readonly CaseSide[];
  /** Of the field teams only these; a step with teams is taken in person and never recorded for somebody else. */
  readonly teams?: readonly FieldRole[];
  readonly apart?: readonly Party[];
  /** `none` while nothing is asked for; `own` decides on what the same action asked for. Anything when left out. */
  readonly pending?: 'none' | 'own';
  readonly when?: readonly Condition[];
  readonly needs?: readonly Need[] | ((situation: Situation) => readonly Need[]);
}

const need = (wanted: Wanted) => (field: StepField, values?: readonly string[]) =>
  values ? ({ field, wanted, values } as const) : ({ field, wanted } as const);
const required = need('required');
const optional = need('optional');
const either = need('either');

const DAY_MS = 86_400_000;
const UNSENT = ['reported', 'filed', 'returned'] as const;
const SENT = ['dispatched', 'handling'] as const;
const NOTE = [required('note')];
const REMARK = [optional('note')];
const SCENE = [optional('note'), optional('photo')];
/** Words or a picture: something has to show what was done. */
const SHOWN = [either('note'), either('photo')];
const DECISION = [required('outcome', ['approved', 'refused']), optional('note')];
const ANY_TEAM: readonly FieldRole[] = ['enforcement', 'auxiliary', 'maintenance', 'sanitation', 'information'];
/** Who judges has neither sent anybody nor worked on it. */
const JUDGE = { apart: ['senders', 'handlers'] } as const satisfies Partial<Way>;

/**
 * The loop, as one table (CAS-1): of several ways of an action at most one fits a case. Clauses and what is assumed stand in
 * docs/rules/cases.md.
 */
export const CASE_WAYS: Readonly<Record<CaseAction, readonly Way[]>> = {
  'verify-report': [
    { from: ['reported'], to: 'verifying', by: ['desk', 'bench'], needs: [required('officer'), ...REMARK] },
    {
      from: ['verifying'],
      to: 'reported',
      by: ['handler', 'scene', 'desk'],
      needs: [required('outcome', ['confirmed', 'unfounded']), ...SCENE],
    },
  ],
  file: [
    { from: ['reported'], to: 'filed', by: ['desk', 'bench'], needs: [optional('note'), optional('line')] },
    {
      from: ['dispatched', 'handling', 'checking', 'returned', 'suspended'],
      to: 'same',
      by: ['desk', 'bench'],
      when: ['not-filed-yet'],
      needs: [optional('note'), optional('line')],
    },
  ],
  refuse: [{ from: ['reported'], to: 'refused', by: ['desk', 'bench'], needs: NOTE }],
  dispatch: [
    {
      from: ['filed', 'returned', 'dispatched'],
      to: 'dispatched',
      by: ['desk'],
      apart: ['judges'],
      needs: [required('officer'), ...REMARK],
    },
    {
      from: ['reported'],
      to: 'dispatched',
      by: ['desk'],
      apart: ['judges'],
      when: ['emergency-first'],
      needs: ({ item }) =>
        isEmergency(item)
          ? [required('officer'), ...REMARK]
          : [required('officer'), required('outcome', ['owner-unknown']), required('note')],
    },
  ],
  return: [{ from: SENT, to: 'returned', by: ['handler'], needs: NOTE }],
  arrive: [
    { from: ['dispatched'], to: 'handling', by: ['handler'], needs: SCENE },
    {
      from: ['handling'],
      to: 'same',
      by: ['handler'],
      teams: ['enforcement'],
      when: ['responder-on-the-way'],
      needs: SCENE,
    },
  ],
  persuade: [
    {
      from: ['handling'],
      to: 'same',
      by: ['handler'],
      teams: ANY_TEAM,
      needs: [required('outcome', ['complied', 'failed']), ...SCENE],
    },
  ],
  whistle: [
    {
      from: ['handling'],
      to: 'same',
      by: ['handler'],
      teams: ['auxiliary'],
      when: ['no-open-whistle'],
      needs: SCENE,
    },
  ],
  'answer-whistle': [
    {
      from: ['handling'],
      to: 'same',
      by: ['enforcer'],
      teams: ['enforcement'],
      when: ['open-whistle'],
      needs: REMARK,
    },
  ],
  'order-correction': [
    {
      from: ['handling'],
      to: 'same',
      by: ['handler'],
      teams: ['enforcement'],
      needs: [required('note'), required('deadline'), optional('photo')],
    },
  ],
  handle: [{ from: ['handling'], to: 'same', by: ['handler'], needs: SHOWN }],
  feedback: [
    { from: ['handling'], to: 'checking', by: ['handler'], needs: SHOWN },
    {
      from: ['closed', 'refused', 'merged', 'cancelled'],
      to: 'same',
      by: ['desk'],
      when: ['caller-waits'],
      needs: [
        required('outcome', ['satisfied', 'unsatisfied', 'not-reached']),
        optional('to', ['caller']),
        optional('note'),
      ],
    },
  ],
  check: [
    {
      from: ['checking'],
      to: 'same',
      by: ['scene'],
      ...JUDGE,
      needs: [required('outcome', ['passed', 'failed']), ...SHOWN],
    },
  ],
  close: [{ from: ['checking'], to: 'closed', by: ['bench'], ...JUDGE, when: ['filed', 'check-passed'], needs: SCENE }],
  rework: [
    { from: ['checking'], to: 'dispatched', by: ['bench'], ...JUDGE, needs: [...NOTE, optional('photo')] },
    {
      from: ['closed'],
      to: 'dispatched',
      by: ['bench'],
      ...JUDGE,
      pending: 'none',
      when: ['caller-unsatisfied'],
      needs: [...NOTE, optional('photo')],
    },
  ],
  extend: [
    {
      from: SENT,
      to: 'same',
      by: ['handler', 'desk'],
      pending: 'none',
      when: ['extensions-provided', 'due-time-set', 'not-overdue', 'extensions-left'],
      needs: NOTE,
    },
    {
      from: SENT,
      to: 'same',
      by: ['desk', 'bench'],
      apart: ['requesters', 'approvers'],
      pending: 'own',
      when: ['not-overdue'],
      needs: DECISION,
    },
  ],
  suspend: [
    {
      from: SENT,
      to: 'same',
      by: ['handler', 'desk'],
      pending: 'none',
      when: ['suspensions-provided', 'suspensions-left'],
      needs: ({ rules: { suspension, nowMs } }) => [
        required('note'),
        { ...required('deadline'), latestMs: nowMs + (suspension?.longestDays ?? 0) * DAY_MS },
        optional('photo'),
      ],
    },
    {
      from: SENT,
      to: 'same',
      by: ['desk', 'bench'],
      apart: ['requesters', 'approvers'],
      pending: 'own',
      needs: DECISION,
    },
  ],
  resume: [{ from: ['suspended'], to: 'held', by: ['desk', 'bench'], needs: NOTE }],
  escalate: [
    { from: UNSENT, to: 'same', by: ['desk'], when: ['level-above'], needs: levelNeeds },
    { from: SENT, to: 'returned', by: ['handler', 'desk'], when: ['level-above'], needs: levelNeeds },
  ],
  merge: [
    {
      from: ['reported', 'verifying', 'filed', 'dispatched', 'handling', 'returned'],
      to: 'merged',
      by: ['desk'],
      needs: [required('into'), ...REMARK],
    },
  ],
  appeal: [
    { from: ['closed'], to: 'same', by: ['handler', 'desk'], pending: 'none', when: ['appeal-left'], needs: NOTE },
    { from: ['closed'], to: 'same', by: ['bench'], apart: ['requesters'], pending: 'own', needs: DECISION },
  ],
  cancel: [
    {
      from: ['reported', 'verifying', 'filed', 'dispatched', 'handling', 'returned', 'suspended'],
      to: 'cancelled',
      by: ['bench'],
      ...JUDGE,
      needs: NOTE,
    },
  ],
};

/** What was done against its getting worse comes first (DUT-10): that is the note. */
function levelNeeds({ item }: Situation): readonly Need[] {
  const above = levelAbove(item.level);
  return [required('note'), optional('to', above === null ? [] : [above]), optional('photo')];
}
