import { err, ok, type Result } from '../lib/result.ts';
import type { Source } from '../policy/resolve-parameter.ts';
import type { SitePolicy } from './site-policy.ts';

/** A dated entry in the credit record of a muck-truck company. */
export interface CreditEvent {
  readonly id: string;
  readonly date: string;
  /** What was done, as the record names it. */
  readonly cause: string;
  /** Points given back after an appeal or repair, instead of taken. */
  readonly restores: boolean;
  /** Null: the table of the policy is looked up. */
  readonly points: number | null;
}

/** The record replayed up to a day. */
export interface CreditStanding {
  readonly score: number;
  readonly blacklisted: boolean;
  /** Day from which the company has been on the blacklist without a break; null when it is not on it. */
  readonly since: string | null;
  /** The score at the end of each day that has an entry. */
  readonly history: readonly { readonly date: string; readonly score: number }[];
  readonly sources: readonly Source[];
  readonly clause: string;
  readonly basis: 'clause' | 'assumed';
}

/**
 * Replays the entries up to a day in any order (CRD-2): the same entries give the same standing, and an entry that is
 * given twice counts once. Below the bound a company is on the blacklist (“黑榜”, CRD-1); at the bound it is not.
 * The error says that no document of the district has a bound, that an entry has no points (CRD-3),
 * or that two entries of one id differ.
 */
export function creditStanding(
  events: readonly CreditEvent[],
  { creditBlacklistBelow: below, creditStart: start, creditPoints: table }: SitePolicy,
  asOf: string,
): Result<CreditStanding> {
  if (!below || !start) return err('no document of the district has credit points');
  const once = new Map(events.map((event) => [event.id, event]));
  const twice = events.find((event) => JSON.stringify(once.get(event.id)) !== JSON.stringify(event));
  if (twice) return err(`${twice.id}: two entries of this id differ`);
  const due = [...once.values()].filter(({ date }) => date <= asOf).sort((a, b) => order(a, b));
  const scoreOn = new Map<string, number>();
  let score = start.value;
  for (const { id, date, cause, restores, points } of due) {
    const found = points ?? table?.value[cause];
    if (found === undefined) return err(`${id}: no points are given for ${cause}`);
    score += restores ? found : -found;
    scoreOn.set(date, score);
  }
  const history = [...scoreOn].map(([date, then]) => ({ date, score: then }));
  const lastGood = history.findLastIndex((day) => day.score >= below.value);
  const blacklisted = score < below.value;
  const sources = table ? [below.source, start.source, table.source] : [below.source, start.source];
  return ok({
    score,
    blacklisted,
    since: blacklisted ? (history[lastGood + 1]?.date ?? null) : null,
    history,
    sources,
    clause: below.source.clause,
    basis: sources.some(({ basis }) => basis === 'assumed') ? 'assumed' : 'clause',
  });
}

function order(a: CreditEvent, b: CreditEvent): number {
  return a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1;
}
