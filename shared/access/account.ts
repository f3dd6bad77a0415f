import { z } from 'zod';
import { townCodeSchema } from '../model/area.ts';
import { ACCOUNT_ROLES, type Role } from './roles.ts';

/** `locked` is an administrator's decision and can be undone; `left` is for good (the person is no longer here). */
export const ACCOUNT_STATES = ['active', 'locked', 'left'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** The name that one signs in with: small letters, digits, dot, underscore, hyphen. Typed in any case, kept in lower case. */
export const usernameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,31}$/, 'must be 2 to 32 small letters, digits, dots, hyphens or underscores');

/** The name of the person, as colleagues read it. */
export const personNameSchema = z.string().trim().min(1).max(60);

export const accountRoleSchema = z.enum(ACCOUNT_ROLES as [Role, ...Role[]]);

/** A role that an account holds, and what it is bound to. */
export const grantSchema = z.strictObject({
  id: z.string(),
  role: accountRoleSchema,
  town: townCodeSchema.nullable(),
  /** Line of the roster of a member of a field team. */
  officer: z.string().nullable(),
});
export type Grant = z.infer<typeof grantSchema>;

/**
 * What a session must do before it may do anything else: change a one-time password, enrol the second factor that its
 * role needs, or give the code of the one it has. A restricted session is refused everything but `account:own`.
 */
export const SESSION_RESTRICTIONS = ['change-password', 'enrol-second-factor', 'give-second-factor'] as const;
export type SessionRestriction = (typeof SESSION_RESTRICTIONS)[number];
