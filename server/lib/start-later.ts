/**
 * Starts a part after `delayMs`, for work that can wait while everything else comes up. Answers the stop function of the
 * part, which before that time only sees to it that the part is never started.
 */
export function startLater(delayMs: number, start: () => () => Promise<void>): () => Promise<void> {
  let stop: (() => Promise<void>) | null = null;
  const timer = setTimeout(() => (stop = start()), delayMs);
  timer.unref();
  return () => {
    clearTimeout(timer);
    return stop ? stop() : Promise.resolve();
  };
}
