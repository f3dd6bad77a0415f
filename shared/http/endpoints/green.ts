import { z } from 'zod';
import { sourceSchema } from '../../explain/explained-schema.ts';
import { townCodeSchema } from '../../model/area.ts';
import { endpoint } from '../endpoint.ts';

const share = z.number().min(0).max(1);
const greenShareSchema = z.strictObject({
  withinM: z.number(),
  areaShare: share,
  areaShareError: z.number().min(0),
  populationShare: share.nullable(),
  landM2: z.number(),
  residents: z.number(),
  withoutResidents: z.int().min(0),
  source: sourceSchema,
});

export const getGreen = endpoint({
  method: 'get',
  path: '/api/v1/green',
  admission: 'district:read',
  summary: 'Land and residents with green within 300 m and a park within 500 m, of the district or a town',
  query: z.strictObject({ town: townCodeSchema.optional() }),
  answer: z.discriminatedUnion('basis', [
    z.strictObject({
      town: z.string().nullable(),
      basis: z.literal('not-provided'),
      reason: z.enum(['no-document', 'no-green-places']),
    }),
    z.strictObject({
      town: z.string().nullable(),
      basis: z.literal('assumed'),
      schematic: z.boolean(),
      green: greenShareSchema,
      park: greenShareSchema,
      distance: z.strictObject({ kind: z.literal('straight-line'), basis: z.literal('assumed') }),
      land: z.strictObject({ kind: z.literal('whole-towns'), basis: z.literal('assumed') }),
    }),
  ]),
});
