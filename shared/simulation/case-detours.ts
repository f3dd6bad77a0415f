import type { CaseStep } from '../cases/case-action.ts';
import type { CaseState, CaseView } from '../model/case.ts';
import type { FieldRole } from '../model/officer.ts';

/** The part of a case that decides what happens next. */
export type CaseProgress = Pick<
  CaseView,
  'id' | 'state' | 'category' | 'source' | 'updatedMs' | 'dueMs' | 'version' | 'pending' | 'whistledMs' | 'responder'
> & {
  /** What was done since its state last changed, `action` or `action:outcome`. */
  readonly done: readonly string[];
  /** Team of the officer that it is with; null with nobody. */
  readonly team: FieldRole | null;
};

/** Somebody's next step with a simulated case: what, where it leads, and how long it takes, in minutes. */
export interface PlannedStep extends Omit<CaseStep, 'deadline'> {
  readonly to: CaseState;
  readonly least: number;
  readonly spread: number;
  /** Of a suspension: how long it is asked for. */
  readonly forMinutes?: number;
}

/** Shares of cases that leave the straight way at a state; taken, so that every state is seen in a day. */
const SHARES = { verify: 0.05, cancel: 0.012, return: 0.03, suspend: 0.02, extend: 0.02, escalate: 0.008 };

const NOTES = {
  verify: '请到现场核实',
  confirmed: '现场属实',
  cancel: '重复录入，作废',
  return: '不属本岗位职责，退回重新派遣',
  suspend: '责任单位备料中，申请挂账',
  extend: '处置难度较大，申请延期',
  approve: '同意',
  escalate: '已设围挡警示，超出职权范围，上报处理',
  order: '责令立即清理占道物品，恢复原状',
  reply: '已回访来电人',
} as const;

/** The way beside the straight one that a case takes, from draws in [0, 1); null when it goes straight on. */
export function detourOf(item: CaseProgress, draw: (n: number) => number): PlannedStep | null {
  switch (item.state) {
    case 'reported':
      return fromReported(item, draw);
    case 'verifying':
      return at({ action: 'verify-report', outcome: 'confirmed', note: NOTES.confirmed }, 'reported', [4, 18]);
    case 'returned':
      return at({ action: 'dispatch' }, 'dispatched', [2, 10]);
    case 'dispatched':
      return draw(7) < SHARES.return ? at({ action: 'return', note: NOTES.return }, 'returned', [4, 20]) : null;
    case 'handling':
      return decisionOf(item) ?? onStreet(item, draw) ?? fromHandling(item, draw);
    case 'closed':
      return repliedTo(item, draw);
    default:
      return null;
  }
}

function fromReported({ done }: CaseProgress, draw: (n: number) => number): PlannedStep | null {
  if (done.some((one) => one.startsWith('verify-report'))) return null;
  if (draw(7) < SHARES.verify) return at({ action: 'verify-report', note: NOTES.verify }, 'verifying', [1, 5]);
  return draw(8) < SHARES.cancel ? at({ action: 'cancel', note: NOTES.cancel }, 'cancelled', [1, 8]) : null;
}

/** Somebody decides on what was asked for, the second of two to approve with the last word. */
function decisionOf({ pending, done }: CaseProgress): PlannedStep | null {
  if (pending !== 'suspend' && pending !== 'extend') return null;
  const isLast = done.includes(`${pending}:approved`);
  const to = pending === 'suspend' && isLast ? 'suspended' : 'handling';
  return at({ action: pending, outcome: 'approved', note: NOTES.approve }, to, [2, 9]);
}

/** The double-ten standard: persuasion, and what follows when it has failed. */
function onStreet(item: CaseProgress, draw: (n: number) => number): PlannedStep | null {
  const { category, team, done, whistledMs, responder } = item;
  if (category !== 'street-occupation' || team === null) return null;
  const did = (what: string) => done.some((one) => one === what);
  if (did('persuade:complied') || did('order-correction')) return null;
  if (!did('persuade:failed')) {
    const outcome = draw(9) < 0.7 ? 'complied' : 'failed';
    return at({ action: 'persuade', outcome }, 'handling', [0.5, 2]);
  }
  if (team === 'auxiliary') {
    if (whistledMs !== null) return at({ action: 'answer-whistle' }, 'handling', [0.5, 3]);
    if (responder === null) return at({ action: 'whistle' }, 'handling', [0.5, 2]);
    if (did('answer-whistle') && !did('arrive')) return at({ action: 'arrive' }, 'handling', [3, 6]);
  } else if (team !== 'enforcement') return null;
  return at({ action: 'order-correction', note: NOTES.order }, 'handling', [1, 4]);
}

function fromHandling({ done, pending }: CaseProgress, draw: (n: number) => number): PlannedStep | null {
  const isAsked = pending !== null || done.some((one) => /^(suspend|extend)/.test(one));
  if (isAsked) return null;
  if (draw(7) < SHARES.suspend)
    return at({ action: 'suspend', note: NOTES.suspend }, 'handling', [5, 20], 45 + 120 * draw(10));
  if (draw(8) < SHARES.extend) return at({ action: 'extend', note: NOTES.extend }, 'handling', [5, 20]);
  return draw(11) < SHARES.escalate ? at({ action: 'escalate', note: NOTES.escalate }, 'returned', [8, 25]) : null;
}

/** Whoever called is told how it ended. */
function repliedTo({ source, done }: CaseProgress, draw: (n: number) => number): PlannedStep | null {
  if (source !== 'hotline' && source !== 'public') return null;
  if (done.some((one) => one === 'feedback:satisfied' || one === 'feedback:unsatisfied')) return null;
  const outcome = draw(9) < 0.85 ? 'satisfied' : draw(9) < 0.97 ? 'not-reached' : 'unsatisfied';
  return at({ action: 'feedback', outcome, note: NOTES.reply }, 'closed', [3, 25]);
}

function at(
  step: Omit<CaseStep, 'deadline'>,
  to: CaseState,
  [least, spread]: readonly [number, number],
  forMinutes?: number,
): PlannedStep {
  return { ...step, to, least, spread, ...(forMinutes === undefined ? {} : { forMinutes }) };
}
