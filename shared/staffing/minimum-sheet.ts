import type { Town } from '../model/area.ts';
import type { Label } from '../model/basis.ts';
import type { Officer } from '../model/officer.ts';
import { isListedTown } from './minimum-table.ts';
import type { Grounds, StaffingPolicy } from './staffing-policy.ts';

/** Auxiliaries of one town against the least number; null where the document lists no number for it. */
interface MinimumRow {
  readonly town: string;
  readonly name: Label;
  readonly minimum: number | null;
  readonly inPost: number;
  /** People missing, never negative. */
  readonly gap: number | null;
  /** People beyond the minimum, never negative. */
  readonly surplus: number | null;
}

/** The table of the document with the people in post. */
export interface MinimumSheet extends Grounds {
  readonly rows: readonly MinimumRow[];
  /** Over the listed towns. One town's surplus fills no other town's gap. */
  readonly total: {
    readonly minimum: number;
    readonly inPost: number;
    readonly gap: number;
    readonly surplus: number;
    readonly townsBelow: number;
  };
}

/** Auxiliaries in post against the minimum of each town, in map order (STF-7). Null when no document lists minimums. */
export function minimumSheet(
  towns: readonly Town[],
  officers: readonly Officer[],
  { minimumByTown }: Pick<StaffingPolicy, 'minimumByTown'>,
): MinimumSheet | null {
  if (!minimumByTown) return null;
  const inPost = auxiliariesByTown(officers);
  const rows = [...towns]
    .sort((a, b) => a.index - b.index)
    .map((town) => {
      const minimum = minimumByTown.towns.find((listed) => isListedTown(listed, town))?.minimum ?? null;
      return rowOf(town, minimum, inPost.get(town.code) ?? 0);
    });
  const listed = rows.filter(({ minimum }) => minimum !== null);
  const sum = (of: (row: MinimumRow) => number | null) => listed.reduce((total, row) => total + (of(row) ?? 0), 0);
  return {
    rows,
    total: {
      minimum: sum(({ minimum }) => minimum),
      inPost: sum((row) => row.inPost),
      gap: sum(({ gap }) => gap),
      surplus: sum(({ surplus }) => surplus),
      townsBelow: listed.filter(({ gap }) => (gap ?? 0) > 0).length,
    },
    clause: minimumByTown.clause,
    basis: minimumByTown.basis,
  };
}

/** How many auxiliaries of the roster belong to each town. */
export function auxiliariesByTown(officers: readonly Officer[]): ReadonlyMap<string, number> {
  const inPost = new Map<string, number>();
  for (const { role, town } of officers) if (role === 'auxiliary') inPost.set(town, (inPost.get(town) ?? 0) + 1);
  return inPost;
}

function rowOf({ code, name }: Town, minimum: number | null, inPost: number): MinimumRow {
  if (minimum === null) return { town: code, name, minimum, inPost, gap: null, surplus: null };
  return {
    town: code,
    name,
    minimum,
    inPost,
    gap: Math.max(0, minimum - inPost),
    surplus: Math.max(0, inPost - minimum),
  };
}
