import { describe, expect, it } from 'vitest';
import { stepsSince } from '../../../client/selectors/overtaken.ts';

const LOG = [
  { seq: 4, action: 'report' },
  { seq: 7, action: 'overdue' },
  { seq: 9, action: 'file' },
];

describe('what others did while a form was open', () => {
  it('is every step after the last one that was seen', () => {
    expect([stepsSince(LOG, 4), stepsSince(LOG, 8), stepsSince(LOG, 9)].map((steps) => steps.length)).toEqual([
      1, 1, 0,
    ]);
  });

  it('is not that time has run out, which nobody did', () => {
    expect(stepsSince(LOG, 0).map(({ action }) => action)).toEqual(['report', 'file']);
  });
});
