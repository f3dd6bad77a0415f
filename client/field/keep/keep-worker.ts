/** How often an open page looks for another build. */
const LOOK_EVERY_MS = 30 * 60_000;

/**
 * Registers the worker that keeps the shell, and tells when another build waits. Answers how to use it: the page is loaded anew then.
 * Does nothing where there are no workers, as on plain HTTP beyond this machine.
 */
export function keepWorker(waits: () => void): () => void {
  if (!('serviceWorker' in navigator)) return () => {};
  const { serviceWorker } = navigator;
  let waiting: ServiceWorker | null = null;
  let isTaken = false;

  function heard(worker: ServiceWorker | null): void {
    // The first worker of a phone has nobody to wait for.
    if (!worker || !serviceWorker.controller) return;
    waiting = worker;
    waits();
  }

  async function register(): Promise<void> {
    const registration = await serviceWorker.register('/field-worker.js', { scope: '/field' });
    heard(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const fresh = registration.installing;
      fresh?.addEventListener('statechange', () => {
        if (fresh.state === 'installed') heard(fresh);
      });
    });
    setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY_MS);
  }

  serviceWorker.addEventListener('controllerchange', () => {
    if (isTaken) location.reload();
  });
  register().catch(() => undefined);
  return () => {
    isTaken = true;
    waiting?.postMessage('take-over');
  };
}
