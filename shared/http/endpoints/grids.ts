import { z } from 'zod';
import { areaGeometrySchema, gridSchema, townCodeSchema } from '../../model/area.ts';
import { endpoint } from '../endpoint.ts';
import { gridLiveFields } from '../live-schemas.ts';

const gridFeature = z.strictObject({
  type: z.literal('Feature'),
  id: z.int().positive(),
  properties: gridSchema.extend({
    officer: z
      .string()
      .nullable()
      .describe('id of the first officer of the roster who holds the grid; null without roster:read'),
    officers: z.array(z.strictObject({ id: z.string(), name: z.string(), role: z.string() })),
    ...gridLiveFields,
  }),
  geometry: areaGeometrySchema,
});

export const listGrids = endpoint({
  method: 'get',
  path: '/api/v1/grids',
  admission: 'coverage:read',
  summary: 'Third-level grids as GeoJSON with officer, state and completeness',
  query: z.strictObject({ town: townCodeSchema.optional() }),
  media: 'application/geo+json',
  answer: z.strictObject({ type: z.literal('FeatureCollection'), features: z.array(gridFeature) }),
});
