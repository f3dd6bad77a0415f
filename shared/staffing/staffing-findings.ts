import type { Grid, Town } from '../model/area.ts';
import type { Officer } from '../model/officer.ts';
import type { StaffingFinding } from './finding.ts';
import { auxiliariesByTown } from './minimum-sheet.ts';
import { isListedTown } from './minimum-table.ts';
import type { StaffingNumber, StaffingPolicy } from './staffing-policy.ts';

interface Inputs {
  readonly grids: readonly Grid[];
  readonly officers: readonly Officer[];
  readonly towns: readonly Town[];
  readonly policy: StaffingPolicy;
}

/**
 * Everything wrong with how people are assigned (STF-1 to STF-6), by rule and then in roster or map order. Same inputs,
 * same findings with the same ids.
 */
export function staffingFindings(inputs: Inputs): readonly StaffingFinding[] {
  return [
    ...gridsPerOfficer(inputs),
    ...gridsWithoutOfficer(inputs),
    ...townsBelowMinimum(inputs),
    ...auxiliariesAlone(inputs),
    ...unknownGrids(inputs),
  ];
}

type Subject = Pick<StaffingFinding, 'town'> & Partial<Pick<StaffingFinding, 'grid' | 'officer'>>;

function finding(
  rule: string,
  code: StaffingFinding['code'],
  subject: Subject,
  measured: number,
  limit: StaffingNumber,
): StaffingFinding {
  const { town, grid = null, officer = null } = subject;
  const id = [rule, officer ?? town, grid].filter((part) => part !== null).join(':');
  const { value: threshold, clause, basis } = limit;
  return { id, rule, code, town, grid, officer, measured, threshold, clause, basis };
}

/** STF-1 and STF-2: an enforcement officer holds no more and no fewer third-level grids than the policy says (2–3). */
function gridsPerOfficer({ officers, policy }: Inputs): StaffingFinding[] {
  const { minGridsPerOfficer: fewest, maxGridsPerOfficer: most } = policy;
  return officers
    .filter(({ role }) => role === 'enforcement')
    .flatMap((officer) => {
      const held = new Set(officer.grids).size;
      const subject = { town: officer.town, officer: officer.id };
      if (most && held > most.value) return [finding('STF-1', 'too-many-grids', subject, held, most)];
      if (fewest && held < fewest.value) return [finding('STF-2', 'too-few-grids', subject, held, fewest)];
      return [];
    });
}

/** STF-3: every grid is fixed to a named officer. */
function gridsWithoutOfficer({ grids, officers, policy }: Inputs): StaffingFinding[] {
  const least = policy.minOfficersPerGrid;
  if (!least) return [];
  const holders = new Map<string, number>();
  for (const officer of officers) {
    for (const code of new Set(officer.grids)) holders.set(code, (holders.get(code) ?? 0) + 1);
  }
  return grids.flatMap((grid) => {
    const held = holders.get(grid.code) ?? 0;
    if (held >= least.value) return [];
    return [finding('STF-3', 'grid-without-officer', { town: grid.town, grid: grid.code }, held, least)];
  });
}

/** STF-4: a town has at least the auxiliaries that the document lists for it. */
function townsBelowMinimum({ officers, towns, policy }: Inputs): StaffingFinding[] {
  const minimums = policy.minimumByTown;
  if (!minimums) return [];
  const inPost = auxiliariesByTown(officers);
  return towns.flatMap((town) => {
    const listed = minimums.towns.find((minimum) => isListedTown(minimum, town));
    if (!listed) return [];
    const there = inPost.get(town.code) ?? 0;
    if (there >= listed.minimum) return [];
    const limit = { value: listed.minimum, clause: minimums.clause, basis: minimums.basis };
    return [finding('STF-4', 'town-below-minimum', { town: town.code }, there, limit)];
  });
}

/** STF-5: an auxiliary works under a named enforcement officer of the roster. */
function auxiliariesAlone({ officers, policy }: Inputs): StaffingFinding[] {
  const needed = policy.supervisorsPerAuxiliary;
  if (!needed) return [];
  const enforcement = new Set(officers.filter(({ role }) => role === 'enforcement').map(({ id }) => id));
  return officers
    .filter(({ role, supervisor }) => role === 'auxiliary' && !(supervisor !== null && enforcement.has(supervisor)))
    .map(({ town, id }) => finding('STF-5', 'auxiliary-without-supervisor', { town, officer: id }, 0, needed));
}

const KNOWN_GRIDS_ONLY: StaffingNumber = { value: 0, clause: 'STF-6', basis: 'assumed' };

/** STF-6: a roster names only grids that exist. */
function unknownGrids({ grids, officers }: Inputs): StaffingFinding[] {
  const known = new Set(grids.map(({ code }) => code));
  return officers.flatMap(({ town, id, grids: held }) =>
    [...new Set(held)]
      .filter((code) => !known.has(code))
      .map((grid) => finding('STF-6', 'unknown-grid', { town, officer: id, grid }, 1, KNOWN_GRIDS_ONLY)),
  );
}
