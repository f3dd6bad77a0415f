import { z } from 'zod';
import { gridCodeSchema, townCodeSchema } from './area.ts';

/** Facilities (部件) are things that break; events (事件) are things that happen. */
export const CASE_KINDS = ['facility', 'event'] as const;

/** The eight problem kinds of the 2012 plan (IV(2)2) and a rest; minor codes follow national practice. */
export const CASE_CATEGORIES = [
  'street-occupation',
  'road-upkeep',
  'outdoor-ads',
  'shop-signs',
  'exposed-waste',
  'facades',
  'lines-and-boxes',
  'lighting',
  'other',
] as const;
export type CaseCategory = (typeof CASE_CATEGORIES)[number];

export const CASE_STATES = ['reported', 'filed', 'dispatched', 'handling', 'checking', 'closed', 'refused'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const CASE_SOURCES = ['patrol', 'hotline', 'public', 'video', 'superior', 'import'] as const;
export const SEVERITIES = ['ordinary', 'difficult', 'major'] as const;

/** A case as those may read it who have the right to; `lon`/`lat` are null when the report had no position. */
export const caseViewSchema = z.strictObject({
  id: z.string(),
  town: townCodeSchema.nullable(),
  grid: gridCodeSchema.nullable(),
  kind: z.enum(CASE_KINDS),
  category: z.enum(CASE_CATEGORIES),
  state: z.enum(CASE_STATES),
  severity: z.enum(SEVERITIES),
  source: z.enum(CASE_SOURCES),
  description: z.string().max(2000),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  reportedMs: z.number(),
  updatedMs: z.number(),
  /** When handling must be finished; null when the class has no limit. */
  dueMs: z.number().nullable(),
  closedMs: z.number().nullable(),
  officer: z.string().nullable(),
  simulated: z.boolean(),
  version: z.int(),
});
export type CaseView = z.infer<typeof caseViewSchema>;

/** What every screen of a scope knows of a case: all but what people wrote, which may name them (ACC-14). */
export type CaseFact = Omit<CaseView, 'description'>;

export function caseFact(item: CaseView): CaseFact {
  const { description: _, ...fact } = item;
  return fact;
}
