import type { OfficerItem } from '../../shared/http/district.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';

/**
 * Whose phone the walk is played on: the named officer, else a simulated enforcement officer who should be out and is
 * not heard of, because two walks of one officer would mix; one who is off duty comes last, because nothing of what is
 * sent off duty is kept (ACC-25). Of equals the one heard of longest ago.
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

const STATE_RANK: Readonly<Record<OfficerItem['state'], number>> = {
  silent: 0,
  stale: 1,
  still: 1,
  moving: 1,
  // Nothing of the walk would be taken.
  'on-break': 8,
  'off-duty': 9,
};

function rank({ role, state }: OfficerItem): number {
  return (role === 'enforcement' ? 0 : 3) + STATE_RANK[state];
}
