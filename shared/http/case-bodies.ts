import { z } from 'zod';
import { CASE_ACTIONS, STEP_FIELDS, WANTED } from '../cases/case-action.ts';
import { ARRIVALS, URGE_REASONS } from '../cases/case-event.ts';
import { caseClocksSchema } from '../cases/clocks/case-clocks-schema.ts';
import {
  CASE_CATEGORIES,
  CASE_KINDS,
  CASE_SOURCES,
  CASE_STATES,
  SEVERITIES,
  caseCodeSchema,
  caseViewSchema,
  type CaseView,
} from '../model/case.ts';
import { instantValue } from './instant.ts';

/** Who called or wrote: personal data, told to the desk alone and to no list, stream or screen of a scope (ACC-14). */
const reporterSchema = z.strictObject({
  name: z.string().trim().min(1).max(100).nullable().default(null),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d\s()-]{3,30}$/, { error: 'is no telephone number' })
    .nullable()
    .default(null),
});
export type Reporter = z.infer<typeof reporterSchema>;

/** `POST /api/v1/cases`. Grid, community and town are derived from the place, the due time from the class. */
export const openCaseBody = z.strictObject({
  kind: z.enum(CASE_KINDS),
  category: z.enum(CASE_CATEGORIES).optional(),
  /** Class by the code table, and which of its lines. */
  code: caseCodeSchema.optional(),
  line: z.string().max(40).optional(),
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  description: z.string().trim().min(1).max(2000),
  source: z.enum(CASE_SOURCES),
  severity: z.enum(SEVERITIES).optional(),
  reporter: reporterSchema.optional(),
});
export type OpenCaseBody = z.infer<typeof openCaseBody>;

/** `POST /api/v1/cases/:id/actions`. Which fields a step takes is told with the offered actions of the case. */
export const caseActionBody = z.strictObject({
  action: z.enum(CASE_ACTIONS),
  note: z.string().trim().max(1000).optional(),
  officer: z.string().max(64).optional(),
  /** Id of a photo of this case. */
  photo: z.string().max(64).toLowerCase().optional(),
  outcome: z.string().max(40).optional(),
  deadline: instantValue.optional(),
  /** The case that this one is merged into. */
  into: z.string().max(100).optional(),
  /** Level or recipient. */
  to: z.string().max(40).optional(),
  /** When it was done, of a step in the street that is told later (CAS-24). */
  at: instantValue.optional(),
  /** Line of the code table, when filing. */
  line: z.string().max(40).optional(),
});
export type CaseActionBody = z.infer<typeof caseActionBody>;

/** Where a case lies, as the server found it: a place outside every grid is kept, with no grid and no town. */
const CASE_PLACES = ['in-grid', 'outside-every-grid', 'no-position'] as const;
export type CasePlace = (typeof CASE_PLACES)[number];

const placeSchema = z.enum(CASE_PLACES);

const caseTimelineEntrySchema = z.strictObject({
  /** Number in the log of all cases. */
  seq: z.int(),
  atMs: z.number(),
  actor: z.string(),
  /** Team of an officer, else the role; null for what was logged before roles were. */
  role: z.string().nullable(),
  action: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  note: z.string().nullable(),
  officer: z.string().nullable(),
  photo: z.string().nullable(),
  outcome: z.string().nullable(),
  extra: z.strictObject({
    /** When it became known, of a step that was told later than it was done (CAS-24); `atMs` is when it was done. */
    receivedMs: z.number().optional(),
    alerted: z.array(z.string()).readonly().optional(),
    arrival: z.enum(ARRIVALS).optional(),
    fixAgeMs: z.number().optional(),
    distanceM: z.number().optional(),
    deadlineMs: z.number().optional(),
    other: z.string().optional(),
    level: z.string().optional(),
    recipient: z.string().optional(),
    isGranted: z.boolean().optional(),
    line: z.string().optional(),
    urge: z.enum(URGE_REASONS).optional(),
    dueMs: z.number().nullable().optional(),
    warnFromMs: z.number().nullable().optional(),
  }),
});
export type CaseTimelineEntry = z.infer<typeof caseTimelineEntrySchema>;

/** A step that the asker may take now, with what a form for it needs. */
const offeredActionSchema = z.strictObject({
  action: z.enum(CASE_ACTIONS),
  to: z.enum(CASE_STATES),
  needs: z
    .array(
      z.strictObject({
        field: z.enum(STEP_FIELDS),
        wanted: z.enum(WANTED),
        values: z.array(z.string()).readonly().optional(),
        latestMs: z.number().optional(),
      }),
    )
    .readonly(),
});

/**
 * Answer of `POST /api/v1/cases`, of an action and of `GET /api/v1/cases/:id`: the case, what happened to it, its clocks,
 * and what the asker may do next.
 */
export const caseDetailSchema = caseViewSchema.extend({
  place: placeSchema,
  timeline: z.array(caseTimelineEntrySchema).readonly(),
  allowedActions: z.array(offeredActionSchema).readonly(),
  clocks: caseClocksSchema,
  /** Who coordinates a case of this severity (DUT-11); null where no document says. */
  coordinator: z.enum(['grid-head', 'district-leader', 'city-leader']).nullable(),
  /** Null for everybody but the desk, and where nobody is known. */
  reporter: z.strictObject({ name: z.string().nullable(), phone: z.string().nullable() }).nullable(),
  /** Cases that were merged into it. */
  mergedFrom: z.array(z.string()).readonly(),
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
