import { z } from 'zod';
import { SESSION_RESTRICTIONS, grantSchema } from '../../access/account.ts';
import { ACTIONS } from '../../access/actions.ts';
import { ROLES } from '../../access/roles.ts';
import { townCodeSchema } from '../../model/area.ts';
import { endpoint } from '../endpoint.ts';

/** Longest password that is read; more would only keep the server busy. */
const MAX_PASSWORD_LENGTH = 128;

/** A password as it is typed: what it must be is said where one is chosen, not where one is tried. */
export const typedPassword = z.string().min(1).max(MAX_PASSWORD_LENGTH);
/** Six digits of an authenticator, or one of the recovery codes (`xxxx-xxxx-xxxx-xxxx`). */
export const secondFactorCode = z.string().trim().min(6).max(24);

/**
 * `POST /api/v1/session`: `{username, password, totp?}`, or in demo mode `{demo: role, town?}`. A demo town manager
 * names the town; a demo member of a field team becomes the first officer of that role (there, when a town is named).
 *
 * Refusals: `sign-in-failed` 401 (name or password wrong, the same for a name that nobody has), `second-factor-needed` 401
 * (right so far: ask for `totp`), `second-factor-wrong` 401, `account-locked` 403, `no-role` 403, `too-many-attempts` 429
 * with `Retry-After` in seconds.
 */
const signInBody = z
  .strictObject({
    demo: z.enum(ROLES).optional(),
    town: townCodeSchema.optional(),
    username: z.string().trim().min(1).max(64).optional(),
    password: typedPassword.optional(),
    totp: secondFactorCode.optional(),
  })
  .superRefine(({ demo, town, username, password, totp }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (demo === undefined) {
      if (username === undefined) wrong('username', 'is needed');
      if (password === undefined) wrong('password', 'is needed');
      if (town !== undefined) wrong('town', 'goes with demo');
    } else {
      if (username !== undefined) wrong('username', 'does not go with demo');
      if (password !== undefined) wrong('password', 'does not go with demo');
      if (totp !== undefined) wrong('totp', 'does not go with demo');
    }
  });

export const sessionAnswerSchema = z.strictObject({
  role: z.enum([...ROLES, 'api-key', 'operator']),
  town: z.string().nullable(),
  /** The line of the roster that the session is bound to, and its grids. */
  officer: z.string().nullable(),
  grids: z.array(z.string()),
  demo: z.boolean(),
  /** False for a visitor who is shown the district of a demo without a session. */
  signedIn: z.boolean(),
  /** What the role may do, before reach; empty while `restricted` is not null, but for `account:own`. */
  actions: z.array(z.enum(ACTIONS)),
  /** Null for demo identities, visitors and programs. */
  account: z.strictObject({ id: z.string(), username: z.string(), name: z.string() }).nullable(),
  /** Everything that the account may act as; `grant` is the one in use. Switch with `POST /api/v1/session/role`. */
  grants: z.array(grantSchema),
  grant: z.string().nullable(),
  restricted: z.enum(SESSION_RESTRICTIONS).nullable(),
  /** The session ends then at the latest, and earlier when unused for `idleMs`; null without a session. */
  expiresMs: z.number().nullable(),
  idleMs: z.number().nullable(),
});
/** `GET /api/v1/session`: who am I and what may I do. 401 `not-signed-in` for a stranger when demo mode is off. */
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
  summary: 'Sign in with name and password; in demo mode as a role',
  body: signInBody,
  guessable: true,
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

/** The session gets a new id; sockets of the old one are cut. 404 for a grant that the account does not hold. */
export const switchRole = endpoint({
  method: 'post',
  path: '/api/v1/session/role',
  admission: 'account:own',
  summary: 'Act under another of the roles that one holds',
  body: z.strictObject({ grant: z.string().min(1).max(64) }),
  answer: sessionAnswerSchema,
});

/** For a session that is `give-second-factor`: single sign-on has no field for the code. */
export const giveSecondFactor = endpoint({
  method: 'post',
  path: '/api/v1/session/second-factor',
  admission: 'account:own',
  summary: 'Give the code of the second factor to a session that came without it',
  body: z.strictObject({ code: secondFactorCode }),
  guessable: true,
  answer: sessionAnswerSchema,
});
