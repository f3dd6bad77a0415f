import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

type Asked = Pick<IncomingMessage, 'headers'>;

/**
 * Whether a page of somewhere else asks, going by what a browser says of it and a page cannot fake (WIRE-2, HTTP-6). Where
 * origins are configured only they are at home, whatever name the request came under; else it is the very host that was
 * asked. Programs that are no browser say nothing of themselves and go on to the other checks.
 */
export function isForeignPage({ headers }: Asked, origins: readonly string[]): boolean {
  const { origin } = headers;
  if (origins.length > 0 && origin !== undefined) return !origins.includes(origin);
  return isOtherSite(headers['sec-fetch-site']) || (origin !== undefined && !isOfHost(origin, headers));
}

/** Whether a write comes from a foreign page. A bearer token cannot be sent by one, as no answer of ours allows it. */
export function isCrossSiteWrite(request: Asked & { readonly method: string }, origins: readonly string[]): boolean {
  const { method, headers } = request;
  if (method === 'GET' || method === 'HEAD') return false;
  // Not any Authorization: a browser adds Basic credentials of a proxy by itself.
  if (headers.authorization !== undefined && /^Bearer /i.test(headers.authorization)) return false;
  return isForeignPage(request, origins);
}

/** A sibling under the same registered name (`same-site`) is another site to us. */
function isOtherSite(site: IncomingHttpHeaders[string]): boolean {
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

function isOfHost(origin: string, { host }: IncomingHttpHeaders): boolean {
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
