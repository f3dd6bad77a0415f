/** The day on which somebody born on 29 February becomes a year older in a year without one. */
export const LEAP_DAY_READINGS = ['march-1', 'february-28'] as const;
export type LeapDayReading = (typeof LEAP_DAY_READINGS)[number];

/**
 * Full years of age (周岁) on a local calendar day; the birthday counts (ELI-2).
 *
 * @param birthDate `YYYY-MM-DD`, as `day`; a day before it gives a negative age
 * @param leapDay decides only for 29 February in a year without it
 */
export function ageOn(birthDate: string, day: string, leapDay: LeapDayReading): number {
  const [birthYear, birthday] = split(birthDate);
  const [year, today] = split(day);
  const turns = birthday === '02-29' && !isLeapYear(year) ? (leapDay === 'march-1' ? '03-01' : '02-28') : birthday;
  return year - birthYear - (today < turns ? 1 : 0);
}

function split(date: string): readonly [year: number, monthAndDay: string] {
  return [Number(date.slice(0, 4)), date.slice(5)];
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
