import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ok } from '../../../shared/lib/result.ts';
import { openLink, type ServerLink } from '../../../server/simulator/server-link.ts';
import { manualClock } from '../../support/manual-clock.ts';

const CALL = { method: 'GET', path: '/x' } as const;
const servers: Server[] = [];

/** A server that answers every request with the next of these statuses, the last one for ever. */
async function serverAnswering(...statuses: number[]): Promise<string> {
  let asked = 0;
  const server = createServer((request, response) => {
    const status = statuses[Math.min(asked++, statuses.length - 1)]!;
    response.writeHead(status, { 'retry-after': '7', 'content-type': 'application/json' });
    response.end(JSON.stringify({ code: 'c', detail: 'because', token: request.headers.authorization }));
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function linkTo(...urls: string[]): Promise<{ link: ServerLink; clock: ReturnType<typeof manualClock> }> {
  const clock = manualClock();
  let found = 0;
  const find = () => {
    const url = urls[Math.min(found++, urls.length - 1)]!;
    return Promise.resolve(ok({ url, operatorToken: `secret-${found}` }));
  };
  const link = await openLink({ find, nowMs: clock.nowMs });
  if (!link.ok) throw new Error(link.error);
  return { link: link.value, clock };
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('the way to the server', () => {
  it('holds everybody back for as long as a busy server asks', async () => {
    const { link, clock } = await linkTo(await serverAnswering(503, 200));
    expect(await link.send('t', CALL)).toEqual({ kind: 'busy', retryMs: 7000 });
    expect(link.isOpen()).toBe(false);
    clock.advance(6999);
    expect(link.isOpen()).toBe(false);
    clock.advance(1);
    expect(link.isOpen()).toBe(true);
    expect((await link.send('t', CALL)).kind).toBe('ok');
    link.stop();
  });

  it('waits longer for a server that stays away, at most five seconds, and opens again', async () => {
    const { link, clock } = await linkTo('http://127.0.0.1:1');
    const waits: number[] = [];
    for (let i = 0; i < 7; i++) {
      expect((await link.send('t', CALL)).kind).toBe('unreachable');
      let waited = 0;
      for (; !link.isOpen(); waited += 50) clock.advance(50);
      waits.push(waited);
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBeLessThan(waits[6]!);
    expect(waits[6]).toBe(5000);
    link.stop();
  });

  it('finds a server that came back at another address with another secret', async () => {
    const { link, clock } = await linkTo('http://127.0.0.1:1', await serverAnswering(200));
    expect((await link.command(CALL)).kind).toBe('unreachable');
    clock.advance(10_000);
    const answer = await link.fetch('/x', z.looseObject({ token: z.string() }));
    expect(answer).toEqual(ok(expect.objectContaining({ token: 'Bearer secret-2' })));
    link.stop();
  });

  it('tells a refusal with its code and reason', async () => {
    const { link } = await linkTo(await serverAnswering(403));
    expect(await link.command(CALL)).toEqual({ kind: 'refused', status: 403, code: 'c', detail: 'because' });
    expect(await link.fetch('/x', z.unknown())).toEqual({ ok: false, error: '/x was refused: because' });
    link.stop();
  });
});
