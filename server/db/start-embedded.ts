import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { AppError } from '../lib/app-error.ts';
import { shortFolder, type ShortFolder } from '../lib/socket-folder.ts';
import type { EmbeddedTask, FromEmbedded } from './embedded-messages.ts';
import { takeEmbeddedThread } from './embedded-thread.ts';

/** A running embedded PostgreSQL, reached over a unix socket. */
export interface EmbeddedDatabase {
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly database: string;
  };
  stop(): Promise<void>;
}

/** Only names the socket file: nothing listens on a network port. */
const PORT = 5432;

/**
 * Starts PGlite in a worker thread, on the folder `store` of `dataFolder`; `dataFolder` null keeps everything in memory.
 * `onLost` is called when the database ends without being asked to.
 */
export async function startEmbedded(
  dataFolder: string | null,
  onLost: (reason: string) => void,
  store = 'store',
): Promise<EmbeddedDatabase> {
  if (dataFolder !== null && !existsSync(join(dataFolder, store))) await createStore(dataFolder, store);
  const sockets = socketsOf(dataFolder);
  const worker = await startTask({
    task: 'serve',
    folder: dataFolder === null ? null : join(dataFolder, store),
    socketPath: join(sockets.path, `.s.PGSQL.${PORT}`),
  }).catch((error: unknown) => {
    sockets.release();
    throw error;
  });
  worker.on('error', (error) => onLost(error.message));
  worker.on('exit', (code) => onLost(`the database thread ended with code ${code}`));
  return {
    connection: { host: sockets.path, port: PORT, user: 'postgres', database: 'postgres' },
    async stop() {
      await endTask(worker);
      sockets.release();
    },
  };
}

/**
 * Creates beside and renames, so that an interrupted first start leaves nothing that looks like a store; in a thread of
 * its own, because making a database takes memory that only the end of the thread gives back.
 */
async function createStore(dataFolder: string, store: string): Promise<void> {
  const prefix = `${store}.new-`;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(dataFolder))
    if (name.startsWith(prefix)) rmSync(join(dataFolder, name), { recursive: true, force: true });
  const draft = join(dataFolder, `${prefix}${process.pid}`);
  await endTask(await startTask({ task: 'create', folder: draft }));
  renameSync(draft, join(dataFolder, store));
}

async function startTask(task: EmbeddedTask): Promise<Worker> {
  const worker = takeEmbeddedThread();
  worker.postMessage(task);
  try {
    await answer(worker, 'ready');
    worker.removeAllListeners();
    return worker;
  } catch (error) {
    await worker.terminate();
    throw error;
  }
}

async function endTask(worker: Worker): Promise<void> {
  worker.removeAllListeners();
  const closed = answer(worker, 'closed');
  worker.postMessage('close');
  await closed;
  await worker.terminate();
}

function socketsOf(dataFolder: string | null): ShortFolder {
  if (dataFolder !== null) return shortFolder(join(dataFolder, 'socket'));
  const path = mkdtempSync(join(tmpdir(), 'jingge-'));
  return { path, release: () => rmSync(path, { recursive: true, force: true }) };
}

function answer(worker: Worker, kind: FromEmbedded['kind']): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) =>
      reject(new AppError('store-failed', `The embedded database did not start or stop: ${reason}`));
    worker.on('message', (message: FromEmbedded) => {
      if (message.kind === kind) resolve();
      else if (message.kind === 'failed') fail(message.message);
    });
    worker.once('error', (error) => fail(error.message));
    worker.once('exit', (code) => fail(`its thread ended with code ${code}`));
  });
}
