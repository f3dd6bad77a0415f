import { z } from 'zod';
import { EXPORT_LANGUAGES } from '../../exports/case-ledger.ts';
import { XLSX_MEDIA, endpoint } from '../endpoint.ts';
import { caseFilterQuery } from './cases.ts';

const query = caseFilterQuery.extend({ lang: z.enum(EXPORT_LANGUAGES).default('zh') });

/** Most cases of one file (EXP-4). */
export const MAX_EXPORT_ROWS = 100_000;

const shared = {
  method: 'get',
  admission: 'export:read',
  query,
  answer: z.string(),
} as const;

export const exportCasesCsv = endpoint({
  ...shared,
  path: '/api/v1/cases/export.csv',
  summary: 'The filtered list of cases as CSV for spreadsheets; audited',
  media: 'text/csv',
});

export const exportCasesXlsx = endpoint({
  ...shared,
  path: '/api/v1/cases/export.xlsx',
  summary: 'The filtered list of cases as a workbook; audited',
  media: XLSX_MEDIA,
});
