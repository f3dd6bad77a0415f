/** How long a session lives, ms. */
export interface SessionLimits {
  readonly idleMs: number;
  /** Counted from signing in, however busy the session is. */
  readonly absoluteMs: number;
}

const HOUR_MS = 3_600_000;

/**
 * People: half an hour unused, which is what 等保 practice takes for "timeout of the connection", and one shift of twelve
 * hours at most. No document says a figure: both are assumed. A demo is left alone for a working day.
 */
const PEOPLE: SessionLimits = { idleMs: HOUR_MS / 2, absoluteMs: 12 * HOUR_MS };
const DEMO: SessionLimits = { idleMs: 12 * HOUR_MS, absoluteMs: 24 * HOUR_MS };

/** The limits of a session of an account, or of a demo identity (ACC-45). */
export function sessionLimits(isDemoIdentity: boolean): SessionLimits {
  return isDemoIdentity ? DEMO : PEOPLE;
}

/** Whether a session is over at a moment. */
export function isOver(
  session: { readonly createdMs: number; readonly lastSeenMs: number },
  { idleMs, absoluteMs }: SessionLimits,
  nowMs: number,
): boolean {
  return nowMs - session.lastSeenMs > idleMs || nowMs - session.createdMs > absoluteMs;
}
