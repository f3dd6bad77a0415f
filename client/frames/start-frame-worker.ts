/** A file of its own in the build, from the page's own address. */
export function startFrameWorker(): Worker {
  return new Worker(new URL('./frame-worker.ts', import.meta.url), { type: 'module', name: 'frames' });
}
