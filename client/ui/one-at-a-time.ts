/** Runs something unless it is running already. */
export type OneAtATime = (run: () => Promise<boolean>) => Promise<void>;

/** For what a second, quick press must not do twice. What answers true is done for good: nothing runs any more. */
export function oneAtATime(): OneAtATime {
  let isShut = false;
  return async (run) => {
    if (isShut) return;
    isShut = true;
    let isDone = false;
    try {
      isDone = await run();
    } finally {
      isShut = isDone;
    }
  };
}
