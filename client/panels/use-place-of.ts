import { useEffect, useState } from 'react';
import { useStores } from '../stores/use-stores.ts';
import type { OfficerPlace } from '../wire/frame-bus.ts';

const LOOK_EVERY_MS = 2_000;

/** Where one officer was last, looked up every two seconds while shown; null when never seen. */
export function usePlaceOf(officerIndex: number | null): OfficerPlace | null {
  const { frames } = useStores();
  const look = () => (officerIndex === null ? null : frames.lastPlace(officerIndex));
  const [place, setPlace] = useState(look);
  useEffect(() => {
    setPlace(look());
    const timer = setInterval(() => setPlace(look()), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [frames, officerIndex]);
  return place;
}
