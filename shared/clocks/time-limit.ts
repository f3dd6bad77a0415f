import { z } from 'zod';
import { err, ok, type Result } from '../lib/result.ts';

/**
 * Units of practice. Emergency units (紧急) and minutes run by the clock, through nights and holidays; work units run in
 * working hours only; natural days (自然日) count days of the calendar.
 */
export const LIMIT_UNITS = [
  'emergency-hour',
  'emergency-day',
  'work-hour',
  'work-day',
  'natural-day',
  'minute',
] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

/** A time limit as standards write it: an amount, more than 0, of one unit. */
export interface TimeLimit {
  readonly amount: number;
  readonly unit: LimitUnit;
}

/**
 * Words for units, the one that is written back first. 小时 and 天 without 紧急 mean working time, as the public case
 * tables use them.
 */
const WORDS: Readonly<Record<LimitUnit, readonly string[]>> = {
  'emergency-hour': ['紧急工作时', '紧急工作小时'],
  'emergency-day': ['紧急工作日', '紧急工作天'],
  'work-hour': ['工作时', '工作小时', '小时'],
  'work-day': ['工作日', '工作天', '天'],
  'natural-day': ['自然日'],
  minute: ['分钟'],
};

const UNIT_OF_WORD: ReadonlyMap<string, LimitUnit> = new Map(
  LIMIT_UNITS.flatMap((unit) => WORDS[unit].map((word) => [word, unit] as const)),
);

/** Whether the unit runs in working hours only. */
export function isWorkingUnit(unit: LimitUnit): boolean {
  return unit === 'work-hour' || unit === 'work-day';
}

/**
 * A limit from its text (CLK-3): `2紧急工作时`, `4小时`, `1天`, `3个工作日`. The whole word after the number decides, so that
 * 紧急工作时 is never read as 工作时; what is not a known word is refused, not guessed.
 */
export function parseTimeLimit(text: string): Result<TimeLimit> {
  const written = text.normalize('NFKC').replaceAll(/\s+/g, '');
  const [, digits, word = ''] = /^(\d{1,4}(?:\.\d{1,2})?)个?(.+)$/.exec(written) ?? [];
  if (digits === undefined) return err(`"${text}" is no time limit: a number and a unit are expected`);
  const unit = UNIT_OF_WORD.get(word);
  if (!unit) return err(`"${text}" is no time limit: the unit "${word}" is unknown`);
  const amount = Number(digits);
  if (amount === 0) return err(`"${text}" is no time limit: it is nothing`);
  if (unit === 'natural-day' && !Number.isInteger(amount)) return err(`"${text}" is no time limit: a part of a day`);
  return ok({ amount, unit });
}

/** The limit as text, in the full word of its unit; reading it gives the same limit. */
export function formatTimeLimit({ amount, unit }: TimeLimit): string {
  return `${amount}${WORDS[unit][0]}`;
}

/** A limit in a data file: its text, checked. */
export const timeLimitSchema = z.string().superRefine((text, context) => {
  const limit = parseTimeLimit(text);
  if (!limit.ok) context.addIssue({ code: 'custom', message: limit.error });
});

/** A limit whose text a schema has checked already; another text throws. */
export function checkedTimeLimit(text: string): TimeLimit {
  const limit = parseTimeLimit(text);
  if (!limit.ok) throw new Error(limit.error);
  return limit.value;
}
