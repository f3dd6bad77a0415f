/** What a link must know of the page and of time; tests play it by hand. */
export interface PageLife {
  nowMs(): number;
  /** In [0, 1). */
  random(): number;
  after(delayMs: number, run: () => void): () => void;
  every(periodMs: number, run: () => void): () => void;
  isVisible(): boolean;
  /** The network came back, or the page came into view. */
  onWake(run: () => void): () => void;
}

/** The life of the browser page. */
export function browserLife(): PageLife {
  return {
    nowMs: () => Date.now(),
    random: () => Math.random(),
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    every(periodMs, run) {
      const timer = setInterval(run, periodMs);
      return () => clearInterval(timer);
    },
    isVisible: () => document.visibilityState !== 'hidden',
    onWake(run) {
      const whenVisible = () => {
        if (document.visibilityState === 'visible') run();
      };
      window.addEventListener('online', run);
      document.addEventListener('visibilitychange', whenVisible);
      return () => {
        window.removeEventListener('online', run);
        document.removeEventListener('visibilitychange', whenVisible);
      };
    },
  };
}
