import { z } from 'zod';
import { townCodeSchema } from '../../model/area.ts';
import { endpoint } from '../endpoint.ts';
import { instantText } from '../instant.ts';
import { gridLiveSchema, staffingFindingSchema } from '../live-schemas.ts';

const count = z.int().min(0);

const coverageAnswerSchema = z.strictObject({
  atMs: z.number(),
  town: z.string().nullable(),
  totals: z.strictObject({
    grids: count,
    covered: count,
    thin: count,
    overdue: count,
    empty: count,
    cells: count,
    visitedCells: count,
    completeness: z.number().min(0).max(1),
  }),
  grids: z.array(gridLiveSchema),
  findings: z.array(staffingFindingSchema),
});
/** `GET /api/v1/coverage?town=&at=`. */
export type CoverageAnswer = z.infer<typeof coverageAnswerSchema>;

export const getCoverage = endpoint({
  method: 'get',
  path: '/api/v1/coverage',
  admission: 'coverage:read',
  summary: 'Coverage now, or as it was at a past moment (from the stored fixes of that local day)',
  query: z.strictObject({ town: townCodeSchema.optional(), at: instantText.optional() }),
  answer: coverageAnswerSchema,
});
