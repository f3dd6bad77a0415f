import { describe, expect, it } from 'vitest';
import { whistle, type WhistleStep } from '../../../shared/clocks/whistle.ts';

const step = (name: WhistleStep['step'], atMs: number, by: WhistleStep['by']): WhistleStep => ({
  step: name,
  atMs,
  by,
});
const RAISED = step('raised', 1000, 'auxiliary');

describe('CLK-11 whistle', () => {
  it('CLK-11 is raised by an auxiliary, answered and attended by an officer', () => {
    expect(whistle([])).toMatchObject({ state: 'not-raised' });
    expect(whistle([RAISED])).toMatchObject({ state: 'unanswered', answeredAfterMs: null });
    const answered = step('answered', 4000, 'enforcement');
    expect(whistle([answered, RAISED])).toMatchObject({
      state: 'on-the-way',
      answeredAfterMs: 3000,
      arrivedAfterMs: null,
    });
    expect(whistle([step('arrived', 9000, 'enforcement'), RAISED, answered])).toEqual({
      state: 'attended',
      answeredAfterMs: 3000,
      arrivedAfterMs: 8000,
      refused: [],
    });
  });

  it('CLK-11 takes an arrival for an answer, and nothing from before the whistle', () => {
    expect(whistle([RAISED, step('arrived', 5000, 'enforcement')])).toMatchObject({ answeredAfterMs: 4000 });
    expect(whistle([RAISED, step('answered', 999, 'enforcement')]).state).toBe('unanswered');
    expect(whistle([RAISED, step('answered', 1000, 'enforcement')]).answeredAfterMs).toBe(0);
  });

  it('CLK-11 counts no step of the wrong actor', () => {
    const wrong = [step('raised', 0, 'sanitation'), step('answered', 2000, 'auxiliary')];
    expect(whistle([...wrong, RAISED])).toMatchObject({ state: 'unanswered', refused: wrong });
  });
});
