/// <reference lib="webworker" />
import type { FieldShell } from '../../shared/field/shell.ts';

/**
 * Keeps the shell of the officer's page, so that it opens without a network. It knows the files of its build by name and nothing
 * else: a request for data is never looked at, and never kept.
 */
declare const self: ServiceWorkerGlobalScope;

/** Written in by the build (scripts/assets/field-shell.ts). */
const SHELL: FieldShell = JSON.parse('__FIELD_SHELL__');
const PAGE = '/field';
const PREFIX = 'jingge-field-shell ';
const CACHE = `${PREFIX}${SHELL.name}`;

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  const path = request.mode === 'navigate' && pathname === PAGE ? PAGE : pathname;
  if (path !== PAGE && !SHELL.files.includes(path)) return;
  event.respondWith(fromShell(path, request));
});

/** All of it or nothing; a redirect, as to a sign-in page, is not the shell. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all(
    [PAGE, ...SHELL.files].map(async (path) => {
      const answer = await fetch(path, { cache: path === PAGE ? 'reload' : 'default' });
      if (!answer.ok || answer.redirected) throw new Error(`${path} is not there`);
      await cache.put(path, answer);
    }),
  );
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  );
}

async function fromShell(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}
