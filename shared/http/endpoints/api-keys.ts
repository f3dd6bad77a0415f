import { z } from 'zod';
import { API_SCOPES } from '../../access/api-scopes.ts';
import { townCodeSchema } from '../../model/area.ts';
import { endpoint } from '../endpoint.ts';
import { instantValue } from '../instant.ts';

const apiKeySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(API_SCOPES)),
  town: z.string().nullable(),
  createdMs: z.number(),
  createdBy: z.string(),
  expiresMs: z.number().nullable(),
  /** To the minute. */
  lastUsedMs: z.number().nullable(),
  revokedMs: z.number().nullable(),
});

export const listApiKeys = endpoint({
  method: 'get',
  path: '/api/v1/api-keys',
  admission: 'api-key:issue',
  summary: 'Keys of other programs, without the keys themselves',
  answer: z.strictObject({ items: z.array(apiKeySchema) }),
});

export const issueApiKey = endpoint({
  method: 'post',
  path: '/api/v1/api-keys',
  admission: 'api-key:issue',
  summary: 'Issue a key to another program; answers it, once',
  body: z.strictObject({
    name: z.string().trim().min(1).max(60),
    scopes: z
      .array(z.enum(API_SCOPES))
      .min(1)
      .refine((scopes) => new Set(scopes).size === scopes.length, { error: 'names a scope twice' }),
    town: townCodeSchema.optional(),
    expires: instantValue.optional(),
  }),
  status: 201,
  answer: z.strictObject({ apiKey: apiKeySchema, key: z.string() }),
});

export const revokeApiKey = endpoint({
  method: 'delete',
  path: '/api/v1/api-keys/:id',
  admission: 'api-key:issue',
  summary: 'Revoke a key: it opens nothing from this moment on',
  params: z.strictObject({ id: z.string().max(64) }),
  answer: z.undefined(),
  status: 204,
});
