import { applyFix, type CoverageState } from '../../shared/coverage/coverage-state.ts';
import { onShift } from '../../shared/lib/local-day.ts';
import type { LoadedDistrict, PlacedFix } from '../ports.ts';
import { createLocalMinutes } from './local-minutes.ts';

/**
 * Counts stored fixes of a district's officers into a day of coverage; answers the grids that changed. Live coverage
 * and that of a past moment count by this one function, so that they cannot disagree.
 */
export function createFixCounter({
  district,
  officers,
}: Pick<LoadedDistrict, 'district' | 'officers'>): (state: CoverageState, placed: PlacedFix) => readonly number[] {
  const localMinute = createLocalMinutes(district.timeZone);
  return (state, { officerIndex, lon, lat, accuracyM, fixTimeMs }) => {
    const officer = officerIndex === null ? undefined : officers[officerIndex];
    if (!officer) return [];
    const onDuty = onShift(officer.shift, localMinute(fixTimeMs));
    return applyFix(state, { officerIndex: officer.index, onDuty, lon, lat, accuracyM, fixTimeMs });
  };
}
