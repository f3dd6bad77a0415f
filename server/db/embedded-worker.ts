import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { assert } from '../../shared/lib/assert.ts';
import type { FromEmbedded, EmbeddedOptions } from './embedded-messages.ts';

/** Entry of the worker thread that runs PostgreSQL: it blocks for the length of a query, the server's thread must not. */
const port = parentPort;
assert(port, 'embedded-worker runs as a worker thread');
const tell = (message: FromEmbedded) => port.postMessage(message);

try {
  const stop = await serve(workerData as EmbeddedOptions);
  port.once('message', () => void stop().then(() => tell({ kind: 'closed' })));
  tell({ kind: 'ready' });
} catch (error) {
  tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  port.close();
}

async function serve({ folder, socketPath }: EmbeddedOptions): Promise<() => Promise<void>> {
  if (folder !== null && !existsSync(folder)) await createWhole(folder);
  const db = await PGlite.create(folder ?? 'memory://');
  rmSync(socketPath, { force: true });
  // The pool holds one connection; the rest of the room is for the moment when it replaces a broken one.
  const server = new PGLiteSocketServer({ db, path: socketPath, maxConnections: 4 });
  await server.start();
  return async () => {
    await server.stop();
    await db.close();
    rmSync(socketPath, { force: true });
  };
}

/** Creates beside and renames, so that an interrupted first start leaves nothing that looks like a store. */
async function createWhole(folder: string): Promise<void> {
  const parent = dirname(folder);
  const prefix = `${basename(folder)}.new-`;
  for (const name of readdirSync(parent))
    if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true });
  const draft = join(parent, `${prefix}${process.pid}`);
  const db = await PGlite.create(draft);
  await db.close();
  renameSync(draft, folder);
}
