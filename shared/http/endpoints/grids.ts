import { z } from 'zod';
import { areaGeometrySchema, gridCodeSchema, gridSchema, townCodeSchema } from '../../model/area.ts';
import { gridColumnsSchema } from '../../model/grid-register.ts';
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

/** One grid with its shape, who holds it and how it stands. */
export type GridFeature = z.infer<typeof gridFeature>;

export const listGrids = endpoint({
  method: 'get',
  path: '/api/v1/grids',
  admission: 'coverage:read',
  summary: 'Third-level grids as GeoJSON with officer, state and completeness',
  query: z.strictObject({ town: townCodeSchema.optional() }),
  media: 'application/geo+json',
  answer: z.strictObject({ type: z.literal('FeatureCollection'), features: z.array(gridFeature) }),
});

export const getGrid = endpoint({
  method: 'get',
  path: '/api/v1/grids/:code',
  admission: 'coverage:read',
  summary: 'One third-level grid as GeoJSON with officer, state and completeness',
  params: z.strictObject({ code: gridCodeSchema }),
  media: 'application/geo+json',
  answer: gridFeature,
});

export const getGridRegister = endpoint({
  method: 'get',
  path: '/api/v1/grid-register',
  admission: 'district:read',
  summary: 'Code, name, town and community of every third-level grid as columns; never changes for one `v`',
  query: z.strictObject({ v: z.string().max(64).optional().describe('areasVersion of the district') }),
  answer: gridColumnsSchema,
});
