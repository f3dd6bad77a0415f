import type { IncomingMessage } from 'node:http';

/**
 * Whether a browser page may open a socket (WIRE-2): pages of this very host, and configured origins. Programs that are
 * no browser send no Origin and are let through to the other checks. `cors` options do not stop a foreign page.
 */
export function isOriginAllowed(request: Pick<IncomingMessage, 'headers'>, allowed: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (allowed.includes(origin)) return true;
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
