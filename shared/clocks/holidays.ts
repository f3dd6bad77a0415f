import { z } from 'zod';
import { labelSchema } from '../model/basis.ts';

const holidaySchema = z.strictObject({
  name: labelSchema,
  from: z.iso.date(),
  to: z.iso.date(),
  /** Days of rest that are worked instead (调休上班). */
  makeUpDays: z.array(z.iso.date()),
  quote: z.string().min(1),
});

const withinPeriod = (from: string, to: string, day: string) => from <= day && day <= to;

/** `data/calendars/<id>.json`: public holidays and make-up days of a period, as the authority announced them. */
export const holidaysSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: labelSchema,
    issuer: z.string().min(1),
    issued: z.iso.date(),
    validFrom: z.iso.date(),
    validTo: z.iso.date(),
    /** IANA zones of the districts that keep these holidays. */
    timeZones: z.array(z.string().min(1)).min(1),
    holidays: z.array(holidaySchema),
  })
  .refine(({ holidays }) => holidays.every(({ from, to }) => from <= to), { error: 'a holiday ends before it begins' })
  .refine(
    ({ holidays, validFrom, validTo }) =>
      holidays.every(({ from, to, makeUpDays }) =>
        [from, to, ...makeUpDays].every((day) => withinPeriod(validFrom, validTo, day)),
      ),
    { error: 'a day lies outside the period of the calendar' },
  )
  .refine(
    ({ holidays }) => {
      const made = holidays.flatMap(({ makeUpDays }) => makeUpDays);
      return !made.some((day) => holidays.some(({ from, to }) => withinPeriod(from, to, day)));
    },
    { error: 'a make-up day is a holiday too' },
  );
export type Holidays = z.infer<typeof holidaysSchema>;

/** What the calendars that a zone keeps say of a local day: `rest`, `work`, or null where they leave it to the week. */
export function announcedDay(day: string, timeZone: string, calendars: readonly Holidays[]): 'rest' | 'work' | null {
  for (const { timeZones, holidays } of calendars) {
    if (!timeZones.includes(timeZone)) continue;
    if (holidays.some(({ makeUpDays }) => makeUpDays.includes(day))) return 'work';
    if (holidays.some(({ from, to }) => withinPeriod(from, to, day))) return 'rest';
  }
  return null;
}

/** Whether the holidays of a local day are known for a zone; otherwise only weekends are. */
export function isAnnounced(day: string, timeZone: string, calendars: readonly Holidays[]): boolean {
  return calendars.some(
    ({ timeZones, validFrom, validTo }) => timeZones.includes(timeZone) && withinPeriod(validFrom, validTo, day),
  );
}
