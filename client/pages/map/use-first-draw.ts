import { useCallback, useEffect, useState } from 'react';

/** A map that cannot be drawn keeps nothing else from coming. */
const PATIENCE_MS = 5_000;

/** Whether the map has been drawn once, or has been waited for long enough. */
export function useFirstDraw(): { readonly isDone: boolean; readonly done: () => void } {
  const [isDone, setDone] = useState(false);
  const done = useCallback(() => setDone(true), []);
  useEffect(() => {
    const timer = setTimeout(done, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [done]);
  return { isDone, done };
}
