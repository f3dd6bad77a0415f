import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/** Why a sign-in elsewhere came to nothing, as `/sign-in?error=…`. */
export type OidcError = 'oidc-off' | 'oidc-unreachable' | 'oidc-refused' | 'oidc-unknown' | 'oidc-locked';

/** The page that a sign-in elsewhere comes back to when it failed; a browser without a session is sent there, too. */
export const SIGN_IN_PAGE = '/sign-in';

export const startOidc = endpoint({
  method: 'get',
  path: '/api/v1/session/oidc',
  admission: 'anyone',
  summary: 'Go to the identity provider to sign in there (OpenID Connect); a browser follows this as a link',
  query: z.strictObject({
    /** Page of this server to come back to. */
    next: z
      .string()
      .max(500)
      .regex(/^\/(?![/\\])/, 'must be a path of this server')
      .optional(),
  }),
  status: 302,
  answer: z.undefined(),
});

export const finishOidc = endpoint({
  method: 'get',
  path: '/api/v1/session/oidc/callback',
  admission: 'anyone',
  summary:
    'Where the identity provider sends the browser back to; leads to a page, signed in or with the reason why not',
  query: z.looseObject({ code: z.string().max(4000).optional(), state: z.string().max(500).optional() }),
  status: 302,
  answer: z.undefined(),
});
