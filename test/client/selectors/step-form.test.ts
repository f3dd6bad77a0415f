import { describe, expect, it } from 'vitest';
import type { Need } from '../../../shared/cases/case-action.ts';
import { isReady, stepOf } from '../../../client/selectors/step-form.ts';

const need = (field: Need['field'], wanted: Need['wanted']): Need => ({ field, wanted });

describe('the form of a step', () => {
  it('is ready when everything required is there, and one of those of which one is enough', () => {
    const needs = [
      need('officer', 'required'),
      need('note', 'either'),
      need('photo', 'either'),
      need('line', 'optional'),
    ];
    expect(isReady(needs, { officer: 'E-1' }, false)).toBe(false);
    expect(isReady(needs, { officer: 'E-1', note: ' ' }, false)).toBe(false);
    expect(isReady(needs, { officer: 'E-1', note: 'seen' }, false)).toBe(true);
    expect(isReady(needs, { officer: 'E-1' }, true)).toBe(true);
    expect(isReady(needs, { note: 'seen' }, true)).toBe(false);
    expect(isReady([], {}, false)).toBe(true);
  });

  it('sends what was asked for and nothing else', () => {
    const texts = { officer: 'E-1', note: ' go ', to: 'town' };
    expect(stepOf('dispatch', [need('officer', 'required'), need('note', 'optional')], texts, 'Asia/Shanghai')).toEqual(
      {
        action: 'dispatch',
        officer: 'E-1',
        note: 'go',
      },
    );
  });

  it('reads a deadline on the clock of the district', () => {
    const texts = { deadline: '2026-11-28T14:05' };
    expect(stepOf('suspend', [need('deadline', 'required')], texts, 'Asia/Shanghai').deadline).toBe(
      Date.parse('2026-11-28T14:05+08:00'),
    );
  });
});
