import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** The part of a request that says who asks; of an HTTP request and of a socket handshake alike. */
export interface Caller {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/** Over TLS the name carries a prefix that browsers tie to this very host; plain HTTP cannot have it. */
export const SESSION_COOKIES = ['__Host-jingge_session', 'jingge_session'] as const;

/** The token of a wall: it does not run out, and is no session of a person. */
export const DISPLAY_COOKIES = ['__Host-jingge_display', 'jingge_display'] as const;

/** The value of a cookie; null when it is not there. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** The token of `Authorization: Bearer …`; null when there is none, empty when the header cannot be read. */
export function readBearer(headers: IncomingHttpHeaders): string | null {
  if (headers.authorization === undefined) return null;
  return /^Bearer ([\x21-\x7e]{1,512})$/i.exec(headers.authorization)?.[1] ?? '';
}

/** Compares secrets in a time that does not tell how much of them is right. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Whether the connection comes from this machine. */
export function isFromLoopback(caller: Caller): boolean {
  const address = caller.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  return address === '::1' || /^127(\.\d{1,3}){3}$/.test(address);
}

/**
 * Whether a person at this machine asks: over loopback, under a loopback name (a foreign name that was bent to this
 * machine is refused), and through no proxy.
 */
export function isLocalVisitor(caller: Caller): boolean {
  const { host } = caller.headers;
  if (cameThroughProxy(caller)) return false;
  return isFromLoopback(caller) && /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host ?? '');
}

const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'] as const;

/** Whether a proxy says that it speaks for somebody else. One that says nothing is not noticed. */
export function cameThroughProxy({ headers }: Pick<Caller, 'headers'>): boolean {
  return PROXY_HEADERS.some((name) => headers[name] !== undefined);
}
