import type { Request } from 'express';
import { DISPLAY_COOKIES, readCookie } from './caller.ts';

/** As long as browsers keep any cookie; the token itself does not run out. */
const COOKIE_S = 400 * 86_400;

/** The cookie that a wall is known by. */
export function displayCookie(token: string, isSecure: boolean): string {
  const [secureName, plainName] = DISPLAY_COOKIES;
  const cookie = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${COOKIE_S}`;
  return isSecure ? `${secureName}=${token}; ${cookie}; Secure` : `${plainName}=${token}; ${cookie}`;
}

/**
 * The same cookie for another 400 days, for a wall that uses it (ACC-68); null when it came without one, or over TLS with the
 * name that plain HTTP has.
 */
export function renewedDisplayCookie(request: Request): string | null {
  const [secureName, plainName] = DISPLAY_COOKIES;
  const token = readCookie(request.headers.cookie, request.secure ? secureName : plainName);
  return token === null ? null : displayCookie(token, request.secure);
}
