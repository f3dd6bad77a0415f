import { z } from 'zod';
import { labelSchema, type Label } from '../model/basis.ts';

/** What is done regularly: 日督查, 月考核, 季点评, 月排名, 周例会, 月观摩会. */
export const ACTIVITIES = ['inspection', 'score', 'review', 'ranking', 'meeting', 'site-view'] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** How often. */
export const CADENCES = ['day', 'week', 'month', 'quarter'] as const;
type Every = (typeof CADENCES)[number];

/** `assessment.cadences`: packs add up. */
export const cadencesSchema = z
  .array(
    z.strictObject({
      activity: z.enum(ACTIVITIES),
      every: z.enum(CADENCES),
      label: labelSchema,
      clause: z.string().min(1),
      basis: z.enum(['clause', 'assumed']),
      quote: z.string().min(1),
    }),
  )
  .min(1);
export type Cadence = z.infer<typeof cadencesSchema>[number];

/** How a regular duty stands on a day (ASM-11). */
export interface CadenceState {
  readonly activity: Activity;
  readonly every: Every;
  readonly label: Label;
  /** The newest span that is over, and with it what had to be there: a day, the Monday of a week, a month, a quarter. */
  readonly last: string;
  /** Null when the program does not learn of it. */
  readonly done: boolean | null;
  readonly clause: string;
  readonly basis: 'clause' | 'assumed';
}

/**
 * How a cadence stands on a local day `YYYY-MM-DD`: what had to be there for the newest span that is over (ASM-11).
 *
 * @param outputs spans with an output of the activity, or null when they are not recorded here
 */
export function cadenceState(
  { activity, every, label, basis }: Cadence,
  clause: string,
  today: string,
  outputs: ReadonlySet<string> | null,
): CadenceState {
  const last = lastSpanBefore(today, every);
  return { activity, every, label, last, done: outputs && outputs.has(last), clause, basis };
}

/** The newest day, week (its Monday), month or quarter that ended before a day. */
export function lastSpanBefore(today: string, every: Every): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  switch (every) {
    case 'day':
      return isoDay(Date.UTC(year, month - 1, day - 1));
    case 'week': {
      const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
      return isoDay(Date.UTC(year, month - 1, day - weekday - 7));
    }
    case 'month':
      return isoDay(Date.UTC(year, month - 2, 1)).slice(0, 7);
    case 'quarter': {
      const before = new Date(Date.UTC(year, Math.floor((month - 1) / 3) * 3 - 3, 1));
      return `${before.getUTCFullYear()}-Q${before.getUTCMonth() / 3 + 1}`;
    }
  }
}

function isoDay(utcMs: number): string {
  return new Date(utcMs).toISOString().slice(0, 10);
}
