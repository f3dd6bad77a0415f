import type { Town } from '../model/area.ts';
import type { Label } from '../model/basis.ts';
import type { LiaisonCadre, UsingUnits } from '../model/using-unit.ts';
import type { CheckLine, Grounds, StaffingPolicy } from './staffing-policy.ts';

/** A line of the checklist as one unit has it; `by` is what was entered, null when it is missing. */
interface UnitLine extends CheckLine {
  readonly ok: boolean;
  readonly by: string | null;
  readonly day: string | null;
}

/** What a using unit has shown and what is missing. */
export interface UnitSheet {
  readonly town: string;
  readonly name: Label;
  readonly missing: number;
  readonly items: readonly UnitLine[];
}

/** Every using unit against the checklist of the documents (STF-11), in map order. Nothing entered is missing. */
export function unitSheets(
  towns: readonly Town[],
  units: UsingUnits | null,
  { unitChecklist }: Pick<StaffingPolicy, 'unitChecklist'>,
): readonly UnitSheet[] {
  const byTown = new Map((units?.units ?? []).map((unit) => [unit.town, unit.entries]));
  return [...towns]
    .sort((a, b) => a.index - b.index)
    .map(({ code, name }) => {
      const entries = byTown.get(code) ?? {};
      const items = unitChecklist.map((line) => {
        const entry = entries[line.id] ?? null;
        return { ...line, ok: entry !== null, by: entry?.text ?? null, day: entry?.day ?? null };
      });
      return { town: code, name, missing: items.filter(({ ok }) => !ok).length, items };
    });
}

/** A liaison cadre with as many towns as he or she has. */
interface CadreLine extends Grounds {
  readonly name: string;
  readonly towns: number;
  readonly ok: boolean;
  readonly least: number;
  readonly most: number;
}

/**
 * Whether each section cadre liaises with two to four towns (2012, 六（一）; STF-12), by name. Null when the district has
 * not said who liaises with which towns, or no document sets a number.
 */
export function cadreLines(
  cadres: readonly LiaisonCadre[] | null,
  { townsPerCadre }: Pick<StaffingPolicy, 'townsPerCadre'>,
): readonly CadreLine[] | null {
  if (!townsPerCadre || !cadres) return null;
  const { least, most } = townsPerCadre;
  return cadres
    .map(({ name, towns }) => {
      const count = new Set(towns).size;
      return { name, towns: count, ok: count >= least && count <= most, ...townsPerCadre };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The first thing in `units.json` that names no town or no line of the checklist; null when all is known. */
export function unitFault(
  units: UsingUnits,
  towns: readonly Town[],
  { unitChecklist }: Pick<StaffingPolicy, 'unitChecklist'>,
): string | null {
  const codes = new Set(towns.map(({ code }) => code));
  const lines = new Set(unitChecklist.map(({ id }) => id));
  for (const [at, { town, entries }] of units.units.entries()) {
    if (!codes.has(town)) return `units.${at}.town: ${town} is not known`;
    if (units.units.findIndex((unit) => unit.town === town) < at) return `units.${at}.town: ${town} is there twice`;
    const odd = Object.keys(entries).find((id) => !lines.has(id));
    if (odd !== undefined) return `units.${at}.entries.${odd}: no document of the district asks for it`;
  }
  const lost = (units.cadres ?? []).flatMap(({ towns: named }) => named).find((code) => !codes.has(code));
  return lost === undefined ? null : `cadres: the town ${lost} is not known`;
}
