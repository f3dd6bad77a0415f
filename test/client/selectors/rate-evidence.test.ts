import { describe, expect, it } from 'vitest';
import { rateMakeup } from '../../../client/selectors/rate-evidence.ts';
import type { CountId, Rates } from '../../../shared/assessment/rates.ts';
import { COUNTS } from '../../../shared/assessment/rates.ts';

const label = (text: string) => ({ zh: text, en: text });
const rate = (id: string, numerator: CountId[], denominator: CountId[]): Rates['items'][number] => ({
  id,
  label: label(id),
  numerator,
  denominator,
  clause: '七（五）1',
  basis: 'clause',
});
const RATES: Rates = {
  counts: Object.fromEntries(COUNTS.map((id) => [id, label(id)])) as Rates['counts'],
  items: [
    rate('closing', ['closed'], ['closed', 'overdueUnclosed']),
    rate('dispatch', ['dispatched'], ['filed']),
    rate('patrol', ['gridDaysFull'], ['gridDaysDue']),
    rate('attendance', ['shiftsAttended'], ['shiftsPlanned']),
    rate('aware', ['surveyedAware'], ['surveyed']),
  ],
};

describe('ASM-6 what a rate counts, on screen', () => {
  it('ASM-6 names both sides of the line by the definition of the period', () => {
    const makeup = rateMakeup(RATES, 'closing');
    expect(makeup?.numerator.map(({ en }) => en)).toEqual(['closed']);
    expect(makeup?.denominator.map(({ en }) => en)).toEqual(['closed', 'overdueUnclosed']);
    expect(rateMakeup(RATES, 'unknown')).toBeNull();
  });

  it('leads to where such things are now', () => {
    expect(RATES.items.map(({ id }) => rateMakeup(RATES, id)?.place)).toEqual([
      { tab: 'cases', only: 'late' },
      { tab: 'cases', only: null },
      { tab: 'grids' },
      { tab: 'officers' },
      null,
    ]);
  });
});
