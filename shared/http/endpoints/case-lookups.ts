import { z } from 'zod';
import { caseCodesSchema } from '../../cases/codes/case-codes.ts';
import { townCodeSchema } from '../../model/area.ts';
import { CASE_CATEGORIES, CASE_KINDS, CASE_STATES } from '../../model/case.ts';
import { endpoint } from '../endpoint.ts';

const degrees = (most: number) => z.coerce.number().min(-most).max(most);

export const getCaseCodes = endpoint({
  method: 'get',
  path: '/api/v1/case-codes',
  admission: 'policy:read',
  summary: 'The code table in use: classes of facilities and events with their limits',
  answer: caseCodesSchema,
});

/** For the form of a call: what may be the same as what is being taken in. */
export const listDuplicates = endpoint({
  method: 'get',
  path: '/api/v1/cases/duplicates',
  admission: 'case:read',
  summary: 'Open and recent cases of the same kind and category near a place, nearest first',
  query: z.strictObject({
    lon: degrees(180),
    lat: degrees(90),
    kind: z.enum(CASE_KINDS),
    category: z.enum(CASE_CATEGORIES).default('other'),
  }),
  answer: z.strictObject({
    /** Up to what distance is near; null where no policy says, and nothing is then found. */
    withinM: z.number().nullable(),
    items: z
      .array(
        z.strictObject({
          id: z.string(),
          distanceM: z.number(),
          state: z.enum(CASE_STATES),
          description: z.string(),
          lon: z.number(),
          lat: z.number(),
          reportedMs: z.number(),
          officer: z.string().nullable(),
        }),
      )
      .readonly(),
  }),
});

export const listRecurrences = endpoint({
  method: 'get',
  path: '/api/v1/cases/recurrences',
  admission: 'case:read',
  summary: 'Cases of one kind that keep coming back in one place, gathered into root-cause items',
  query: z.strictObject({ town: townCodeSchema.optional() }),
  answer: z.strictObject({
    withinM: z.number().nullable(),
    least: z.int().nullable(),
    recentDays: z.int().nullable(),
    items: z
      .array(
        z.strictObject({
          kind: z.enum(CASE_KINDS),
          category: z.enum(CASE_CATEGORIES),
          cases: z.array(z.string()).readonly(),
          open: z.int(),
          lon: z.number(),
          lat: z.number(),
          firstMs: z.number(),
          lastMs: z.number(),
        }),
      )
      .readonly(),
  }),
});
