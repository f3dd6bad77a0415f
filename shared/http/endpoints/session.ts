import { z } from 'zod';
import { ACTIONS } from '../../access/actions.ts';
import { ROLES } from '../../access/roles.ts';
import { townCodeSchema } from '../../model/area.ts';
import { endpoint } from '../endpoint.ts';

/** `POST /api/v1/session` in demo mode. A town manager names the town. */
const signInBody = z.strictObject({ demo: z.enum(ROLES), town: townCodeSchema.optional() });

const sessionAnswerSchema = z.strictObject({
  role: z.enum([...ROLES, 'operator']),
  town: z.string().nullable(),
  demo: z.boolean(),
  /** False for a visitor who is shown the district without a session. */
  signedIn: z.boolean(),
  actions: z.array(z.enum(ACTIONS)),
});
/** `GET /api/v1/session`: who am I and what may I do. */
export type SessionAnswer = z.infer<typeof sessionAnswerSchema>;

const session = { path: '/api/v1/session', admission: 'anyone' } as const;

export const getSession = endpoint({
  ...session,
  method: 'get',
  summary: 'Who am I and what may I do',
  answer: sessionAnswerSchema,
});

export const signIn = endpoint({
  ...session,
  method: 'post',
  summary: 'Sign in; in demo mode as a role',
  body: signInBody,
  status: 201,
  answer: sessionAnswerSchema,
});

export const signOut = endpoint({
  ...session,
  method: 'delete',
  summary: 'Sign out',
  status: 204,
  answer: z.undefined(),
});
