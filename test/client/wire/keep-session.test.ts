import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLinkStore } from '../../../client/stores/link.ts';
import { createSessionStore } from '../../../client/stores/session.ts';
import { fetchJson, sendJson } from '../../../client/wire/fetch-json.ts';
import { keepSession } from '../../../client/wire/keep-session.ts';
import { deferred } from '../../support/deferred.ts';
import { sessionOf } from '../session-samples.ts';
import { manualLife } from './scripted-wire.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  stops.splice(0).forEach((stop) => stop());
  vi.unstubAllGlobals();
});

describe('keeping the session', () => {
  it('asks once at the start, and again when the server refuses something', async () => {
    const { server, session, life } = kept();
    await vi.waitFor(() => expect(session.getState().phase).toBe('known'));
    expect(server.asked).toBe(1);
    life.advance(2_000);
    server.who = 401;
    await fetchJson('/api/v1/refused');
    await vi.waitFor(() => expect(session.getState().phase).toBe('ended'));
    expect(server.asked).toBe(2);
  });

  it('asks once for many refusals at a time', async () => {
    const { server, session, life } = kept();
    await vi.waitFor(() => expect(session.getState().phase).toBe('known'));
    life.advance(2_000);
    await Promise.all(Array.from({ length: 5 }, () => fetchJson('/api/v1/refused')));
    await vi.waitFor(() => expect(server.asked).toBe(2));
    life.advance(1_999);
    await fetchJson('/api/v1/refused');
    expect(server.asked).toBe(2);
  });

  it('doubts nobody for a wrong password', async () => {
    const { server, session, life } = kept();
    await vi.waitFor(() => expect(session.getState().phase).toBe('known'));
    life.advance(5_000);
    await sendJson('POST', '/api/v1/wrong', {});
    expect(server.asked).toBe(1);
  });

  it('asks when the link is refused for want of a session', async () => {
    const { server, session, link, life } = kept();
    await vi.waitFor(() => expect(session.getState().phase).toBe('known'));
    life.advance(5_000);
    server.who = 401;
    link.getState().statusChanged({ kind: 'refused', reason: 'not-signed-in' });
    await vi.waitFor(() => expect(session.getState().phase).toBe('ended'));
  });

  it('asks when the link was cut and comes back, because a demo lets anybody in', async () => {
    const { server, session, link } = kept();
    await vi.waitFor(() => expect(session.getState().phase).toBe('known'));
    link.getState().statusChanged({ kind: 'live', sinceMs: 0 });
    expect(server.asked).toBe(1);
    link.getState().statusChanged({ kind: 'offline', sinceMs: 0, why: 'closed' });
    await vi.waitFor(() => expect(server.asked).toBe(2));
    await vi.waitFor(() => expect(session.getState().session?.expiresMs).toBe(2));
    link.getState().statusChanged({ kind: 'catching-up', sinceMs: 0 });
    link.getState().statusChanged({ kind: 'live', sinceMs: 0 });
    await vi.waitFor(() => expect(server.asked).toBe(3));
  });

  it('does not take an answer about whoever was there before somebody came in', async () => {
    const { server, session, life } = kept();
    await vi.waitFor(() => expect(session.getState().phase).toBe('known'));
    life.advance(2_000);
    server.who = 401;
    const held = deferred();
    server.held = held.promise;
    await fetchJson('/api/v1/refused');
    expect(server.asked).toBe(2);
    const back = sessionOf('dispatcher', { expiresMs: 99 });
    session.getState().entered(back);
    held.resolve();
    await new Promise((done) => setImmediate(done));
    expect(session.getState()).toMatchObject({ phase: 'known', session: back });
  });

  it('tries again by itself while the server is away', async () => {
    const { server, session, life } = kept({ away: true });
    await vi.waitFor(() => expect(session.getState().phase).toBe('unreachable'));
    server.away = false;
    life.advance(60_000);
    await vi.waitFor(() => expect(session.getState().phase).toBe('known'));
  });
});

function kept(given: { readonly away?: boolean } = {}) {
  const server = { away: given.away ?? false, asked: 0, who: 200, held: Promise.resolve() };
  vi.stubGlobal('fetch', async (path: string) => {
    if (server.away) return Promise.reject(new TypeError('Failed to fetch'));
    if (path === '/api/v1/refused') return refused(403, 'forbidden');
    if (path === '/api/v1/wrong') return refused(401, 'sign-in-failed');
    server.asked++;
    await server.held;
    if (server.who !== 200) return refused(server.who, 'not-signed-in');
    return Promise.resolve(new Response(JSON.stringify(sessionOf('dispatcher', { expiresMs: server.asked }))));
  });
  const session = createSessionStore();
  const link = createLinkStore(0);
  const life = manualLife();
  stops.push(keepSession({ session, link }, life).close);
  return { server, session, link, life };
}

function refused(status: number, code: string): Promise<Response> {
  return Promise.resolve(new Response(JSON.stringify({ code, detail: code }), { status }));
}
