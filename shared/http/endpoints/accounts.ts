import { z } from 'zod';
import {
  ACCOUNT_STATES,
  accountRoleSchema,
  grantSchema,
  personNameSchema,
  usernameSchema,
} from '../../access/account.ts';
import { townCodeSchema } from '../../model/area.ts';
import { endpoint } from '../endpoint.ts';
import { sessionListSchema } from './account.ts';

const ofAccount = z.strictObject({ id: z.string().max(64) });
const reason = z.string().trim().max(300).optional();
const whoLeads = { admission: 'account:read' } as const;

/** An account as administrators see it. */
const accountItemSchema = z.strictObject({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  state: z.enum(ACCOUNT_STATES),
  grants: z.array(grantSchema),
  hasPassword: z.boolean(),
  mustChangePassword: z.boolean(),
  secondFactor: z.boolean(),
  /** Who it is at the identity provider. */
  identities: z.array(z.strictObject({ issuer: z.string(), subject: z.string() })),
  /** Too many wrong passwords: shut until then by itself. */
  waitsUntilMs: z.number().nullable(),
  createdMs: z.number(),
  passwordChangedMs: z.number().nullable(),
  lastSignInMs: z.number().nullable(),
});
export type AccountItem = z.infer<typeof accountItemSchema>;

export const listAccounts = endpoint({
  ...whoLeads,
  method: 'get',
  path: '/api/v1/accounts',
  summary: 'Accounts with their roles, by username',
  answer: z.strictObject({
    items: z.array(accountItemSchema),
    /** True while no active security administrator exists: the system administrator may grant exactly that role. */
    needsSecurityAdmin: z.boolean(),
  }),
});

/** The one-time password is shown once and must be changed at the first sign-in. 409 `username-taken`. */
export const createAccount = endpoint({
  method: 'post',
  path: '/api/v1/accounts',
  admission: 'account:keep',
  summary: 'Make an account; it has no role until the security administrator grants one',
  body: z.strictObject({
    username: usernameSchema,
    name: personNameSchema,
    /** For an account without a password: who it is at the identity provider that is configured. */
    subject: z.string().min(1).max(255).optional(),
  }),
  status: 201,
  answer: z.strictObject({ account: accountItemSchema, oneTimePassword: z.string().nullable() }),
});

/** Ends all its sessions. 409 `last-administrator`; nobody locks themselves (`own-account` 409). */
export const lockAccount = endpoint({
  method: 'post',
  path: '/api/v1/accounts/:id/lock',
  admission: 'account:keep',
  summary: 'Lock an account',
  params: ofAccount,
  body: z.strictObject({ reason }),
  answer: accountItemSchema,
});

/** Also ends the wait after too many wrong passwords. 409 `account-left`. */
export const unlockAccount = endpoint({
  method: 'post',
  path: '/api/v1/accounts/:id/unlock',
  admission: 'account:keep',
  summary: 'Unlock an account',
  params: ofAccount,
  body: z.strictObject({ reason }),
  answer: accountItemSchema,
});

export const closeAccount = endpoint({
  method: 'post',
  path: '/api/v1/accounts/:id/leave',
  admission: 'account:keep',
  summary: 'The person has left: roles, sessions, password and second factor end, for good',
  params: ofAccount,
  body: z.strictObject({ reason }),
  answer: accountItemSchema,
});

export const resetPassword = endpoint({
  method: 'post',
  path: '/api/v1/accounts/:id/password',
  admission: 'account:keep',
  summary: 'A new one-time password, shown once; the second factor stays',
  params: ofAccount,
  body: z.strictObject({ reason }),
  answer: z.strictObject({ account: accountItemSchema, oneTimePassword: z.string() }),
});

/** The security administrator's, so that no administrator can take over an account alone. */
export const resetTotp = endpoint({
  method: 'delete',
  path: '/api/v1/accounts/:id/totp',
  admission: 'account:grant',
  summary: 'Drop the second factor of somebody who lost it',
  params: ofAccount,
  answer: accountItemSchema,
});

/** 409 `identity-taken` when another account has it. */
export const linkIdentity = endpoint({
  method: 'post',
  path: '/api/v1/accounts/:id/identities',
  admission: 'account:grant',
  summary: 'Say who an account is at the identity provider that is configured',
  params: ofAccount,
  body: z.strictObject({ subject: z.string().min(1).max(255) }),
  answer: accountItemSchema,
});

export const unlinkIdentities = endpoint({
  method: 'delete',
  path: '/api/v1/accounts/:id/identities',
  admission: 'account:grant',
  summary: 'The account signs in with its password only',
  params: ofAccount,
  answer: accountItemSchema,
});

/**
 * For `account:grant`; while no active security administrator exists the system administrator may grant exactly that role to
 * another account. Town and officer as the role needs them (`invalid-input` names the field): a town manager has a town, a
 * field team member an officer (and with it a town). Refusals: `own-account` 409, `roles-clash` 409 (one person would be
 * two of the three administrators), `account-left` 409, `forbidden` 403.
 */
export const grantRole = endpoint({
  ...whoLeads,
  method: 'post',
  path: '/api/v1/accounts/:id/grants',
  summary: 'Grant a role',
  params: ofAccount,
  body: z.strictObject({
    role: accountRoleSchema,
    town: townCodeSchema.optional(),
    officer: z.string().min(1).max(64).optional(),
    reason,
  }),
  status: 201,
  answer: accountItemSchema,
});

/** Sessions under the grant end. 409 `last-administrator`, `own-account`. */
export const takeRole = endpoint({
  method: 'delete',
  path: '/api/v1/accounts/:id/grants/:grant',
  admission: 'account:grant',
  summary: 'Take a role',
  params: ofAccount.extend({ grant: z.string().max(64) }),
  answer: accountItemSchema,
});

export const listSessionsOf = endpoint({
  method: 'get',
  path: '/api/v1/accounts/:id/sessions',
  admission: 'account:grant',
  summary: 'Where somebody is signed in',
  params: ofAccount,
  answer: sessionListSchema,
});

export const endSessionsOf = endpoint({
  method: 'delete',
  path: '/api/v1/accounts/:id/sessions',
  admission: 'account:grant',
  summary: 'End all sessions of somebody',
  params: ofAccount,
  status: 204,
  answer: z.undefined(),
});
