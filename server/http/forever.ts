import type { Headers } from './reply.ts';

/** For an answer that never changes under its version: kept for ever with the current one, asked for again without. */
export function keptByVersion(asked: string | undefined, current: string): Headers {
  return { 'Cache-Control': asked === current ? 'private, max-age=31536000, immutable' : 'private, no-cache' };
}

/** The same, where the answer is cut to what the caller may see: another caller in the same browser asks anew. */
export function keptByVersionAndCaller(asked: string | undefined, current: string): Headers {
  return { ...keptByVersion(asked, current), Vary: 'Cookie, Authorization' };
}
