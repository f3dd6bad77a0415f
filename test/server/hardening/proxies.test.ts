import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServerConfig } from '../../../server/ports/server.ts';
import type { Store } from '../../../server/ports/store.ts';
import { readSettings } from '../../../server/config.ts';
import { addAccount, PASSWORD } from '../../support/accounts-bench.ts';
import { openHttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** Signs in with these headers; answers what the server took for the address, and the cookie. */
async function signIn(trustProxy: ServerConfig['trustProxy'], headers: Record<string, string>) {
  const bench = await openHttpBench({ store, config: { trustProxy } });
  if ((await store.accounts.byUsername('proxied')) === null) await addAccount(bench, 'proxied', { roles: ['leader'] });
  const got = await bench.call('POST', '/api/v1/session', {
    headers,
    body: { username: 'proxied', password: PASSWORD },
  });
  await bench.close();
  const [event] = await store.audit.list({ action: 'session:opened', limit: 1 });
  return {
    address: event!.address,
    cookie: got.headers.get('set-cookie') ?? '',
    hsts: got.headers.get('strict-transport-security'),
    opener: got.headers.get('cross-origin-opener-policy'),
  };
}

const SPOOFED = { 'x-forwarded-for': '203.0.113.9, 198.51.100.7', 'x-forwarded-proto': 'https' };

describe('ACC-62 whom the server believes', () => {
  it('ACC-62 is nobody by default: what a caller says of its address counts for nothing', async () => {
    const { address, cookie, hsts } = await signIn(null, SPOOFED);
    expect(address).toBe('127.0.0.1');
    expect(cookie).toMatch(/^jingge_session=/);
    expect(cookie).not.toContain('Secure');
    expect(hsts).toBeNull();
  });

  it('ACC-62 is the one hop before the server: the address that it added is the last one', async () => {
    const { address, cookie, hsts, opener } = await signIn(1, SPOOFED);
    expect(address).toBe('198.51.100.7');
    expect(cookie).toMatch(/^__Host-jingge_session=.*Secure/);
    expect(hsts).toBe('max-age=15811200');
    expect(opener).toBe('same-origin');
  });

  it('ACC-62 is a list of addresses: the last one that is not on it is the caller', async () => {
    expect((await signIn(['loopback'], SPOOFED)).address).toBe('198.51.100.7');
    expect((await signIn(['127.0.0.1', '198.51.100.0/24'], SPOOFED)).address).toBe('203.0.113.9');
    const stranger = await signIn(['10.0.0.0/8'], SPOOFED);
    expect([stranger.address, stranger.hsts]).toEqual(['127.0.0.1', null]);
  });

  it('ACC-62 ACC-42 counts guesses by that address, so that nobody escapes by naming another', async () => {
    const guesses = async (trustProxy: ServerConfig['trustProxy']) => {
      const bench = await openHttpBench({ store, config: { trustProxy } });
      const statuses = new Set<number>();
      for (let i = 0; i < 55; i++) {
        const headers = { 'x-forwarded-for': `203.0.113.${i}` };
        const body = { code: 'wrong-wron-gw', asToken: true };
        statuses.add((await bench.call('POST', '/api/v1/displays/claim', { headers, body })).status);
      }
      await bench.close();
      return [...statuses];
    };
    expect(await guesses(null)).toEqual([403, 429]);
    expect(await guesses(1)).toEqual([403]);
  });
});

describe('ACC-62 JINGGE_TRUST_PROXY', () => {
  const read = (JINGGE_TRUST_PROXY: string) => readSettings({ JINGGE_TRUST_PROXY });

  it.each([
    ['', null],
    ['1', 1],
    ['9', 9],
    ['10.0.0.7', ['10.0.0.7']],
    ['10.0.0.0/24, ::1', ['10.0.0.0/24', '::1']],
    ['loopback', ['loopback']],
  ])('takes %j', (text, value) => {
    const settings = read(text);
    expect(settings.ok && settings.value.trustProxy).toEqual(value);
  });

  it.each(['0', '10', '-1', 'true', 'all', '0.0.0.0/0', '::/0', '10.0.0.0/33', 'proxy.example.org', ',', '1,10.0.0.7'])(
    'refuses %j',
    (text) => {
      const settings = read(text);
      expect(!settings.ok && settings.error).toEqual([expect.stringMatching(/^JINGGE_TRUST_PROXY must be the number/)]);
    },
  );
});

describe('ACC-60 JINGGE_ORIGINS', () => {
  const read = (JINGGE_ORIGINS: string) => readSettings({ JINGGE_ORIGINS });

  it('takes origins, and none', () => {
    const settings = read('https://jingge.example.org, http://10.0.0.5:8080');
    expect(settings.ok && settings.value.origins).toEqual(['https://jingge.example.org', 'http://10.0.0.5:8080']);
    const none = read('');
    expect(none.ok && none.value.origins).toEqual([]);
  });

  it.each([
    '*',
    'null',
    'jingge.example.org',
    'https://jingge.example.org/',
    'https://Jingge.example.org',
    'ftp://a',
    ',',
  ])('refuses %j', (text) => {
    const settings = read(text);
    expect(!settings.ok && settings.error).toEqual([expect.stringMatching(/^JINGGE_ORIGINS must be origins/)]);
  });
});
