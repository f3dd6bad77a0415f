import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Town } from '../../shared/model/area.ts';
import { usingUnitsSchema, type UsingUnits } from '../../shared/model/using-unit.ts';
import type { PackInUse } from '../../shared/policy/resolve-parameter.ts';
import { unknownListedTown } from '../../shared/staffing/minimum-table.ts';
import type { StaffingPolicy } from '../../shared/staffing/staffing-policy.ts';
import { unitFault } from '../../shared/staffing/unit-checklist.ts';
import { AppError } from '../lib/app-error.ts';
import { parseFile } from '../lib/parse-file.ts';

/**
 * What the using units of a district have to show (STF-11); null when the district has no `units.json`. Throws an
 * AppError that names a town or a line that is not known to the policies of any day.
 */
export async function loadUnits(
  folder: string,
  towns: readonly Town[],
  policies: readonly StaffingPolicy[],
): Promise<UsingUnits | null> {
  const path = join(folder, 'units.json');
  if (!existsSync(path)) return null;
  const units = parseFile(path, await readFile(path, 'utf8'), usingUnitsSchema);
  const faults = policies.map((policy) => unitFault(units, towns, policy));
  const [fault = null] = faults.includes(null) ? [] : faults;
  if (fault !== null) throw new AppError('file-invalid', `${path}: ${fault}.`);
  return units;
}

/** Refuses a document that lists towns which its own district does not have (STF-7). */
export function refuseUnknownTowns(district: string, packs: readonly PackInUse[], towns: readonly Town[]): void {
  const fault = unknownListedTown(packs, towns);
  if (fault !== null) throw new AppError('file-invalid', `data/policies/${fault} (${district}).`);
}
