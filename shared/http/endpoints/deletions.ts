import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

export const listDeletions = endpoint({
  method: 'get',
  path: '/api/v1/deletions',
  admission: 'audit:read',
  summary: 'What was deleted when its time was over, newest first, with whether each record is as it was written',
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(500).default(100),
    cursor: z.coerce.number().int().min(1).optional(),
  }),
  answer: z.strictObject({
    items: z.array(
      z.strictObject({
        seq: z.int(),
        atMs: z.number(),
        deleted: z.array(z.strictObject({ what: z.string(), beforeMs: z.number(), rows: z.int() })),
        prevHash: z.string(),
        hash: z.string(),
        hmac: z.string(),
        /** Hash and signature are right. */
        intact: z.boolean(),
      }),
    ),
    next: z.string().optional(),
  }),
});
