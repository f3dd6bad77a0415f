import { z } from 'zod';
import { scopeSchema } from '../../world/scope.ts';
import { trendSampleSchema } from '../district.ts';
import { endpoint } from '../endpoint.ts';

export const getTrend = endpoint({
  method: 'get',
  path: '/api/v1/trend',
  admission: 'trend:read',
  summary: 'Headline figures of a scope, sampled every five minutes',
  query: z.strictObject({
    scope: scopeSchema.default('district'),
    hours: z.coerce.number().min(1).max(168).default(24),
  }),
  answer: z.strictObject({ items: z.array(trendSampleSchema) }),
});
