import { z } from 'zod';

/** Stable codes of refusals, each with its status and its title. Programs go by the code, people read the detail. */
export const PROBLEMS = {
  'invalid-input': { status: 400, title: 'The request has a wrong or missing field' },
  'bad-json': { status: 400, title: 'The body is not JSON' },
  'too-deep': { status: 400, title: 'The body is nested too deeply' },
  'bad-request': { status: 400, title: 'The request cannot be read' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'sign-in-failed': { status: 401, title: 'Name or password is wrong' },
  'second-factor-needed': { status: 401, title: 'A code of the second factor is needed' },
  'second-factor-wrong': { status: 401, title: 'The code of the second factor is wrong' },
  'bad-token': { status: 401, title: 'The token is not known' },
  forbidden: { status: 403, title: 'This is not allowed' },
  'two-axes': { status: 403, title: 'Who sends or handles does not judge' },
  'cross-site': { status: 403, title: 'Writes from other sites are refused' },
  'account-locked': { status: 403, title: 'The account is locked' },
  'no-role': { status: 403, title: 'The account has no role yet' },
  'session-restricted': { status: 403, title: 'The session must do something else first' },
  'setup-code-wrong': { status: 403, title: 'The code of the first start is wrong' },
  'ticket-needed': { status: 403, title: 'This needs an approved ticket' },
  'own-ticket': { status: 403, title: 'Nobody decides on their own ticket' },
  'display-code-wrong': { status: 403, title: 'The code of the wall is wrong' },
  'demo-off': { status: 403, title: 'Demo identities are switched off' },
  'photo-removed': { status: 410, title: 'The photo was taken away' },
  'not-found': { status: 404, title: 'There is no such thing here' },
  'method-not-allowed': { status: 405, title: 'The path does not take this method' },
  'version-conflict': { status: 409, title: 'Somebody else changed it first' },
  'setup-done': { status: 409, title: 'There is an administrator already' },
  'username-taken': { status: 409, title: 'Somebody else has this name' },
  'identity-taken': { status: 409, title: 'Somebody else signs in with this' },
  'own-account': { status: 409, title: 'Nobody does this to their own account' },
  'roles-clash': { status: 409, title: 'Nobody is two of the three administrators' },
  'last-administrator': { status: 409, title: 'The last administrator of this kind stays' },
  'account-left': { status: 409, title: 'The person of this account has left' },
  'second-factor-kept': { status: 409, title: 'The role needs its second factor' },
  'decided-already': { status: 409, title: 'Somebody has decided already' },
  'device-revoked': { status: 409, title: 'The device is revoked' },
  'photo-taken': { status: 409, title: 'Another photo has this id' },
  'case-full': { status: 409, title: 'The case takes no more photos' },
  'not-from-this-state': { status: 409, title: 'The action is not possible in this state' },
  'not-on-duty': { status: 409, title: 'This is for the time of the own shift' },
  'not-now': { status: 409, title: 'The step has to wait for something else' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'image-too-large': { status: 413, title: 'The image has too many pixels' },
  'image-unreadable': { status: 422, title: 'The image cannot be read' },
  'not-an-image': { status: 415, title: 'The body must be a JPEG, PNG or WebP image' },
  'unsupported-media-type': { status: 415, title: 'The body must be JSON' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key was used with another body' },
  'too-many-attempts': { status: 429, title: 'Too many attempts: wait' },
  'too-many-fixes': { status: 429, title: 'The device sends too much: wait' },
  overloaded: { status: 503, title: 'The server has too much to do' },
  internal: { status: 500, title: 'The server failed' },
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
  /** The same as in the log of the server. */
  correlationId: z.string(),
  /** Which fields are wrong; `path` is dotted, empty for the whole. */
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  /** The version that is stored now, on `version-conflict`. */
  version: z.int().optional(),
});
/** RFC 9457 problem details, `application/problem+json`. */
export type Problem = z.infer<typeof problemSchema>;
export type FieldError = NonNullable<Problem['errors']>[number];
