import { describe, expect, it } from 'vitest';
import { isCheckOffered, isToCheck } from '../../../shared/field/to-check.ts';
import { sampleCase, sampleOfficer } from '../../support/world-samples.ts';

const supervisor = sampleOfficer({ id: 'I-1', role: 'information', grids: ['g-1', 'g-2'] });
const waiting = sampleCase({ state: 'checking', grid: 'g-1', waits: ['check'], warnFromMs: 800, dueMs: 1_000 });

describe('DSP-11 who checks', () => {
  it('DSP-11 is an information supervisor, in a grid of their own, while a check is waited for', () => {
    expect(isToCheck(waiting, supervisor)).toBe(true);
    expect(isToCheck({ ...waiting, grid: 'g-3' }, supervisor)).toBe(false);
    expect(isToCheck({ ...waiting, grid: null }, supervisor)).toBe(false);
    expect(isToCheck({ ...waiting, waits: ['closing'] }, supervisor)).toBe(false);
    expect(isToCheck(waiting, { ...supervisor, role: 'enforcement' })).toBe(false);
  });

  it('DSP-11 has it on one phone, until its clock is in warning', () => {
    expect(isCheckOffered(waiting, 'I-1', 'I-1', 0)).toBe(true);
    expect([isCheckOffered(waiting, 'I-1', 'I-2', 799), isCheckOffered(waiting, 'I-1', 'I-2', 800)]).toEqual([
      false,
      true,
    ]);
    expect(isCheckOffered(waiting, 'I-1', null, 0)).toBe(true);
  });
});
