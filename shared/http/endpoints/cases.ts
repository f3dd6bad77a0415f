import { z } from 'zod';
import { URGE_REASONS } from '../../cases/case-event.ts';
import { RECIPIENTS } from '../../cases/clocks/receipts-of-case.ts';
import {
  caseActionBody,
  caseDetailSchema,
  caseListSchema,
  importCasesAnswerSchema,
  importCasesBody,
  openCaseBody,
} from '../case-bodies.ts';
import { caseFilterFields } from '../case-filter-fields.ts';
import { endpoint } from '../endpoint.ts';

const caseId = z.strictObject({ id: z.string().min(1).max(100) });

/** What lists of cases, and files of them, are narrowed by. */
export const caseFilterQuery = z.strictObject(caseFilterFields);

export const listCases = endpoint({
  method: 'get',
  path: '/api/v1/cases',
  admission: 'case:read',
  summary: 'Cases, newest first',
  query: caseFilterQuery.extend({
    limit: z.coerce.number().int().min(1).max(500).default(100),
    cursor: z.string().max(400).optional(),
  }),
  answer: caseListSchema,
});

export const openCase = endpoint({
  method: 'post',
  path: '/api/v1/cases',
  admission: 'case:open',
  summary: 'Open a case; grid, town and due time are derived',
  body: openCaseBody,
  status: 201,
  idempotent: true,
  answer: caseDetailSchema,
});

export const importCases = endpoint({
  method: 'post',
  path: '/api/v1/cases/import',
  admission: 'case:import',
  summary: 'Bring in cases of another system, at most 500 at a time; answers row by row',
  body: importCasesBody,
  bodyLimitBytes: 2 * 1024 * 1024,
  idempotent: true,
  answer: importCasesAnswerSchema,
});

export const getCase = endpoint({
  method: 'get',
  path: '/api/v1/cases/:id',
  admission: 'case:read',
  summary: 'A case with its timeline and the actions that the asker may take',
  params: caseId,
  answer: caseDetailSchema,
});

/** Not a step: signing for a report changes nothing of the case but its log. */
export const receiveCase = endpoint({
  method: 'post',
  path: '/api/v1/cases/:id/receipts',
  admission: 'case:act',
  summary: 'Sign for a double report as one of its recipients',
  params: caseId,
  body: z.strictObject({ as: z.enum(RECIPIENTS) }),
  idempotent: true,
  answer: caseDetailSchema,
});

/** Not a step either: the phone of an alerted officer tells that it shows the whistle. */
export const seeWhistle = endpoint({
  method: 'post',
  path: '/api/v1/cases/:id/whistle/seen',
  admission: 'case:whistle',
  summary: 'Tell that an alert of a whistle is on the screen of the officer whom it alerted; a repeat changes nothing',
  params: caseId,
  status: 204,
  answer: z.undefined(),
});

/** Not a step either: it moves nothing and calls everybody who has to do with the case. */
export const urgeCase = endpoint({
  method: 'post',
  path: '/api/v1/cases/:id/urges',
  admission: 'case:urge',
  summary: 'Urge an open case (督办), with why and in which words; the mark stays until its next step',
  params: caseId,
  body: z.strictObject({ why: z.enum(URGE_REASONS), note: z.string().trim().min(1).max(1000) }),
  idempotent: true,
  answer: caseDetailSchema,
});

export const actOnCase = endpoint({
  method: 'post',
  path: '/api/v1/cases/:id/actions',
  admission: 'case:act',
  summary: 'Take the next step of a case; `If-Match` with the version refuses a stale step',
  params: caseId,
  body: caseActionBody,
  idempotent: true,
  answer: caseDetailSchema,
});
