/** Runs so many of something at once and lets the others wait, first come first served. */
export type Turns = <T>(act: () => Promise<T>) => Promise<T>;

export function createTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (act) => {
    if (running >= atOnce) await new Promise<void>((turn) => waiting.push(turn));
    else running++;
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      // Whoever is next takes the place over, so that nobody comes in between.
      if (next) next();
      else running--;
    }
  };
}
