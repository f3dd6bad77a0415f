import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

const healthSchema = z.strictObject({
  status: z.enum(['ok', 'store-unreachable']),
  version: z.string(),
  district: z.string(),
  store: z.enum(['embedded', 'served']),
  demo: z.boolean(),
  policyFault: z
    .string()
    .nullable()
    .describe('the figure that no policy in force gives today, while the last known ones stay in use; null when none'),
  uptimeS: z.number().min(0),
});

export const getHealth = endpoint({
  method: 'get',
  path: '/healthz',
  admission: 'anyone',
  summary: 'Alive, with version, district and store; 503 when the store does not answer',
  answer: healthSchema,
});

export const getMetrics = endpoint({
  method: 'get',
  path: '/metrics',
  admission: 'loopback',
  summary: 'Figures for Prometheus, to callers on this machine',
  media: 'text/plain',
  answer: z.string(),
});

export const getOpenApi = endpoint({
  method: 'get',
  path: '/api/openapi.json',
  admission: 'anyone',
  summary: 'This description, OpenAPI 3.1',
  answer: z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) }),
});
