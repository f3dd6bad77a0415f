import { z } from 'zod';
import { personNameSchema, usernameSchema } from '../../access/account.ts';
import { endpoint } from '../endpoint.ts';
import { sessionAnswerSchema, typedPassword } from './session.ts';

/** The page that makes the first administrator. */
export const SETUP_PAGE = '/setup';

/** What a sign-in page has to know before anybody has signed in. */
export const getSetup = endpoint({
  method: 'get',
  path: '/api/v1/setup',
  admission: 'anyone',
  summary: 'Which ways in there are, and whether the first administrator is still to be made',
  answer: z.strictObject({
    /** True while demo mode is off and no account exists: show the setup page. */
    needed: z.boolean(),
    demo: z.boolean(),
    /** True where there would be demo identities but for a proxy that the request came through (ACC-72). */
    proxiedDemo: z.boolean(),
    /** True when `GET /api/v1/session/oidc` leads to a sign-in elsewhere. */
    singleSignOn: z.boolean(),
    /** Least length of a password, for the hint beside the field. */
    passwordLength: z.int(),
  }),
});

/**
 * The code is printed at the terminal at every start while no account exists. Makes the first system administrator and
 * signs in; the session is `enrol-second-factor`. Refusals: `setup-code-wrong` 403, `setup-done` 409, `too-many-attempts`
 * 429, `invalid-input` 400 naming `password` with what is wrong with it.
 */
export const setUp = endpoint({
  method: 'post',
  path: '/api/v1/setup',
  admission: 'anyone',
  summary: 'Make the first system administrator with the code that the server printed at its start',
  body: z.strictObject({
    code: z.string().trim().min(1).max(40),
    username: usernameSchema,
    password: typedPassword,
    name: personNameSchema,
  }),
  guessable: true,
  status: 201,
  answer: sessionAnswerSchema,
});
