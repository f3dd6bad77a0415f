import { describe, expect, it } from 'vitest';
import { REFUSALS } from '../../shared/wire/events.ts';
import { WIRE_VERSION } from '../../shared/wire/version.ts';
import { eventually } from '../support/eventually.ts';
import { subscribed, wireBench, type TestSocket } from '../support/wire-bench.ts';

interface RefusedConnection extends Error {
  readonly data?: { readonly reason: string };
}

/** `connected`, or why not. */
function outcome(socket: TestSocket): Promise<string> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve('connected'));
    socket.once('connect_error', (error: RefusedConnection) => resolve(error.data?.reason ?? 'transport refused'));
  });
}

describe('connecting', () => {
  it('WIRE-1: a page of another wire version is refused with the reason', async () => {
    const bench = await wireBench();
    expect(await outcome(bench.connect())).toBe('connected');
    for (const auth of [{ wire: WIRE_VERSION + 1 }, { wire: WIRE_VERSION - 1 }, { wire: String(WIRE_VERSION) }, {}])
      expect(await outcome(bench.connect({ auth }))).toBe('wire-version');
  });

  it('WIRE-2: a page of a foreign origin is refused, one of this host or a configured one is not', async () => {
    const bench = await wireBench();
    const from = (headers: Record<string, string>) => outcome(bench.connect({ extraHeaders: headers }));
    expect(await from({ origin: 'https://evil.example' })).toBe('transport refused');
    expect(await from({ origin: 'null' })).toBe('transport refused');
    expect(await from({ origin: bench.url.replace('127.0.0.1', 'localhost') })).toBe('transport refused');
    expect(await from({ 'sec-fetch-site': 'same-site' })).toBe('transport refused');
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe('transport refused');
    expect(await from({ origin: bench.url })).toBe('connected');
    expect(await from({ origin: bench.url, 'sec-fetch-site': 'same-origin' })).toBe('connected');
    expect(await from({})).toBe('connected');
    expect(bench.io.of('/').sockets.size).toBe(3);
  });

  it('WIRE-2: where origins are configured, pages of no other may connect', async () => {
    const bench = await wireBench({ server: { origins: ['https://wall.example.org'] } });
    const from = (origin: string) => outcome(bench.connect({ extraHeaders: { origin } }));
    expect(await from('https://wall.example.org')).toBe('connected');
    expect(await from(bench.url)).toBe('transport refused');
    expect(await from('https://sibling.example.org')).toBe('transport refused');
    expect(bench.io.of('/').sockets.size).toBe(1);
  });

  it('WIRE-2: a foreign page gets nothing by the other transport either, and no leave to read', async () => {
    const bench = await wireBench();
    for (const origin of ['https://evil.example', 'null', bench.url]) {
      const answer = await fetch(`${bench.url}/socket.io/?EIO=4&transport=polling`, { headers: { origin } });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([400, null]);
    }
    expect(bench.io.engine.clientsCount).toBe(0);
  });

  it('WIRE-3: a stranger is refused with the reason', async () => {
    for (const refusal of REFUSALS) {
      const bench = await wireBench({ identify: () => refusal });
      expect(await outcome(bench.connect())).toBe(refusal);
    }
  });

  it('WIRE-12: websocket is the only way in', async () => {
    const bench = await wireBench();
    const answer = await fetch(`${bench.url}/socket.io/?EIO=4&transport=polling`);
    expect(answer.status).toBe(400);
  });

  it('WIRE-12: a message beyond 64 KB ends the connection', async () => {
    const bench = await wireBench();
    const socket = bench.connect();
    await subscribed(socket, { scope: 'district' });
    const closed = new Promise((resolve) => {
      socket.once('disconnect', resolve);
    });
    socket.emit('subscribe', { scope: 'district', epoch: 'x'.repeat(65 * 1024) }, () => {});
    await closed;
    await eventually(() => bench.io.of('/').sockets.size === 0);
  });
});
