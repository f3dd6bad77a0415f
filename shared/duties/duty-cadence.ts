import { localDate } from '../lib/local-day.ts';
import type { Reason } from '../explain/explained.ts';
import { condition } from './condition.ts';
import type { Stated } from './duties-policy.ts';
import type { DutyCadence, Every } from './working-schemas.ts';

const DAY_MS = 86_400_000;

/** How a regular duty stands. */
export interface CadenceStanding {
  /** `done` in the present span, `due` until it ends, `missed` when the span before had too few. */
  readonly state: 'done' | 'due' | 'missed';
  /** First day of the present span and of the next one, `YYYY-MM-DD`. */
  readonly from: string;
  readonly nextFrom: string;
  readonly times: number;
  /** The span before; null when the duty had not begun then. */
  readonly before: Reason | null;
}

/**
 * How a duty that is done so often in each day, week, half month or month stands (DUT-9): meetings, patrols of street
 * chiefs. Spans are those of the calendar, in the local days of the zone. A span that is over with too few is missed, and
 * stays so until the present one has enough.
 *
 * @param doneMs when it was done, in any order
 * @param sinceMs when the duty began; a span that it began within is not held against anybody
 */
export function cadenceStanding(
  cadence: Stated<DutyCadence>,
  doneMs: readonly number[],
  given: { readonly nowMs: number; readonly sinceMs: number; readonly timeZone: string },
): CadenceStanding {
  const { nowMs, sinceMs, timeZone } = given;
  const { every, least } = cadence;
  const days = doneMs.filter((atMs) => atMs <= nowMs).map((atMs) => localDate(atMs, timeZone));
  const today = localDate(nowMs, timeZone);
  const from = spanStart(today, every);
  const nextFrom = spanStart(shifted(from, LONGEST_DAYS[every]), every);
  const beforeFrom = spanStart(shifted(from, -1), every);
  const times = days.filter((day) => day >= from).length;
  const timesBefore = days.filter((day) => day >= beforeFrom && day < from).length;
  const hadBegun = localDate(sinceMs, timeZone) <= beforeFrom;
  const before = hadBegun
    ? condition(['DUT-9', cadence.id, timesBefore >= least], cadence, {
        measured: timesBefore,
        threshold: least,
        unit: every,
      })
    : null;
  const state = times >= least ? 'done' : before?.ok === false ? 'missed' : 'due';
  return { state, from, nextFrom, times, before };
}

/** At least as many days as a span has, and fewer than two spans. */
const LONGEST_DAYS: Readonly<Record<Every, number>> = { day: 1, week: 7, 'half-month': 16, month: 31 };

/** The first day of the span that a day lies in: itself, its Monday, the 1st or 16th, the 1st. */
function spanStart(day: string, every: Every): string {
  switch (every) {
    case 'day':
      return day;
    case 'week':
      return shifted(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
    case 'half-month':
      return `${day.slice(0, 8)}${Number(day.slice(8)) < 16 ? '01' : '16'}`;
    case 'month':
      return `${day.slice(0, 8)}01`;
  }
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
