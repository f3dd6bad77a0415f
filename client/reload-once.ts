const KEPT_AS = 'jingge.reloaded';
const NOT_AGAIN_WITHIN_MS = 60_000;

/**
 * Gets the page anew when the server runs other software: a wall has nobody who could. Not twice in a minute, so that a
 * server that is half updated cannot make it spin.
 */
export function reloadOnce(): void {
  const lastMs = Number(sessionStorage.getItem(KEPT_AS) ?? 0);
  if (Date.now() - lastMs < NOT_AGAIN_WITHIN_MS) return;
  sessionStorage.setItem(KEPT_AS, String(Date.now()));
  location.reload();
}
