/** Looks again and again whether something that fell silent is back. */
export interface LookAgain {
  /** Begins to look, a while from now; what was begun before is not. */
  begin(): void;
  /** It was there: the next silence is looked into soon. */
  heard(): void;
  end(): void;
}

export interface LookAgainOptions {
  /** Waits this long, ms, and each time twice as long as before, up to the last. */
  readonly firstMs: number;
  readonly lastMs: number;
  readonly isThere: () => Promise<boolean>;
  readonly onBack: () => void;
  /** Runs a callback later; returns a cancel function. */
  readonly after: (ms: number, callback: () => void) => () => void;
}

export function createLookAgain({ firstMs, lastMs, isThere, onBack, after }: LookAgainOptions): LookAgain {
  let waitMs = firstMs;
  let cancel = () => {};

  function begin(): void {
    cancel();
    let isOver = false;
    const stopWaiting = after(waitMs, () => {
      void isThere().then((isBack) => {
        if (isOver) return;
        if (isBack) onBack();
        else begin();
      });
    });
    cancel = () => {
      isOver = true;
      stopWaiting();
    };
    waitMs = Math.min(waitMs * 2, lastMs);
  }

  return { begin, heard: () => void (waitMs = firstMs), end: () => cancel() };
}
