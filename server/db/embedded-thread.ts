import type { Worker } from 'node:worker_threads';
import { startWorker } from '../lib/entry-point.ts';

let ready: Worker | null = null;

/**
 * Starts a thread for the embedded database and lets it load its code while the server loads its own; touches no file
 * of the data folder. A thread that is never given a task keeps no process alive.
 */
export function readyEmbeddedThread(): void {
  if (ready) return;
  ready = startWorker('db/embedded-worker');
  ready.unref();
  ready.once('error', dropReady);
}

/** The thread that was made ready, or a new one; its first message is its task. */
export function takeEmbeddedThread(): Worker {
  const worker = ready ?? startWorker('db/embedded-worker');
  worker.off('error', dropReady);
  ready = null;
  worker.ref();
  return worker;
}

/** One that could not load its code: the next is asked for anew, and says why. */
function dropReady(): void {
  ready = null;
}
