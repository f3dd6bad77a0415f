/** Something that tells of its WebGL context; a MapLibre map is one. */
export interface ContextSource {
  on(type: 'webglcontextlost' | 'webglcontextrestored', listener: () => void): unknown;
  off(type: 'webglcontextlost' | 'webglcontextrestored', listener: () => void): unknown;
}

export interface ContextWatch {
  readonly onLost: () => void;
  readonly onRestored: () => void;
  /** The browser did not bring the context back in time: build the map again. */
  readonly onGivenUp: () => void;
  readonly patienceMs: number;
}

/**
 * Watches for a lost WebGL context: restored by the browser, or given up after a while.
 *
 * @returns a stop function
 */
export function watchContext(
  source: ContextSource,
  { onLost, onRestored, onGivenUp, patienceMs }: ContextWatch,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lost = () => {
    clearTimeout(timer);
    timer = setTimeout(onGivenUp, patienceMs);
    onLost();
  };
  const restored = () => {
    clearTimeout(timer);
    onRestored();
  };
  source.on('webglcontextlost', lost);
  source.on('webglcontextrestored', restored);
  return () => {
    clearTimeout(timer);
    source.off('webglcontextlost', lost);
    source.off('webglcontextrestored', restored);
  };
}
