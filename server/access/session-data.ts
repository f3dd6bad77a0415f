import { z } from 'zod';
import { ROLES } from '../../shared/access/roles.ts';

const sessionDataSchema = z.object({
  /** Id of the account; null for a demo identity. */
  account: z.string().nullable(),
  /** Id of the grant that the account acts under. */
  grant: z.string().nullable(),
  /** Who a demo identity is. */
  demo: z.object({ role: z.enum(ROLES), town: z.string().nullable(), officer: z.string().nullable() }).nullable(),
  /** Whether this session has brought a second factor. */
  secondFactor: z.boolean(),
  /** Signed in elsewhere (ACC-56); a session of before this was kept was not, as far as anybody knows. */
  elsewhere: z.boolean().default(false),
  createdMs: z.number(),
  /** To the minute. */
  lastSeenMs: z.number(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
});
/** What the server knows of a session; who it is of is looked up each time. */
export type SessionData = z.infer<typeof sessionDataSchema>;
/** What opening one needs to be told. */
export type NewSession = Pick<SessionData, 'account' | 'grant' | 'demo' | 'secondFactor' | 'elsewhere'> & {
  /** When it began, for one that carries on under a new secret; now without it. */
  readonly createdMs?: number;
};

/** Reads what lies in the store; null for what an older or newer Jingge wrote. */
export function readSessionData(stored: unknown): SessionData | null {
  const parsed = sessionDataSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
