import { useSyncExternalStore } from 'react';

/** The style sheet doubles the side columns by the same words. */
const WIDE = '(min-aspect-ratio: 3/1)';

/** Whether the wall is two screens side by side (32:9), where the side columns double and have room for more. */
export function useWideWall(): boolean {
  return useSyncExternalStore(listen, () => matchMedia(WIDE).matches);
}

function listen(changed: () => void): () => void {
  const media = matchMedia(WIDE);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}
