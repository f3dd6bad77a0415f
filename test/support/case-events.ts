import type { CaseEvent, NewCaseEvent } from '../../shared/cases/case-event.ts';

/** A row of a log; a test says only what matters to it. */
export function newCaseEvent(more: Partial<NewCaseEvent> = {}): NewCaseEvent {
  return {
    caseId: 'C-1',
    atMs: 0,
    actor: 'desk',
    role: null,
    action: 'report',
    from: null,
    to: 'reported',
    note: null,
    officer: null,
    photo: null,
    outcome: null,
    extra: {},
    ...more,
  };
}

export function caseEvent(more: Partial<CaseEvent> = {}): CaseEvent {
  return { ...newCaseEvent(more), seq: more.seq ?? 1 };
}

/** Of a case that somebody planted. */
export const OPENED_BY_NOBODY = { openedBy: null, reporter: null } as const;
