import { describe, expect, it } from 'vitest';
import type { OfferedAction } from '../../../shared/cases/case-action.ts';
import { arrivalHint } from '../../../client/field/parts/arrival-hint.ts';
import { fieldClock } from '../../../client/field/parts/case-clock.ts';
import { isFilled, NOTHING_FILLED, photoKindOf, stepBody } from '../../../client/field/parts/step-body.ts';
import { readView } from '../../../client/field/field-view.ts';
import type { FieldAnswer } from '../../../shared/http/endpoints/field.ts';

const handle: OfferedAction = {
  action: 'handle',
  to: 'handling',
  needs: [
    { field: 'note', wanted: 'either' },
    { field: 'photo', wanted: 'either' },
  ],
};
const persuade: OfferedAction = {
  action: 'persuade',
  to: 'handling',
  needs: [
    { field: 'outcome', wanted: 'required', values: ['complied', 'failed'] },
    { field: 'note', wanted: 'optional' },
  ],
};

describe('the form of a step', () => {
  it('wants one of those of which one is enough', () => {
    expect(isFilled(handle, NOTHING_FILLED)).toBe(false);
    expect(isFilled(handle, { ...NOTHING_FILLED, note: ' ' })).toBe(false);
    expect(isFilled(handle, { ...NOTHING_FILLED, note: '已清理' })).toBe(true);
    expect(isFilled(handle, { ...NOTHING_FILLED, photo: 'p' })).toBe(true);
  });

  it('wants what is required, and sends no field that the step does not take', () => {
    expect(isFilled(persuade, { ...NOTHING_FILLED, note: 'x' })).toBe(false);
    const filled = { ...NOTHING_FILLED, note: ' 已离开 ', outcome: 'complied', photo: 'p', deadlineMs: 5 };
    expect(isFilled(persuade, filled)).toBe(true);
    expect(stepBody(persuade, filled)).toEqual({ action: 'persuade', outcome: 'complied', note: '已离开' });
  });

  it('takes photos of what is there on arrival as before, of what was done as after', () => {
    expect((['arrive', 'handle', 'feedback', 'persuade'] as const).map((action) => photoKindOf({ action }))).toEqual([
      'before',
      'after',
      'after',
      'near',
    ]);
  });
});

describe('how an arrival will be recorded', () => {
  const square = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ];
  const hole = [
    [0.4, 0.4],
    [0.6, 0.4],
    [0.6, 0.6],
    [0.4, 0.6],
    [0.4, 0.4],
  ];
  const answer = {
    grids: [{ code: 'g', geometry: { type: 'Polygon', coordinates: [square, hole] } }],
  } as unknown as FieldAnswer;
  const hint = (lon: number, lat: number, ageMs = 0, grid: string | null = 'g') =>
    arrivalHint(grid, {
      fix: { timeMs: 100_000 - ageMs, lon, lat, accuracyM: 5, speedMps: null, headingDeg: null },
      answer,
      nowMs: 100_000,
    });

  it('is by position inside the grid with a fix of the last minute, else by hand', () => {
    expect([hint(0.2, 0.2), hint(0.2, 0.2, 60_000), hint(0.2, 0.2, 60_001), hint(2, 0.2), hint(0.5, 0.5)]).toEqual([
      'position',
      'position',
      'hand',
      'hand',
      'hand',
    ]);
    expect(hint(0.2, 0.2, 0, null)).toBe('hand');
    expect(arrivalHint('g', { fix: null, answer, nowMs: 0 })).toBe('hand');
  });
});

describe('the clock of a card', () => {
  const item = (state: string, doneMs: number | null) =>
    ({
      state: 'dispatched',
      warnFromMs: 8_000_000,
      dueMs: 9_000_000,
      clocks: { doubleTen: { persuade: { state, dueMs: 600_000, doneMs }, notice: { state: 'waiting', dueMs: null } } },
    }) as unknown as Parameters<typeof fieldClock>[0];
  const at = (state: string, nowMs: number, doneMs: number | null = null) => fieldClock(item(state, doneMs), nowMs);

  it('is that of the ten minutes while they run and when they were missed, else that of the case', () => {
    expect(at('running', 600_000)).toEqual({ word: 'arrive-by', ageMs: 0, lateness: 'warning' });
    expect(at('missed', 600_001)).toEqual({ word: 'ten-late', ageMs: 1, lateness: 'late' });
    expect(at('missed', 700_000, 650_000).word).toBe('due');
    expect(at('met', 9_000_001)).toEqual({ word: 'late', ageMs: 1, lateness: 'late' });
  });
});

describe('how the phone shows things', () => {
  const kept = (text: string | null) => ({ getItem: () => text });

  it('is Chinese and light, as it was chosen last, and as the address asks', () => {
    expect(readView('', kept(null))).toEqual({ language: 'zh', theme: 'light' });
    expect(readView('', kept('{"language":"en","theme":"dark"}'))).toEqual({ language: 'en', theme: 'dark' });
    expect(readView('?lang=zh', kept('{"language":"en","theme":"dark"}'))).toEqual({ language: 'zh', theme: 'dark' });
    expect(readView('?theme=pink', kept('{broken'))).toEqual({ language: 'zh', theme: 'light' });
  });
});
