import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isForeignPage } from '../../../server/http/foreign-page.ts';
import type { Store } from '../../../server/ports/store.ts';
import { OPERATOR_TOKEN, bearer, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { keepConnections } from '../../support/kept-connections.ts';
import { openTestStore } from '../../support/test-store.ts';

const HOME = 'https://jingge.example.org';

describe('ACC-60 whether a page is foreign', () => {
  it.each([
    ['a program', {}, false],
    ['this very host', { origin: 'http://10.0.0.5:8080', host: '10.0.0.5:8080' }, false],
    ['another port', { origin: 'http://10.0.0.5:8081', host: '10.0.0.5:8080' }, true],
    ['a host that begins alike', { origin: 'http://10.0.0.5.evil.example', host: '10.0.0.5' }, true],
    ['the same host in other letters', { origin: 'http://Wall.Example', host: 'wall.example' }, false],
    ['no address at all', { origin: 'not a url', host: 'not a url' }, true],
    ['a page without an origin', { origin: 'null', host: 'wall.example' }, true],
    ['an empty origin', { origin: '', host: 'wall.example' }, true],
    ['a sibling', { origin: 'http://a.example.org', host: 'b.example.org', 'sec-fetch-site': 'same-site' }, true],
    ['a sibling that hides its origin', { host: 'b.example.org', 'sec-fetch-site': 'same-site' }, true],
    ['another site that hides its origin', { host: 'b.example.org', 'sec-fetch-site': 'cross-site' }, true],
    ['plain HTTP under the same name', { origin: 'http://b.org', host: 'b.org', 'sec-fetch-site': 'cross-site' }, true],
    ['our page', { origin: 'http://b.org', host: 'b.org', 'sec-fetch-site': 'same-origin' }, false],
    ['a person who typed the address', { host: 'b.org', 'sec-fetch-site': 'none' }, false],
  ])('with no origins configured: %s', (_, headers, isForeign) => {
    expect(isForeignPage({ headers }, [])).toBe(isForeign);
  });

  it.each([
    ['a configured one', { origin: HOME, host: '127.0.0.1:8080' }, false],
    [
      'a configured one that is a sibling',
      { origin: HOME, host: 'api.example.org', 'sec-fetch-site': 'same-site' },
      false,
    ],
    ['a configured one over plain HTTP', { origin: HOME.replace('https', 'http'), host: 'jingge.example.org' }, true],
    ['the asked host, which is not configured', { origin: 'http://rebound.example', host: 'rebound.example' }, true],
    ['a sibling of a configured one', { origin: 'https://other.example.org', host: '127.0.0.1' }, true],
    ['no origin', { origin: 'null', host: '127.0.0.1' }, true],
    ['a program', { host: '127.0.0.1' }, false],
    ['another site without an origin', { host: '127.0.0.1', 'sec-fetch-site': 'cross-site' }, true],
  ])('with configured origins only they are at home: %s', (_, headers, isForeign) => {
    expect(isForeignPage({ headers }, [HOME, 'http://wall.lan:8080'])).toBe(isForeign);
  });
});

describe('writes over HTTP', () => {
  let store: Store;
  let bench: HttpBench;
  let behindProxy: HttpBench;
  beforeAll(async () => {
    store = await openTestStore();
    bench = await openHttpBench({ store });
    behindProxy = await openHttpBench({ store, config: { origins: [HOME] } });
  });
  afterAll(async () => {
    await bench.close();
    await behindProxy.close();
    await store.close();
  });

  async function write(at: HttpBench, headers: Record<string, string>): Promise<string> {
    const { ask, close } = keepConnections(at.url);
    const { status, text } = await ask('POST', '/api/v1/session', { headers, body: { demo: 'leader' } });
    close();
    return status === 201 ? 'written' : (JSON.parse(text) as { code: string }).code;
  }

  it('HTTP-6 ACC-60 of foreign pages, siblings and pages without an origin are refused', async () => {
    const foreign: readonly Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
      { origin: bench.url.replace('127.0.0.1', 'localhost'), 'sec-fetch-site': 'same-site' },
      // Credentials of a proxy, which a browser adds by itself.
      { origin: 'https://evil.example', authorization: 'Basic dXNlcjpwYXNzd29yZA==' },
    ];
    for (const headers of foreign) expect(await write(bench, headers), JSON.stringify(headers)).toBe('cross-site');
  });

  it('HTTP-6 ACC-60 of our pages and of programs are taken', async () => {
    const ours: readonly Record<string, string>[] = [
      {},
      { origin: bench.url },
      { origin: bench.url, 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
    ];
    for (const headers of ours) expect(await write(bench, headers), JSON.stringify(headers)).toBe('written');
  });

  it('HTTP-6 ACC-60 come from the configured address behind a proxy, and from no other', async () => {
    expect(await write(behindProxy, { origin: HOME, 'sec-fetch-site': 'same-origin' })).toBe('written');
    expect(await write(behindProxy, { origin: behindProxy.url })).toBe('cross-site');
    expect(await write(behindProxy, { origin: 'https://sibling.example.org', 'sec-fetch-site': 'same-site' })).toBe(
      'cross-site',
    );
  });

  it('ACC-60 never tell another page that it may read or send', async () => {
    for (const method of ['GET', 'OPTIONS', 'POST']) {
      const headers = { origin: 'https://evil.example', ...bearer(OPERATOR_TOKEN) };
      const got = await bench.call(method, '/api/v1/cases', { headers });
      expect([...got.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(got.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
  });
});
