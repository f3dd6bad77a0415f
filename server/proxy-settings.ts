import { isIP } from 'node:net';
import { z } from 'zod';

/** Whom the server believes where a request comes from: a number of hops, or addresses; null believes nobody. */
export type TrustedProxies = number | readonly string[] | null;

const MOST_HOPS = 9;
/** Names of private address ranges that Express knows. */
const NAMED_RANGES: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** JINGGE_ORIGINS: addresses in the browser under which the pages are opened, separated by commas. */
export const originsSchema = z
  .string()
  .transform(listed)
  .refine((origins) => origins.length > 0 && origins.every(isOrigin), {
    error:
      'must be origins such as https://jingge.example.org, separated by commas, in small letters and without a path',
  });

/** JINGGE_TRUST_PROXY: never simply "yes", or every caller could name its own address. */
export const trustProxySchema = z
  .string()
  .transform((text): number | readonly string[] => (/^\d+$/.test(text) ? Number(text) : listed(text)))
  .refine(
    (proxies) =>
      typeof proxies === 'number'
        ? proxies >= 1 && proxies <= MOST_HOPS
        : proxies.length > 0 && proxies.every((proxy) => NAMED_RANGES.has(proxy) || isAddressOrRange(proxy)),
    {
      error: `must be the number of proxies (1 to ${MOST_HOPS}) or their addresses, such as 10.0.0.7 or 10.0.0.0/24, separated by commas`,
    },
  );

function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function isAddressOrRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128))
  );
}
