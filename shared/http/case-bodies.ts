import { z } from 'zod';
import { CASE_ACTIONS } from '../cases/workflow.ts';
import { caseTimingSchema } from '../clocks/clock-schema.ts';
import {
  CASE_CATEGORIES,
  CASE_KINDS,
  CASE_SOURCES,
  CASE_STATES,
  SEVERITIES,
  caseViewSchema,
  type CaseView,
} from '../model/case.ts';
import { instantValue } from './instant.ts';

/** `POST /api/v1/cases`. Grid and town are derived from the place. */
export const openCaseBody = z.strictObject({
  kind: z.enum(CASE_KINDS),
  category: z.enum(CASE_CATEGORIES).optional(),
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  description: z.string().trim().min(1).max(2000),
  source: z.enum(CASE_SOURCES),
  severity: z.enum(SEVERITIES).optional(),
});
export type OpenCaseBody = z.infer<typeof openCaseBody>;

/** `POST /api/v1/cases/:id/actions`. */
export const caseActionBody = z.strictObject({
  action: z.enum(CASE_ACTIONS),
  note: z.string().trim().max(1000).optional(),
  officer: z.string().max(64).optional(),
});
export type CaseActionBody = z.infer<typeof caseActionBody>;

/** Where a case lies, as the server found it: a place outside every grid is kept, with no grid and no town. */
const CASE_PLACES = ['in-grid', 'outside-every-grid', 'no-position'] as const;
export type CasePlace = (typeof CASE_PLACES)[number];

const placeSchema = z.enum(CASE_PLACES);

/** Answer of `POST /api/v1/cases` and of an action. */
export const caseAnswerSchema = caseViewSchema.extend({ place: placeSchema });
export type CaseAnswer = z.infer<typeof caseAnswerSchema>;

const caseTimelineEntrySchema = z.strictObject({
  atMs: z.number(),
  actor: z.string(),
  action: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  note: z.string().nullable(),
});
export type CaseTimelineEntry = z.infer<typeof caseTimelineEntrySchema>;

/** Answer of `GET /api/v1/cases/:id`: the case, what happened to it, and what the asker may do next. */
export const caseDetailSchema = caseAnswerSchema.extend({
  timeline: z.array(caseTimelineEntrySchema),
  allowedActions: z.array(z.enum(CASE_ACTIONS)),
  clocks: caseTimingSchema,
});
export type CaseDetail = z.infer<typeof caseDetailSchema>;

export const caseListSchema: z.ZodType<{ items: CaseView[]; next?: string | undefined }> = z.strictObject({
  items: z.array(caseViewSchema),
  next: z.string().optional(),
});

/** Most rows of one `POST /api/v1/cases/import`. */
export const MAX_IMPORT_ROWS = 500;

/** One imported case. Grid, town and due time are derived at the server; the id is the source's own and makes the row known. */
export const importCaseSchema = z.strictObject({
  id: z.string().trim().min(1).max(100),
  description: z.string().trim().min(1).max(2000),
  /** Both or neither: a report without a position is kept. */
  lon: z.number().min(-180).max(180).nullable(),
  lat: z.number().min(-90).max(90).nullable(),
  reportedMs: instantValue,
  kind: z.enum(CASE_KINDS).default('event'),
  category: z.enum(CASE_CATEGORIES).default('other'),
  state: z.enum(CASE_STATES).default('reported'),
  severity: z.enum(SEVERITIES).default('ordinary'),
  source: z.enum(CASE_SOURCES).default('import'),
  updatedMs: instantValue.nullable().optional(),
  dueMs: instantValue.nullable().optional(),
  closedMs: instantValue.nullable().optional(),
  officer: z.string().max(64).nullable().optional(),
  /** Made up by the simulator; screens say so. */
  simulated: z.boolean().default(false),
});
export type ImportCase = z.infer<typeof importCaseSchema>;
export type ImportCaseInput = z.input<typeof importCaseSchema>;

/** `POST /api/v1/cases/import`. Each row is checked by itself: a bad one never sinks the others. */
export const importCasesBody = z.strictObject({ cases: z.array(z.unknown()).min(1).max(MAX_IMPORT_ROWS) });

export const importCasesAnswerSchema = z.strictObject({
  accepted: z.int(),
  known: z.int(),
  refused: z.int(),
  rows: z.array(
    z.discriminatedUnion('verdict', [
      z.strictObject({
        row: z.int(),
        verdict: z.literal('accepted'),
        id: z.string(),
        place: placeSchema,
        grid: z.string().nullable(),
        town: z.string().nullable(),
      }),
      z.strictObject({ row: z.int(), verdict: z.literal('known'), id: z.string() }),
      z.strictObject({ row: z.int(), verdict: z.literal('refused'), field: z.string(), reason: z.string() }),
    ]),
  ),
});
export type ImportCasesAnswer = z.infer<typeof importCasesAnswerSchema>;
