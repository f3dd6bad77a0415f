import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { AppError } from '../lib/app-error.ts';
import { startWorker } from '../lib/entry-point.ts';
import { shortFolder, type ShortFolder } from '../lib/socket-folder.ts';
import type { EmbeddedOptions, FromEmbedded } from './embedded-messages.ts';

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

const PORT = 5432;

/**
 * Starts PGlite in a worker thread. `dataFolder` null keeps everything in memory.
 * `onLost` is called when the database ends without being asked to.
 */
export async function startEmbedded(
  dataFolder: string | null,
  onLost: (reason: string) => void,
): Promise<EmbeddedDatabase> {
  const sockets = socketsOf(dataFolder);
  const options: EmbeddedOptions = {
    folder: dataFolder === null ? null : join(dataFolder, 'store'),
    socketPath: join(sockets.path, `.s.PGSQL.${PORT}`),
  };
  const worker = startWorker('db/embedded-worker', options);
  try {
    await answer(worker, 'ready');
  } catch (error) {
    sockets.release();
    await worker.terminate();
    throw error;
  }
  const lost = (reason: string) => onLost(reason);
  worker.on('error', (error) => lost(error.message));
  worker.on('exit', (code) => lost(`the database thread ended with code ${code}`));
  return {
    connection: { host: sockets.path, port: PORT, user: 'postgres', database: 'postgres' },
    async stop() {
      worker.removeAllListeners();
      const closed = answer(worker, 'closed');
      worker.postMessage('close');
      await closed;
      await worker.terminate();
      sockets.release();
    },
  };
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
