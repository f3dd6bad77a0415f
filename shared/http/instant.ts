import { z } from 'zod';

const MAX_MS = 8_640_000_000_000_000;

/** An instant in a query: ISO 8601 with zone, or epoch milliseconds. Read as epoch milliseconds. */
export const instantText = z
  .string()
  .max(40)
  .refine((text) => toMs(text) !== null, { error: 'must be ISO 8601 with a zone, or epoch milliseconds' })
  .transform((text) => toMs(text) ?? 0);

/** An instant in a body: ISO 8601 with zone, or a number of epoch milliseconds. Read as epoch milliseconds. */
export const instantValue = z.union([
  z.number().min(-MAX_MS).max(MAX_MS),
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
]);

const isoInstant = z.iso.datetime({ offset: true });

function toMs(text: string): number | null {
  if (/^-?\d{1,16}$/.test(text)) return Math.abs(Number(text)) <= MAX_MS ? Number(text) : null;
  // An unescaped plus sign arrives as a blank.
  const iso = text.replace(' ', '+');
  return isoInstant.safeParse(iso).success ? Date.parse(iso) : null;
}
