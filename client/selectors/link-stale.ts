import type { LinkState } from '../stores/link.ts';

/** Without a beat for longer, what is on screen is the last known state and is shown grey. */
const STALE_AFTER_MS = 10_000;

/** Whether everything on screen is old: the link had no beat for ten seconds. Not before the first beat. */
export function isLinkStale({ beatAtMs, nowMs }: Pick<LinkState, 'beatAtMs' | 'nowMs'>): boolean {
  return beatAtMs !== null && nowMs - beatAtMs > STALE_AFTER_MS;
}
