import { z } from 'zod';
import { scopeSchema } from '../../world/scope.ts';
import { endpoint } from '../endpoint.ts';

/** The page of the wall: open to a screen that is not enrolled yet, which shows where to type the code. */
export const WALL_PAGE = '/wall';

const displaySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  scope: scopeSchema,
  state: z.enum(['waiting', 'code-expired', 'enrolled', 'revoked']),
  createdMs: z.number(),
  createdBy: z.string(),
  claimedMs: z.number().nullable(),
  /** To the minute. */
  lastSeenMs: z.number().nullable(),
  revokedMs: z.number().nullable(),
});
export type DisplayItem = z.infer<typeof displaySchema>;

export const listDisplays = endpoint({
  method: 'get',
  path: '/api/v1/displays',
  admission: 'display:enrol',
  summary: 'Walls with when they were last seen',
  answer: z.strictObject({ items: z.array(displaySchema) }),
});

export const enrolDisplay = endpoint({
  method: 'post',
  path: '/api/v1/displays',
  admission: 'display:enrol',
  summary: 'Enrol a wall; answers the code that is typed on it within ten minutes, once',
  body: z.strictObject({ name: z.string().trim().min(1).max(60), scope: scopeSchema }),
  status: 201,
  answer: z.strictObject({ display: displaySchema, code: z.string(), codeExpiresMs: z.number() }),
});

export const claimDisplay = endpoint({
  method: 'post',
  path: '/api/v1/displays/claim',
  admission: 'anyone',
  summary: 'Make this screen the wall that the code was given for: sets its cookie, or answers its token',
  body: z.strictObject({
    code: z.string().min(1).max(40),
    /** For a wall that keeps no cookies: answers the token, for `displayToken` in the handshake, and sets no cookie. */
    asToken: z.boolean().default(false),
  }),
  status: 201,
  answer: z.strictObject({ name: z.string(), scope: scopeSchema, token: z.string().nullable() }),
  guessable: true,
});
export type ClaimAnswer = z.infer<typeof claimDisplay.answer>;

export const revokeDisplay = endpoint({
  method: 'delete',
  path: '/api/v1/displays/:id',
  admission: 'display:enrol',
  summary: 'Revoke a wall: it goes dark at once',
  params: z.strictObject({ id: z.string().max(64) }),
  answer: z.undefined(),
  status: 204,
});
