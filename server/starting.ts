import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import express, { type RequestHandler } from 'express';
import type { EarlyReads } from './http/early-reads.ts';
import { nonceOf, securityHeaders } from './http/security-headers.ts';
import { staticPages } from './http/static-pages.ts';
import type { TrustedProxies } from './proxy-settings.ts';

/** What pages may have waiting at once; who comes after that is asked to come again. */
const MOST_WAITING = 200;

export interface StartingParts {
  /** Whether strangers may look around, as in the application. */
  readonly demo: boolean;
  readonly basemapOrigins: readonly string[];
  readonly trustProxy: TrustedProxies;
  readonly clientFolder: string;
  /** What visitors of a demo may read before the store is open; null where everybody must be known. */
  readonly reads: EarlyReads | null;
}

/** What answers until the application does. */
export interface Starting {
  /** Takes its listeners off the server: Socket.IO would keep them. */
  stepBack(): void;
  /** Hands what has waited to the listeners that the server has now. */
  resume(): void;
  /** Ends what waits. */
  drop(): void;
}

/**
 * Answers a listening server while the world is not there yet: the pages at once, so that they load beside the store, and
 * what they read of the district; what else they read and their socket wait for the application; everything else is asked to
 * come again.
 */
export function answerWhileStarting(http: Server, parts: StartingParts): Starting {
  const reads: [IncomingMessage, ServerResponse][] = [];
  const upgrades: [IncomingMessage, Duplex, Buffer][] = [];
  const pages = staticPages(parts.clientFolder);

  /** Without demo identities pages are for those who have signed in, and nobody can be asked yet. */
  const earlyPages: RequestHandler = (request, response, next) => {
    if (parts.demo || request.path.startsWith('/assets/')) pages(request, response, next);
    else next();
  };
  const early = express();
  early.disable('x-powered-by');
  if (parts.trustProxy !== null) early.set('trust proxy', parts.trustProxy);
  early.use(securityHeaders(parts.basemapOrigins), earlyPages, askAgain);

  let isOver = false;
  const wait = (request: IncomingMessage, response: ServerResponse) => {
    // What was looked at when the application took over is its own.
    if (isOver) http.emit('request', request, response);
    else if (reads.length < MOST_WAITING) reads.push([request, response]);
    else early(request, response);
  };
  const earlyApi = express();
  earlyApi.disable('x-powered-by');
  earlyApi.disable('etag');
  if (parts.trustProxy !== null) earlyApi.set('trust proxy', parts.trustProxy);
  earlyApi.use(securityHeaders(parts.basemapOrigins));
  if (parts.reads !== null) earlyApi.use(parts.reads.handle);
  earlyApi.use(wait);

  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    const isRead = request.method === 'GET' && request.url?.startsWith('/api/v1/');
    if (!isRead) early(request, response);
    else if (parts.reads?.isByVisitor(request)) earlyApi(request, response);
    else wait(request, response);
  };
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (upgrades.length < MOST_WAITING) upgrades.push([request, socket, head]);
    else socket.destroy();
  };
  http.on('request', onRequest);
  http.on('upgrade', onUpgrade);

  return {
    stepBack() {
      http.off('request', onRequest);
      http.off('upgrade', onUpgrade);
    },
    resume() {
      isOver = true;
      for (const [request, response] of reads.splice(0))
        if (!response.destroyed) http.emit('request', request, response);
      for (const [request, socket, head] of upgrades.splice(0))
        if (!socket.destroyed) http.emit('upgrade', request, socket, head);
    },
    drop() {
      for (const [, response] of reads.splice(0)) response.destroy();
      for (const [, socket] of upgrades.splice(0)) socket.destroy();
    },
  };
}

const askAgain: RequestHandler = (request, response) => {
  const forPeople = request.headers.accept?.includes('text/html') ?? false;
  const problem = { type: 'about:blank', title: 'Starting', status: 503, code: 'starting' };
  response.writeHead(503, {
    'content-type': forPeople ? 'text/html; charset=utf-8' : 'application/problem+json',
    'retry-after': '1',
  });
  response.end(forPeople ? startingPage(nonceOf(response)) : JSON.stringify(problem));
};

function startingPage(nonce: string): string {
  return `<!doctype html><html lang="zh"><meta charset="utf-8"><meta http-equiv="refresh" content="1"><title>精格</title>
<style nonce="${nonce}">body{background:#0b1220;color:#e6edf7;font:20px sans-serif;display:grid;place-content:center;height:90vh}</style>
<body>正在启动 · Starting…</body></html>`;
}
