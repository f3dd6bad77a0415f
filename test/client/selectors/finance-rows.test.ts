import { describe, expect, it } from 'vitest';
import { financeRows } from '../../../client/selectors/finance-rows.ts';
import type { SheetLine } from '../../../shared/funding/payout-sheet.ts';

const LINE: SheetLine = {
  town: 'a',
  state: 'no-budget',
  classId: '1A',
  budget: null,
  score: null,
  grade: null,
  amounts: null,
  payout: null,
  reasons: [],
};

describe('the table of funds', () => {
  it('has every town of the sheet and of the records once, and leaves empty what is not known', () => {
    const rows = financeRows({
      lines: [LINE],
      files: [],
      ranked: [
        { town: 'a', rank: 2, consequences: null },
        { town: 'stranger', rank: 1, consequences: [] },
      ],
    });
    expect(rows).toEqual([
      {
        town: 'a',
        classId: '1A',
        score: null,
        grade: null,
        rank: 2,
        consequences: null,
        amounts: null,
        state: 'no-budget',
      },
    ]);
  });
});
