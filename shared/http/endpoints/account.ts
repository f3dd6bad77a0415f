import { z } from 'zod';
import { grantSchema } from '../../access/account.ts';
import { endpoint } from '../endpoint.ts';
import { secondFactorCode, sessionAnswerSchema, typedPassword } from './session.ts';

/** One's own account. A session without an account (demo, program) is answered 404 `not-found`. */
const own = { admission: 'account:own' } as const;

export const getAccount = endpoint({
  ...own,
  method: 'get',
  path: '/api/v1/account',
  summary: 'My account',
  answer: z.strictObject({
    id: z.string(),
    username: z.string(),
    name: z.string(),
    grants: z.array(grantSchema),
    /** False for an account that only signs in elsewhere. */
    hasPassword: z.boolean(),
    mustChangePassword: z.boolean(),
    passwordChangedMs: z.number().nullable(),
    secondFactor: z.strictObject({
      confirmed: z.boolean(),
      /** One of the roles needs it: it cannot be removed, only replaced. */
      needed: z.boolean(),
      recoveryCodesLeft: z.int(),
    }),
    singleSignOn: z.boolean(),
  }),
});

/** Ends every other session and renews this one. Refusals name `current` or `next` (`invalid-input`). */
export const changePassword = endpoint({
  ...own,
  method: 'post',
  path: '/api/v1/account/password',
  summary: 'Change my password',
  body: z.strictObject({ current: typedPassword, next: typedPassword }),
  guessable: true,
  answer: sessionAnswerSchema,
});

/**
 * Answers a new secret, shown once: `url` is the text of the QR code, `secret` the same for typing. It counts from its
 * confirmation on; until then an older one keeps working. `password` is needed where the account has one, `code` of the
 * old second factor where there is one.
 */
export const enrolTotp = endpoint({
  ...own,
  method: 'post',
  path: '/api/v1/account/totp',
  summary: 'Begin to enrol an authenticator',
  body: z.strictObject({ password: typedPassword.optional(), code: secondFactorCode.optional() }),
  guessable: true,
  status: 201,
  answer: z.strictObject({ secret: z.string(), url: z.string() }),
});

/** Answers the recovery codes, shown once, each good for one sign-in; ends every other session and renews this one. */
export const confirmTotp = endpoint({
  ...own,
  method: 'post',
  path: '/api/v1/account/totp/confirm',
  summary: 'Confirm the authenticator with its first code',
  body: z.strictObject({ code: secondFactorCode }),
  guessable: true,
  answer: z.strictObject({ recoveryCodes: z.array(z.string()), session: sessionAnswerSchema }),
});

/** 409 `second-factor-kept` when one of the roles needs it. */
export const removeTotp = endpoint({
  ...own,
  method: 'post',
  path: '/api/v1/account/totp/remove',
  summary: 'Remove the second factor',
  body: z.strictObject({ code: secondFactorCode }),
  guessable: true,
  status: 204,
  answer: z.undefined(),
});

export const sessionListSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      /** Not the secret of the session. */
      id: z.string(),
      /** The one that asks. */
      current: z.boolean(),
      role: z.string().nullable(),
      town: z.string().nullable(),
      createdMs: z.number(),
      /** To the minute. */
      lastSeenMs: z.number(),
      address: z.string().nullable(),
      userAgent: z.string().nullable(),
    }),
  ),
});
export type SessionList = z.infer<typeof sessionListSchema>;

export const listSessions = endpoint({
  ...own,
  method: 'get',
  path: '/api/v1/account/sessions',
  summary: 'Where I am signed in',
  answer: sessionListSchema,
});

export const endSession = endpoint({
  ...own,
  method: 'delete',
  path: '/api/v1/account/sessions/:session',
  summary: 'End one of my sessions',
  params: z.strictObject({ session: z.string().max(64) }),
  status: 204,
  answer: z.undefined(),
});

export const endSessions = endpoint({
  ...own,
  method: 'delete',
  path: '/api/v1/account/sessions',
  summary: 'Sign out everywhere, here too',
  status: 204,
  answer: z.undefined(),
});
