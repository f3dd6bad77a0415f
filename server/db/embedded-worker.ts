import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { assert } from '../../shared/lib/assert.ts';
import type { EmbeddedTask, FromEmbedded } from './embedded-messages.ts';

/** A quarter of what PGlite takes by default: saves 100 MB, and the system keeps the files in its own cache. */
const START_PARAMS = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'];

/**
 * How much of a function of the database runs before V8 compiles it anew, and better: 50 times its default. Opening the
 * database runs much of it a little, and what is not hot by far was compiled twice on cores that a start has no use for.
 */
setFlagsFromString('--wasm-tiering-budget=90000000');

/**
 * Entry of the worker thread that runs PostgreSQL: it blocks for the length of a query, the server's thread must not.
 * Loaded, it waits for its task.
 */
const port = parentPort;
const engine = readEngine();
// Told by the task that needs it.
engine.catch(() => undefined);
assert(port, 'embedded-worker runs as a worker thread');
const tell = (message: FromEmbedded) => port.postMessage(message);

port.once('message', (task: EmbeddedTask) => void start(task));

/** Node has it; its types do not. */
const { WebAssembly: wasm } = globalThis as unknown as {
  readonly WebAssembly: { compile(code: Uint8Array): Promise<WebAssembly.Module> };
};

/** The code and the files of the database, which need no data folder: read while the task is awaited. */
async function readEngine() {
  const folder = dirname(fileURLToPath(import.meta.resolve('@electric-sql/pglite')));
  const [code, files] = await Promise.all([
    readFile(join(folder, 'pglite.wasm')),
    readFile(join(folder, 'pglite.data')),
  ]);
  return { pgliteWasmModule: await wasm.compile(code), fsBundle: new Blob([files]) };
}

async function start(task: EmbeddedTask): Promise<void> {
  try {
    const stop = await run(task);
    port?.once('message', () => void stop().then(() => tell({ kind: 'closed' })));
    tell({ kind: 'ready' });
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    port?.close();
  }
}

/** Answers the stop function of what was started. */
async function run(given: EmbeddedTask): Promise<() => Promise<void>> {
  if (given.task === 'serve') return serve(given.folder ?? 'memory://', given.socketPath);
  const db = await PGlite.create(given.folder, await engine);
  await db.close();
  return () => Promise.resolve();
}

async function serve(place: string, socketPath: string): Promise<() => Promise<void>> {
  const db = await PGlite.create(place, { startParams: START_PARAMS, ...(await engine) });
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
