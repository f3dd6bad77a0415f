/** What was started, to be stopped in the reverse order; a part that fails to stop does not keep the others running. */
export interface StopList {
  add(name: string, stop: () => void | Promise<void>): void;
  /** Stops everything once; later calls wait for the same end. */
  stopAll(): Promise<void>;
}

export function createStopList(onError: (name: string, error: unknown) => void): StopList {
  const stops: { readonly name: string; readonly stop: () => void | Promise<void> }[] = [];
  let ending: Promise<void> | null = null;

  async function stopInReverse(): Promise<void> {
    for (let entry = stops.pop(); entry; entry = stops.pop()) {
      try {
        await entry.stop();
      } catch (error) {
        onError(entry.name, error);
      }
    }
  }

  return {
    add(name, stop) {
      stops.push({ name, stop });
    },
    stopAll: () => (ending ??= stopInReverse()),
  };
}
