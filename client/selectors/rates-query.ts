import { dayAfter, startOfDate } from '../../shared/lib/local-day.ts';
import { CASE_CATEGORIES } from '../../shared/model/case.ts';
import { RATE_COMPARISONS } from '../../shared/rates/compared-span.ts';
import { RATE_GROUPINGS, type RateGrouping } from '../../shared/rates/rate-board.ts';

/** What the board shows, as its page has it in the address. Days are local days of the district, the last one included. */
export interface RatesPlace {
  readonly from: string;
  readonly to: string;
  readonly town: string;
  readonly category: string;
  readonly by: RateGrouping;
  /** What the board is compared with; empty for nothing. */
  readonly compare: string;
  /** The rate that is open, and the part of it; both empty when none is. */
  readonly rate: string;
  readonly part: string;
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the address; what is not known is left out. */
export function ratesPlace(query: URLSearchParams): RatesPlace {
  const day = (key: string) => (ISO_DAY.test(query.get(key) ?? '') ? query.get(key)! : '');
  const category = query.get('category') ?? '';
  return {
    from: day('from'),
    to: day('to'),
    town: query.get('town') ?? '',
    category: CASE_CATEGORIES.some((one) => one === category) ? category : '',
    by: RATE_GROUPINGS.find((one) => one === query.get('by')) ?? 'town',
    compare: RATE_COMPARISONS.find((one) => one === query.get('compare')) ?? '',
    rate: query.get('rate') ?? '',
    part: query.get('part') ?? '',
  };
}

/** The query of the server for the whole board; without days it is the month that runs. */
export function boardQuery(place: RatesPlace, timeZone: string): URLSearchParams {
  const query = spanQuery(place, timeZone);
  if (place.town !== '') query.set('town', place.town);
  if (place.category !== '') query.set('category', place.category);
  return query;
}

/** The query for the cases of one part of a board: the part narrows the board further. */
export function partQuery(place: RatesPlace, timeZone: string): URLSearchParams {
  if (place.part === '') return boardQuery(place, timeZone);
  if (place.by !== 'month') {
    const query = boardQuery(place, timeZone);
    query.set(place.by, place.part);
    return query;
  }
  const first = `${place.part}-01`;
  const next = `${nextMonth(place.part)}-01`;
  const from = place.from !== '' && place.from > first ? place.from : first;
  const to = place.to !== '' && dayAfter(place.to) < next ? place.to : dayAfter(next, -1);
  return boardQuery({ ...place, from, to }, timeZone);
}

function spanQuery({ from, to }: RatesPlace, timeZone: string): URLSearchParams {
  const query = new URLSearchParams();
  if (from !== '') query.set('from', `${startOfDate(from, timeZone)}`);
  if (to !== '') query.set('to', `${startOfDate(dayAfter(to), timeZone)}`);
  return query;
}

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}
