import { describe, expect, it } from 'vitest';
import { officerState } from '../../../shared/coverage/officer-state.ts';
import { POLICY } from '../../support/coverage-figures.ts';

const NOW = 1_000_000_000;
const state = (ageMs: number | null, speed: number | null, onShift = true) =>
  officerState(ageMs === null ? null : NOW - ageMs, speed, NOW, onShift, POLICY);

describe('COV-11 officer states', () => {
  it('COV-11 is off duty outside the shift, whatever the device says', () => {
    expect(state(0, 1, false)).toBe('off-duty');
    expect(state(null, null, false)).toBe('off-duty');
  });

  it('COV-11 moves from the moving speed on', () => {
    expect(state(0, 0.5)).toBe('moving');
    expect(state(0, 0.49)).toBe('still');
    expect(state(0, null)).toBe('still');
  });

  it('COV-11 is stale after the stale age, silent after the silent age or without a fix', () => {
    expect(state(180_000, 1)).toBe('moving');
    expect(state(180_001, 1)).toBe('stale');
    expect(state(900_000, 1)).toBe('stale');
    expect(state(900_001, 1)).toBe('silent');
    expect(state(null, 1)).toBe('silent');
  });
});
