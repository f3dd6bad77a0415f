import { limitsOfPeople } from '../../../shared/access/session-limits.ts';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseBasemap } from '../../../server/http/basemap.ts';
import { earlyReads, type EarlyReads } from '../../../server/http/early-reads.ts';
import { SYSTEM_CLOCK } from '../../../server/lib/clock.ts';
import { createPolicyReader } from '../../../server/policies/policy-reader.ts';
import { answerWhileStarting } from '../../../server/starting.ts';
import { twoTowns } from '../../support/two-towns.ts';
import { tempFolder } from '../../support/temp-folder.ts';

async function bench({ demo = true, reads = null }: { demo?: boolean; reads?: EarlyReads | null } = {}) {
  const clientFolder = tempFolder();
  mkdirSync(join(clientFolder, 'assets'));
  writeFileSync(join(clientFolder, 'index.html'), '<title>精格</title>');
  writeFileSync(join(clientFolder, 'assets/main-abc123.js'), 'export {};');
  const http: Server = createServer();
  const starting = answerWhileStarting(http, { demo, trustProxy: null, basemapOrigins: [], clientFolder, reads });
  await once(http.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  const { port } = http.address() as AddressInfo;
  return {
    http,
    starting,
    port,
    get: (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init),
  };
}

function parsedBasemap() {
  const basemap = parseBasemap(null);
  if (!basemap.ok) throw new Error(basemap.error);
  return basemap.value;
}

/** Asks for a socket; resolves with the status of the answer. */
function upgrade(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({
      port,
      host: '127.0.0.1',
      path: '/socket',
      headers: { connection: 'Upgrade', upgrade: 'websocket' },
    });
    asked.on('upgrade', (answer, socket) => {
      socket.destroy();
      resolve(answer.statusCode!);
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('a server that is starting', () => {
  it('HTTP-18 gives out its pages, with their policy', async () => {
    const { get } = await bench();
    const shell = await get('/map');
    expect([shell.status, await shell.text()]).toEqual([200, '<title>精格</title>']);
    expect(shell.headers.get('content-security-policy')).toContain("script-src 'self'");
    const script = await get('/assets/main-abc123.js');
    expect([script.status, script.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  it('HTTP-18 asks to come again for all that it does not know yet', async () => {
    const { get } = await bench();
    for (const path of ['/healthz', '/metrics', '/elsewhere']) {
      const answer = await get(path);
      expect([answer.status, answer.headers.get('retry-after')], path).toEqual([503, '1']);
      expect(await answer.json()).toMatchObject({ code: 'starting' });
    }
    expect((await get('/api/v1/positions', { method: 'POST', body: '{}' })).status).toBe(503);
  });

  it('HTTP-18 shows that it starts, and no page, where people sign in', async () => {
    const { get } = await bench({ demo: false });
    const stranger = await get('/map', { headers: { accept: 'text/html' } });
    expect([stranger.status, await stranger.text()]).toEqual([503, expect.stringContaining('Starting')]);
    expect(stranger.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it('HTTP-18 lets what pages read and their sockets wait for the application', async () => {
    const { http, starting, port, get } = await bench();
    const waiting = new Promise<void>((resolve) => {
      let seen = 0;
      const count = () => void (++seen === 2 && resolve());
      http.on('request', count);
      http.on('upgrade', count);
    });
    const read = get('/api/v1/district');
    const socket = upgrade(port);
    await waiting;
    starting.stepBack();
    http.on('request', (_, response) => response.end('answered'));
    http.on(
      'upgrade',
      (_, taken) =>
        void taken.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
    );
    starting.resume();
    expect(await (await read).text()).toBe('answered');
    expect(await socket).toBe(101);
    expect(await (await get('/healthz')).text()).toBe('answered');
  });

  it('HTTP-18 answers visitors of a demo what follows from the district alone, and nobody who shows who they are', async () => {
    const loaded = await twoTowns();
    const { http, starting, get } = await bench({
      reads: earlyReads({
        world: { loaded },
        policies: createPolicyReader(loaded),
        basemap: parsedBasemap(),
        clock: SYSTEM_CLOCK,
        config: { demo: true, version: '1' },
        store: { kind: 'embedded' },
        session: { demo: true, sessionLimits: limitsOfPeople() },
        origins: [],
      }),
    });
    const session = await get('/api/v1/session');
    expect(await session.json()).toMatchObject({ role: 'leader', signedIn: false, demo: true });
    const district = await get('/api/v1/district');
    expect(district.headers.get('content-security-policy')).toContain("default-src 'self'");
    const { id, areasVersion } = (await district.json()) as { id: string; areasVersion: string };
    expect(id).toBe(loaded.district.id);
    const towns = await get(`/api/v1/areas/towns?v=${areasVersion}`);
    expect([towns.status, towns.headers.get('cache-control')]).toEqual([200, expect.stringContaining('immutable')]);
    expect(await towns.json()).toEqual(JSON.parse(JSON.stringify(loaded.towns)));
    expect((await get('/api/v1/areas/nothing')).status).toBe(404);

    let came = 0;
    const waiting = new Promise<void>((resolve) => http.on('request', () => void (++came === 5 && resolve())));
    const known = [
      get('/api/v1/session', { headers: { cookie: 'jingge_session=x' } }),
      get('/api/v1/session', { headers: { cookie: 'jingge_display=x' } }),
      get('/api/v1/district', { headers: { authorization: 'Bearer x' } }),
      get('/api/v1/session', { headers: { 'x-forwarded-for': '203.0.113.7' } }),
      get('/api/v1/officers'),
    ];
    await waiting;
    starting.stepBack();
    http.on('request', (_, response) => response.end('answered'));
    starting.resume();
    for (const answer of await Promise.all(known)) expect(await answer.text()).toBe('answered');
  });

  it('ends what waits when the start fails', async () => {
    const { http, starting, get } = await bench();
    const came = once(http, 'request');
    const read = get('/api/v1/district');
    await came;
    starting.drop();
    await expect(read).rejects.toThrow();
  });
});
