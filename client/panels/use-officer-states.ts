import type { OfficerItem } from '../../shared/http/district.ts';
import { standingOf, type OfficerStanding } from '../selectors/officer-standing.ts';
import { useServerNow, useStores } from '../stores/use-stores.ts';

const LOOK_EVERY_MS = 5_000;

/** The state of officers as the last frame told it, looked up anew every five seconds; the roster's word before that. */
export function useOfficerStates(): (officer: OfficerItem) => OfficerStanding {
  const { frames } = useStores();
  useServerNow(LOOK_EVERY_MS);
  return (officer) => standingOf(officer, frames.lastPlace(officer.index));
}
