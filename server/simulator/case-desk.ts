import type { Officer } from '../../shared/model/officer.ts';
import type { CaseView } from '../../shared/model/case.ts';
import { SIMULATED_KINDS } from '../../shared/simulation/case-kinds.ts';
import { hashText } from '../../shared/simulation/hash-noise.ts';
import { windowAt, type Walker } from './walker.ts';

/** Who is sent to a case: somebody on duty who holds its grid, of the team that handles such things where there is one. */
export function officerFor(
  item: Pick<CaseView, 'id' | 'grid' | 'town' | 'category'>,
  officers: readonly Officer[],
  timeZone: string,
  atMs: number,
): Officer | null {
  const inGrid = officers.filter((officer) => item.grid !== null && officer.grids.includes(item.grid));
  const inTown = officers.filter((officer) => item.town !== null && officer.town === item.town);
  const onDuty = (officer: Officer) => windowAt(officer, timeZone, atMs) !== null;
  const teams = SIMULATED_KINDS.find((kind) => kind.category === item.category)?.teams ?? [];
  const choices = [
    ...teams.map((team) => inGrid.filter((officer) => officer.role === team && onDuty(officer))),
    inGrid.filter(onDuty),
    ...teams.map((team) => inTown.filter((officer) => officer.role === team && onDuty(officer))),
    inTown.filter(onDuty),
    inTown,
    officers,
  ];
  const best = choices.find((choice) => choice.length > 0) ?? [];
  return best[hashText(item.id) % Math.max(1, best.length)] ?? null;
}

/** The phone through which a case is reported: of somebody who walks its grid, else of anybody. */
export function reporterFor(grid: string, walkers: readonly Walker[]): Walker | undefined {
  return (
    walkers.find((walker) => walker.phone && walker.officer.grids.includes(grid)) ??
    walkers.find((walker) => walker.phone) ??
    walkers[0]
  );
}
