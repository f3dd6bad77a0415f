import type { OfficerItem } from '../../shared/http/district.ts';
import { OFFICER_STATES, type OfficerState } from '../../shared/model/officer.ts';
import { useServerNow, useStores } from '../stores/use-stores.ts';

const LOOK_EVERY_MS = 5_000;

/** The state of officers as the last frame told it, looked up anew every five seconds; the roster's word before that. */
export function useOfficerStates(): (officer: OfficerItem) => OfficerState {
  const { frames } = useStores();
  useServerNow(LOOK_EVERY_MS);
  return (officer) => OFFICER_STATES[frames.lastPlace(officer.index)?.state ?? -1] ?? officer.state;
}
