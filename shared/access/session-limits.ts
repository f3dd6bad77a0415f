/** How long a session lives, ms. */
export interface SessionLimits {
  readonly idleMs: number;
  /** Counted from signing in, however busy the session is. */
  readonly absoluteMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * What a site may set for people (ACC-45). Without a setting half an hour unused, which is what 等保 practice takes for
 * "timeout of the connection", and one shift of twelve hours at most; no document says a figure: all are assumed.
 */
export const SESSION_BOUNDS = {
  idleMinutes: { least: 5, usual: 30, most: 240 },
  hours: { least: 1, usual: 12, most: 24 },
} as const;

/** A demo is left alone for a working day. */
const DEMO: SessionLimits = { idleMs: 12 * HOUR_MS, absoluteMs: 24 * HOUR_MS };

/** The limits of people from what a site has set; its usual figures where it has not. */
export function limitsOfPeople(
  idleMinutes: number = SESSION_BOUNDS.idleMinutes.usual,
  hours: number = SESSION_BOUNDS.hours.usual,
): SessionLimits {
  return { idleMs: idleMinutes * MINUTE_MS, absoluteMs: hours * HOUR_MS };
}

/** The limits of a session of an account, or of a demo identity (ACC-45). */
export function sessionLimits(isDemoIdentity: boolean, ofPeople: SessionLimits): SessionLimits {
  return isDemoIdentity ? DEMO : ofPeople;
}

/** Whether a session is over at a moment. */
export function isOver(
  session: { readonly createdMs: number; readonly lastSeenMs: number },
  { idleMs, absoluteMs }: SessionLimits,
  nowMs: number,
): boolean {
  return nowMs - session.lastSeenMs > idleMs || nowMs - session.createdMs > absoluteMs;
}
