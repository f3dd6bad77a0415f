import { z } from 'zod';
import { districtAnswerSchema } from '../district.ts';
import { endpoint } from '../endpoint.ts';

const AREA_LAYERS = ['towns', 'communities', 'grids', 'landmarks'] as const;
export type AreaLayer = (typeof AREA_LAYERS)[number];

export const getDistrict = endpoint({
  method: 'get',
  path: '/api/v1/district',
  admission: 'district:read',
  summary: 'The district with the policies it is under and the figures that screens print',
  answer: districtAnswerSchema,
});

const featureCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.int().positive().optional(),
      properties: z.looseObject({}),
      geometry: z.looseObject({ type: z.string() }),
    }),
  ),
});

export const getAreas = endpoint({
  method: 'get',
  path: '/api/v1/areas/:layer',
  admission: 'district:read',
  summary: 'Boundaries of one layer as GeoJSON; never changes for one `v`',
  params: z.strictObject({ layer: z.enum(AREA_LAYERS) }),
  query: z.strictObject({ v: z.string().max(64).optional().describe('areasVersion of the district') }),
  media: 'application/geo+json',
  answer: featureCollection,
});
