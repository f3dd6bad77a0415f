import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { parseBasemap } from '../../../server/http/basemap.ts';
import type { ServerConfig } from '../../../server/ports/server.ts';
import type { Store } from '../../../server/ports/store.ts';
import { openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { openTestStore } from '../../support/test-store.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

async function bench(
  config: Partial<ServerConfig> = {},
  isBuilt = true,
): Promise<HttpBench & { readonly clientFolder: string }> {
  const clientFolder = tempFolder();
  if (isBuilt) {
    mkdirSync(join(clientFolder, 'assets'));
    writeFileSync(join(clientFolder, 'index.html'), '<title>精格</title>');
    writeFileSync(join(clientFolder, 'assets/main-abc123.js'), `/* ${'x'.repeat(5000)} */`);
    writeFileSync(join(clientFolder, 'assets/font-abc123.woff2'), 'not a font');
    writeFileSync(join(clientFolder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(join(clientFolder, '..secret'), 'secret');
  }
  const made = await openHttpBench({ store, config, clientFolder });
  onTestFinished(() => made.close());
  return { ...made, clientFolder };
}

describe('pages', () => {
  it('HTTP-1 are one shell for /map, /wall and /policy', async () => {
    const { call } = await bench();
    const root = await call('GET', '/');
    expect([root.status, root.headers.get('location')]).toEqual([302, '/map']);
    for (const path of ['/map', '/map/towns/x?z=3', '/wall', '/wall/', '/policy?pack=x']) {
      const got = await call('GET', path);
      expect([got.status, got.text, got.headers.get('cache-control')], path).toEqual([
        200,
        '<title>精格</title>',
        'no-store',
      ]);
      expect(got.headers.get('content-type')).toContain('text/html');
    }
    expect((await call('GET', '/elsewhere')).json.code).toBe('not-found');
  });

  it('lead whoever has signed in from / to a page that opens to them, which the page itself knows', async () => {
    const { call, signIn } = await bench();
    for (const role of ['finance', 'security-admin', 'dispatcher']) {
      const got = await call('GET', '/', { headers: await signIn(role) });
      expect([got.status, got.text, got.headers.get('cache-control')], role).toEqual([
        200,
        '<title>精格</title>',
        'no-store',
      ]);
    }
  });

  it('HTTP-11 keep hashed assets for ever, packed once', async () => {
    const { call } = await bench();
    const script = await call('GET', '/assets/main-abc123.js');
    expect([script.headers.get('content-encoding'), script.headers.get('content-type')]).toEqual([
      'gzip',
      'text/javascript; charset=utf-8',
    ]);
    expect(script.headers.get('cache-control')).toContain('immutable');
    const font = await call('GET', '/assets/font-abc123.woff2');
    expect([font.status, font.headers.get('content-encoding')]).toEqual([200, null]);
    expect(font.headers.get('cache-control')).toContain('immutable');
    expect((await call('GET', '/favicon.svg')).status).toBe(200);
    for (const path of ['/assets/none.js', '/assets/..%2F..%2Fpackage.json', '/..secret', '/%2e%2e/package.json'])
      expect((await call('GET', path)).status, path).toBe(404);
  });

  it('HTTP-11 are sent as the build has packed them', async () => {
    const { call, clientFolder } = await bench();
    writeFileSync(join(clientFolder, 'assets/page-abc123.js'), 'plain');
    writeFileSync(join(clientFolder, 'assets/page-abc123.js.gz'), gzipSync('packed by the build'));
    expect((await call('GET', '/assets/page-abc123.js')).text).toBe('packed by the build');
  });

  it('HTTP-3 say what to do when they are not built', async () => {
    const { call } = await bench({}, false);
    expect((await call('GET', '/map')).json).toMatchObject({
      status: 404,
      detail: expect.stringContaining('npm run build'),
    });
  });

  it('HTTP-15 may reach their own server and the basemap, and nothing else', async () => {
    const { call, url } = await bench({ basemap: 'https://tiles.example.org:8443/style.json' });
    const { headers } = await call('GET', '/map');
    const policy = headers.get('content-security-policy')!.split(';');
    const { host } = new URL(url);
    expect(policy).toContain(`connect-src 'self' ws://${host} wss://${host} https://tiles.example.org:8443`);
    expect(policy).toContain(`img-src 'self' data: blob: https://tiles.example.org:8443`);
    expect(policy).toContain(`script-src 'self'`);
    expect(policy).toContain(`worker-src 'self' blob:`);
    expect(policy).toContain(`default-src 'self'`);
    expect(policy.join()).not.toContain('unsafe-');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBe(null);
  });
});

describe('ACC-61 headers of every page', () => {
  it('ACC-61 let in style elements with the nonce of this very answer, and no attribute, frame or script of the page', async () => {
    const { call, clientFolder } = await bench();
    writeFileSync(
      join(clientFolder, 'index.html'),
      '<meta property="csp-nonce" nonce="{{csp-nonce}}"><script nonce="{{csp-nonce}}">',
    );
    const nonces = new Set<string>();
    for (let i = 0; i < 3; i++) {
      const { headers, text } = await call('GET', '/map');
      const policy = headers.get('content-security-policy')!.split(';');
      const nonce = /^style-src 'self' 'nonce-([\w+/]{24})'$/.exec(
        policy.find((part) => part.startsWith('style-src ')) ?? '',
      )?.[1];
      nonces.add(nonce ?? '');
      expect(text).toBe(`<meta property="csp-nonce" nonce="${nonce}"><script nonce="${nonce}">`);
      for (const part of [
        "style-src-attr 'none'",
        "script-src 'self'",
        "script-src-attr 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-src 'none'",
        "frame-ancestors 'none'",
      ])
        expect(policy).toContain(part);
    }
    expect(nonces.size).toBe(3);
    expect(nonces.has('')).toBe(false);
  });

  it('ACC-61 tell a browser to guess nothing, tell nobody where it was, and ask for nothing that no page needs', async () => {
    const { call } = await bench();
    for (const path of ['/map', '/api/v1/district', '/assets/main-abc123.js', '/elsewhere', '/healthz']) {
      const { headers } = await call('GET', path);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
      expect(headers.get('x-frame-options'), path).toBe('DENY');
      expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin');
      expect(headers.get('permissions-policy'), path).toMatch(/camera=\(\).*microphone=\(\).*geolocation=\(self\)/);
      expect(headers.get('strict-transport-security'), path).toBeNull();
    }
  });
});

describe('JINGGE_BASEMAP', () => {
  it.each([
    [null, { kind: 'schematic' }, []],
    ['', { kind: 'schematic' }, []],
    ['schematic', { kind: 'schematic' }, []],
    ['tianditu:0123456789abcdef', { kind: 'tianditu', key: '0123456789abcdef' }, ['https://*.tianditu.gov.cn']],
    [
      'http://tiles.local/osm/style.json?k=1',
      { kind: 'style', url: 'http://tiles.local/osm/style.json?k=1' },
      ['http://tiles.local'],
    ],
    [
      'https://a.example/x.pmtiles?sig=1',
      { kind: 'pmtiles', url: 'https://a.example/x.pmtiles?sig=1' },
      ['https://a.example'],
    ],
  ])('HTTP-15 reads %j', (raw, choice, origins) => {
    expect(parseBasemap(raw)).toEqual({ ok: true, value: { choice, origins, file: null } });
  });

  it.each([
    'tianditu:',
    'tianditu:a b c d e f g',
    'osm',
    'ftp://x/style.json',
    'https://',
    'https://me:secret@x/style.json',
    'none.pmtiles',
  ])('HTTP-15 refuses %j with one sentence that names the variable', (raw) => {
    const parsed = parseBasemap(raw);
    expect(parsed).toEqual({ ok: false, error: expect.stringMatching(/^JINGGE_BASEMAP\b[^\n]*\.$/) });
  });

  it('HTTP-15 serves a file of this machine in ranges, and nothing beside it', async () => {
    const folder = tempFolder();
    const file = join(folder, '郑港 2026.pmtiles');
    writeFileSync(file, '0123456789');
    writeFileSync(join(folder, 'other.pmtiles'), 'secret');
    const { call } = await bench({ basemap: file });
    const { json } = await call<'getDistrict'>('GET', '/api/v1/district');
    const url = `/basemap/${encodeURIComponent('郑港 2026.pmtiles')}`;
    expect(json.basemap).toEqual({ kind: 'pmtiles', url });
    const part = await call('GET', url, { headers: { range: 'bytes=2-4' } });
    expect([part.status, part.text, part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10']);
    expect((await call('GET', '/basemap/other.pmtiles')).status).toBe(404);
  });

  it('HTTP-15 that cannot be used keeps the application from being made', async () => {
    const { world, clock, application } = await bench();
    expect(application.app).toBeTypeOf('function');
    const config = { basemap: 'osm', secret: 'secret-of-a-test', oidc: null } as ServerConfig;
    expect(() =>
      createApp({
        world,
        clock,
        store,
        config,
        ingest: { accept: never, counts: never, written: never, lastOf: never, devicesChanged: never },
      }),
    ).toThrow('JINGGE_BASEMAP');
    function never(): never {
      throw new Error('not asked');
    }
  });
});
