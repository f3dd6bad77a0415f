import { describe, expect, it } from 'vitest';
import type { OfferedAction } from '../../../shared/cases/case-action.ts';
import { arrivalHint } from '../../../client/field/parts/arrival-hint.ts';
import { fieldClock } from '../../../client/field/parts/case-clock.ts';
import { isFilled, NOTHING_FILLED, photoKindOf, stepBody } from '../../../client/field/parts/step-body.ts';
import { readView } from '../../../client/field/field-view.ts';
import type { FieldAnswer } from '../../../shared/http/endpoints/field.ts';
import type { NextClock } from '../../../shared/model/case.ts';
import { sampleCase } from '../../support/world-samples.ts';

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
  const at = (nextClock: NextClock | null, nowMs: number) =>
    fieldClock(
      sampleCase({
        nextClock,
        nextWarnFromMs: nextClock && 480_000,
        nextDueMs: nextClock && 600_000,
        dueMs: 9_000_000,
      }),
      nowMs,
    );

  it('is the one that is due first, the ten minutes of the street by their own words', () => {
    expect(at('persuade', 479_999)).toEqual({ word: 'arrive-by', ageMs: 120_001, lateness: 'in-time' });
    expect(at('persuade', 600_000)).toEqual({ word: 'arrive-by', ageMs: 0, lateness: 'warning' });
    expect(at('persuade', 600_001)).toEqual({ word: 'ten-late', ageMs: 1, lateness: 'late' });
    expect(at('order', 600_000).word).toBe('order-by');
    expect(at('handle', 600_000)).toEqual({ word: 'due', ageMs: 0, lateness: 'warning' });
    expect(at('handle', 600_001)).toEqual({ word: 'late', ageMs: 1, lateness: 'late' });
    expect(at(null, 9_000_001)).toEqual({ word: 'no-limit', ageMs: 0, lateness: 'in-time' });
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
