import { applyFixes } from '../../shared/coverage/apply-fixes.ts';
import type { CoverageFix, CoverageState } from '../../shared/coverage/coverage-state.ts';
import { onShift } from '../../shared/lib/local-day.ts';
import type { LoadedDistrict } from '../ports/district.ts';
import type { PlacedFix } from '../ports/fixes.ts';
import { createLocalMinutes } from './local-minutes.ts';

/**
 * Counts stored fixes of a district's officers into a day of coverage; answers the grids that changed. Live coverage
 * and that of a past moment count by this one function, so that they cannot disagree.
 */
export function createFixCounter({
  district,
  officers,
}: Pick<LoadedDistrict, 'district' | 'officers'>): (
  state: CoverageState,
  placed: readonly PlacedFix[],
) => readonly number[] {
  const localMinute = createLocalMinutes(district.timeZone);
  return (state, placed) => {
    const fixes: CoverageFix[] = [];
    for (const { officerIndex, lon, lat, accuracyM, fixTimeMs } of placed) {
      const officer = officerIndex === null ? undefined : officers[officerIndex];
      if (!officer) continue;
      const onDuty = onShift(officer.shift, localMinute(fixTimeMs));
      fixes.push({ officerIndex: officer.index, onDuty, lon, lat, accuracyM, fixTimeMs });
    }
    return applyFixes(state, fixes);
  };
}
