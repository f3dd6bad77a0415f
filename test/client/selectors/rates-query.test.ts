import { describe, expect, it } from 'vitest';
import { boardQuery, partQuery, ratesPlace } from '../../../client/selectors/rates-query.ts';

const ZONE = 'Asia/Shanghai';
const place = (query: string) => ratesPlace(new URLSearchParams(query));
const MIDNIGHT = (day: string) => Date.parse(`${day}T00:00:00+08:00`);

describe('the address of the board of rates', () => {
  it('is read with defaults, and what is not known is left out', () => {
    expect(place('from=yesterday&category=nonsense&by=moon&compare=moon')).toEqual({
      from: '',
      to: '',
      town: '',
      category: '',
      by: 'town',
      compare: '',
      rate: '',
      part: '',
    });
  });

  it('asks for whole days of the district, the last one included', () => {
    const query = boardQuery(place('from=2026-11-01&to=2026-11-30&town=4101'), ZONE);
    expect(Object.fromEntries(query)).toEqual({
      from: `${MIDNIGHT('2026-11-01')}`,
      to: `${MIDNIGHT('2026-12-01')}`,
      town: '4101',
    });
  });

  it('narrows to a part: a town, or a month cut to the span', () => {
    expect(Object.fromEntries(partQuery(place('part=4101'), ZONE))).toEqual({ town: '4101' });
    const month = partQuery(place('by=month&part=2026-12&from=2026-11-15&to=2026-12-10'), ZONE);
    expect(Object.fromEntries(month)).toEqual({ from: `${MIDNIGHT('2026-12-01')}`, to: `${MIDNIGHT('2026-12-11')}` });
    const first = partQuery(place('by=month&part=2026-11&from=2026-11-15&to=2026-12-10'), ZONE);
    expect(Object.fromEntries(first)).toEqual({ from: `${MIDNIGHT('2026-11-15')}`, to: `${MIDNIGHT('2026-12-01')}` });
  });
});
