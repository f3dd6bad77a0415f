import { reachesBack, type DeskFilter } from '../../shared/desk/desk-filter.ts';
import { LATENESS } from '../../shared/cases/lateness.ts';
import { nextDayStartMs, startOfDate } from '../../shared/lib/local-day.ts';
import { CASE_CATEGORIES, CASE_KINDS, CASE_LEVELS, CASE_STATES, CASE_WAITS } from '../../shared/model/case.ts';

/** What the address of the desk says; empty where it says nothing. Days are local days of the district, `to` is included. */
export const DESK_PARTS = [
  'town',
  'state',
  'kind',
  'category',
  'lateness',
  'waits',
  'level',
  'officer',
  'grid',
  'from',
  'to',
  'text',
  'view',
] as const;
/** What is listed instead of cases: the root-cause items. It narrows nothing. */
const VIEWS = ['causes'];
export type DeskPlace = Readonly<Record<(typeof DESK_PARTS)[number], string>>;

/** What is open is what a desk works on: it stands in no address. `all` takes everything. */
const DEFAULT_STATE = 'open';
const STATES = ['open', 'ended', 'all', ...CASE_STATES] as const;
const CHOICES: Readonly<Partial<Record<keyof DeskPlace, readonly string[]>>> = {
  state: STATES,
  kind: CASE_KINDS,
  category: CASE_CATEGORIES,
  lateness: LATENESS,
  waits: CASE_WAITS,
  level: CASE_LEVELS,
  view: VIEWS,
};
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOST_CHARACTERS = 200;

/** Reads an address; what is unknown or malformed is ignored. */
export function parseDeskPlace(search: URLSearchParams): DeskPlace {
  const read = (part: keyof DeskPlace): string => {
    const text = (search.get(part) ?? '').slice(0, MOST_CHARACTERS);
    const choices = CHOICES[part];
    if (choices) return choices.includes(text) ? text : '';
    return part === 'from' || part === 'to' ? (isDay(text) ? text : '') : text;
  };
  const place = Object.fromEntries(DESK_PARTS.map((part) => [part, read(part)])) as DeskPlace;
  return { ...place, state: place.state || DEFAULT_STATE };
}

/** Other parts of a query (theme, language) with what the desk shows written into them. */
export function deskSearch(others: URLSearchParams, place: DeskPlace): URLSearchParams {
  const search = new URLSearchParams(others);
  for (const part of DESK_PARTS) {
    const isPlain = place[part] === '' || (part === 'state' && place.state === DEFAULT_STATE);
    if (isPlain) search.delete(part);
    else search.set(part, place[part]);
  }
  return search;
}

/** The filter that an address means. */
export function deskFilter(place: DeskPlace, timeZone: string): DeskFilter {
  const { state, from, to, text } = place;
  const some = <T extends string>(value: string) => (value === '' ? null : (value as T));
  return {
    town: some(place.town),
    state: state === 'all' ? null : (state as DeskFilter['state']),
    kind: some(place.kind),
    category: some(place.category),
    lateness: some(place.lateness),
    waits: some(place.waits),
    level: some(place.level),
    officer: some(place.officer),
    grid: some(place.grid),
    fromMs: from === '' ? null : startOfDate(from, timeZone),
    toMs: to === '' ? null : nextDayStartMs(startOfDate(to, timeZone), timeZone),
    text: text.trim(),
  };
}

/**
 * What whoever has no stream reads for a filter: all open cases that the counts by state and lateness go by (DSK-3); where one looks
 * back, just what is asked for.
 */
export function besideCounts(filter: DeskFilter): DeskFilter {
  return reachesBack(filter) ? filter : { ...filter, state: 'open', lateness: null };
}

/** The same question to the server: `GET /api/v1/cases`. */
export function listQuery(filter: DeskFilter): URLSearchParams {
  const { fromMs, toMs, text, ...parts } = filter;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...parts, from: fromMs, to: toMs, text }))
    if (value !== null && value !== '') query.set(name, String(value));
  return query;
}

function isDay(text: string): boolean {
  return ISO_DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}
