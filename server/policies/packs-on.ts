import { assert } from '../../shared/lib/assert.ts';
import { packsInForce, packsInUse, type PackInUse } from '../../shared/policy/resolve-parameter.ts';
import type { LoadedDistrict } from '../ports/district.ts';

/** The packs of a loaded district as they were in force on a local day `YYYY-MM-DD` (POL-3). */
export function packsOn(
  day: string,
  { district, packs }: Pick<LoadedDistrict, 'district' | 'packs'>,
): readonly PackInUse[] {
  const inUse = packsInUse(district.packs, packs);
  assert(inUse.ok, 'the packs of a loaded district were found when it was loaded');
  return packsInForce(inUse.value, day);
}
