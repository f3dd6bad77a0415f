import { z } from 'zod';
import { townCodeSchema } from '../../model/area.ts';
import { townItemSchema } from '../district.ts';
import { endpoint } from '../endpoint.ts';

export const listTowns = endpoint({
  method: 'get',
  path: '/api/v1/towns',
  admission: 'district:read',
  summary: 'Towns with zone class, grade, their reasons and counts',
  answer: z.strictObject({ items: z.array(townItemSchema) }),
});

export const getTown = endpoint({
  method: 'get',
  path: '/api/v1/towns/:code',
  admission: 'district:read',
  summary: 'One town with zone class, grade, their reasons and counts',
  params: z.strictObject({ code: townCodeSchema }),
  answer: townItemSchema,
});
