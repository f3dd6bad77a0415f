import { z } from 'zod';
import { CASE_CATEGORIES, CASE_KINDS, CASE_SOURCES, SEVERITIES } from '../model/case.ts';
import { CASE_ACTIONS } from '../cases/workflow.ts';

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
