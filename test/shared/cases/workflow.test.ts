import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedCaseActions, CASE_ACTIONS, isEnded, nextCaseState } from '../../../shared/cases/workflow.ts';
import { CASE_STATES, type CaseState } from '../../../shared/model/case.ts';

const GIVEN = { note: 'a reason', officer: 'E-1' };

describe('CAS-1 the loop', () => {
  it('CAS-1 goes from report to closing in order', () => {
    let state: CaseState = 'reported';
    const seen = ['file', 'dispatch', 'arrive', 'feedback', 'close'].map((action) => {
      const next = nextCaseState(state, action as never, GIVEN);
      if (next.ok) state = next.value;
      return state;
    });
    expect(seen).toEqual(['filed', 'dispatched', 'handling', 'checking', 'closed']);
  });

  it('CAS-1 goes back to dispatch for rework', () => {
    expect(nextCaseState('checking', 'rework', GIVEN)).toEqual({ ok: true, value: 'dispatched' });
  });

  it('CAS-1 takes an action exactly from the states that list it', () => {
    for (const state of CASE_STATES) {
      for (const action of CASE_ACTIONS) {
        const allowed = allowedCaseActions(state).includes(action);
        expect(nextCaseState(state, action, GIVEN).ok, `${action} from ${state}`).toBe(allowed);
      }
    }
    expect(nextCaseState('closed', 'close', GIVEN)).toEqual({
      ok: false,
      error: { code: 'not-from-this-state', from: 'closed', action: 'close' },
    });
  });
});

describe('CAS-2 reasons and names', () => {
  it('CAS-2 wants a note to refuse and to send back, not only blanks', () => {
    for (const [from, action] of [
      ['reported', 'refuse'],
      ['checking', 'rework'],
    ] as const) {
      expect(nextCaseState(from, action, {})).toMatchObject({ error: { code: 'note-needed' } });
      expect(nextCaseState(from, action, { note: '  ' })).toMatchObject({ error: { code: 'note-needed' } });
      expect(nextCaseState(from, action, { note: 'x' }).ok).toBe(true);
    }
  });

  it('CAS-2 wants an officer to dispatch', () => {
    expect(nextCaseState('filed', 'dispatch', {})).toMatchObject({ error: { code: 'officer-needed' } });
    expect(nextCaseState('filed', 'dispatch', { officer: 'E-1' }).ok).toBe(true);
  });
});

describe('CAS-3 the end', () => {
  it('CAS-3 ends closed or refused, with nothing left to do', () => {
    expect(CASE_STATES.filter(isEnded)).toEqual(['closed', 'refused']);
    for (const state of CASE_STATES) expect(allowedCaseActions(state).length === 0).toBe(isEnded(state));
  });

  it('CAS-3 never leaves the known states, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CASE_ACTIONS), { maxLength: 30 }), (actions) => {
        let state: CaseState = 'reported';
        for (const action of actions) {
          const next = nextCaseState(state, action, GIVEN);
          if (next.ok) expect(isEnded(state)).toBe(false);
          if (next.ok) state = next.value;
        }
        expect(CASE_STATES).toContain(state);
      }),
    );
  });
});
