import type { OfficerItem } from '../../shared/http/district.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';

/**
 * Whose phone the walk is played on: the named officer, else a simulated enforcement officer who is off duty or has not
 * been heard of for the longest time, so that the walk is not mixed with a simulated one.
 */
export function chooseOfficer(officers: readonly OfficerItem[], wanted: string | null): Result<OfficerItem> {
  if (wanted !== null) {
    const found = officers.find((officer) => officer.id === wanted);
    return found ? ok(found) : err(`There is no officer ${wanted} in the roster.`);
  }
  const byQuiet = officers
    .filter((officer) => officer.simulated)
    .sort((a, b) => rank(a) - rank(b) || (a.lastFixMs ?? 0) - (b.lastFixMs ?? 0) || a.index - b.index);
  const first = byQuiet[0];
  return first ? ok(first) : err('The roster has no simulated officer: name one with --officer.');
}

function rank({ role, state }: OfficerItem): number {
  return (role === 'enforcement' ? 0 : 2) + (state === 'off-duty' ? 0 : 1);
}
