import { useLayoutEffect } from 'react';
import type { Stores } from '../../stores/stores.ts';

const RELOAD_AGE_MS = 20 * 3_600_000;
const QUIET_HOUR = 4;
const LOOK_EVERY_MS = 10 * 60_000;

/**
 * What a screen that runs for weeks needs: dark, awake, sized by its glass, and once a night, at a quiet hour and only
 * when the server answers, a fresh page. The tour keeps its place over that reload.
 */
export function useWallScreen(stores: Stores): void {
  // Before the map of the page stands, which measures itself against the root font.
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.classList.add('is-wall');
    const view = stores.view.getState();
    const before = { theme: view.theme, colouring: view.colouring };
    view.themeChosen('dark');
    view.colouringChosen('coverage');
    const stopAwake = keepAwake();
    const openedMs = Date.now();
    const timer = setInterval(() => void reloadAtNight(openedMs), LOOK_EVERY_MS);
    return () => {
      root.classList.remove('is-wall');
      clearInterval(timer);
      stopAwake();
      stores.view.getState().themeChosen(before.theme);
      stores.view.getState().colouringChosen(before.colouring);
    };
  }, [stores]);
}

async function reloadAtNight(openedMs: number): Promise<void> {
  if (Date.now() - openedMs < RELOAD_AGE_MS || new Date().getHours() !== QUIET_HOUR) return;
  const answer = await fetch('/healthz').catch(() => null);
  if (answer?.ok) location.reload();
}

/** Holds the screen on where the browser can; asks again when the page comes back into view. */
function keepAwake(): () => void {
  let lock: { release(): Promise<void> } | null = null;
  let isOver = false;
  const ask = async () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    lock = await navigator.wakeLock.request('screen').catch(() => null);
    if (isOver) void lock?.release();
  };
  void ask();
  document.addEventListener('visibilitychange', ask);
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  };
}
