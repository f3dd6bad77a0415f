import { useServerNow, useStores } from '../stores/use-stores.ts';
import type { OfficerPlace } from '../frames/place-columns.ts';

const LOOK_EVERY_MS = 2_000;

/** Where one officer was last, looked up every two seconds while shown; null when never seen. */
export function usePlaceOf(officerIndex: number | null): OfficerPlace | null {
  const { frames } = useStores();
  useServerNow(LOOK_EVERY_MS);
  return officerIndex === null ? null : frames.lastPlace(officerIndex);
}
