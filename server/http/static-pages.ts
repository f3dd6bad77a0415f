import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import express, { Router, type RequestHandler } from 'express';
import { SIGN_IN_PAGE } from '../../shared/http/endpoints/oidc.ts';
import { SETUP_PAGE } from '../../shared/http/endpoints/setup.ts';
import { problem, type PreparedBytes } from './reply.ts';
import { nonceOf } from './security-headers.ts';
import { sendPrepared, sendProblem, sendText } from './send.ts';

const gzipAsync = promisify(gzip);
/** The officer's page is a shell of its own; what belongs to it lies beside it under names that its worker knows. */
const FIELD_PAGE = '/field';
export const FIELD_FILES = [
  FIELD_PAGE,
  '/field-worker.js',
  '/field.webmanifest',
  '/field-icon-192.png',
  '/field-icon-512.png',
  '/field-icon-maskable.png',
] as const;

const PAGES = [
  // The page itself finds the first one that opens to whoever is here.
  '/',
  SIGN_IN_PAGE,
  SETUP_PAGE,
  '/map',
  '/map/{*rest}',
  '/cases',
  '/cases/{*rest}',
  '/wall',
  '/wall/{*rest}',
  '/rates',
  '/finance',
  '/policy',
  '/account',
  '/admin/{*rest}',
];
const MEDIA: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};
/** Where the build leaves a place for the nonce of the page (vite.config.ts). */
const NONCE_MARK = '{{csp-nonce}}';
const FOREVER = 'public, max-age=31536000, immutable';

const SHELL = 'index.html';
/** Pages with a map name in a shell of their own what they load (scripts/assets/page-preloads.ts). */
const SHELLS_OF_MAPS = [
  { path: /^\/map(\/|$)/, file: 'map.html' },
  { path: /^\/wall(\/|$)/, file: 'wall.html' },
];

/** The built pages: hashed assets that may be kept for ever, and one shell for every page, with what it loads in its head. */
export function staticPages(clientFolder: string): Router {
  const router = Router();
  router.get(
    PAGES,
    shell(clientFolder, (path) => shellOf(clientFolder, path)),
  );
  router.get(
    FIELD_PAGE,
    shell(clientFolder, () => 'field.html'),
  );
  router.get('/assets/:name', packedAssets(join(clientFolder, 'assets')));
  router.use(
    '/assets',
    express.static(join(clientFolder, 'assets'), { index: false, redirect: false, immutable: true, maxAge: '1y' }),
  );
  router.use(express.static(clientFolder, { index: false, redirect: false, maxAge: '1h' }));
  return router;
}

/** One shell for every page of the desk and one for the officer's, with the nonce of the answer in it. */
function shell(clientFolder: string, fileOf: (path: string) => string): RequestHandler {
  return async (request, response, next) => {
    const page = await readFile(join(clientFolder, fileOf(request.path)), 'utf8').catch((error: Error) => error);
    if (typeof page === 'string') {
      // A kept page would have the nonce of another answer, and none of its styles.
      const text = page.replaceAll(NONCE_MARK, nonceOf(response));
      return sendText(request, response, { status: 200, media: 'text/html', text });
    }
    if (!isMissing(page)) return next(page);
    sendProblem(response, problem('not-found', 'The pages are not built: run npm run build.'));
  };
}

function shellOf(clientFolder: string, path: string): string {
  const own = SHELLS_OF_MAPS.find((one) => one.path.test(path))?.file;
  return own !== undefined && existsSync(join(clientFolder, own)) ? own : SHELL;
}

/** A PMTiles file of this machine, read in ranges. */
export function basemapFile(file: string): Router {
  const router = Router();
  router.get(`/basemap/:name`, (request, response, next) => {
    if (request.params['name'] !== basename(file)) return next();
    response.sendFile(file, { dotfiles: 'allow', acceptRanges: true, maxAge: '1d' });
  });
  return router;
}

/** Text assets are read once and kept, packed and plain; their names change with their content. */
function packedAssets(folder: string): RequestHandler<{ name: string }> {
  const kept = new Map<string, Promise<PreparedBytes>>();
  return async (request, response, next) => {
    const { name } = request.params;
    const media = MEDIA[extname(name)];
    if (media === undefined || !/^[\w.-]+$/.test(name)) return next();
    const ready = kept.get(name) ?? pack(join(folder, name));
    kept.set(name, ready);
    const bytes = await ready.catch(() => null);
    if (!bytes) {
      kept.delete(name);
      return next();
    }
    response.setHeader('Content-Type', `${media}; charset=utf-8`);
    response.setHeader('Cache-Control', FOREVER);
    response.setHeader('ETag', `W/"${name}"`);
    await sendPrepared(request, response, bytes);
  };
}

/** The build has packed it already; what another hand put there is packed now. */
async function pack(path: string): Promise<PreparedBytes> {
  const [plain, packed] = await Promise.all([readFile(path), readFile(`${path}.gz`).catch(() => null)]);
  const small = packed ?? (await gzipAsync(plain, { level: 9 }));
  return { plain, gzip: () => small };
}

function isMissing(error: Error): boolean {
  return 'code' in error && error.code === 'ENOENT';
}
