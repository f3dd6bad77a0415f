import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Action } from '../../shared/access/actions.ts';
import { ROLES, type ActorRole } from '../../shared/access/roles.ts';

export type ReachLetter = 'D' | 'T' | 'G' | 'P' | 'W' | '.';

/** The matrix that somebody wrote down by hand. */
export interface AccessMatrix {
  /** Verdicts of the twelve situations, by letter. */
  readonly reaches: ReadonlyMap<string, readonly boolean[]>;
  readonly actions: readonly Action[];
  letter(role: ActorRole, action: Action): ReachLetter;
}

export const ALL_ROLES: readonly ActorRole[] = [...ROLES, 'api-key', 'operator'];

export function goldenMatrix(): AccessMatrix {
  const text = readFileSync(join(import.meta.dirname, '../golden/access-matrix.txt'), 'utf8');
  const lines = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/\s+/));
  const rows = lines.filter(([head]) => head !== 'reach' && head !== 'columns');
  const letters = new Map(rows.map(([action, ...cells]) => [action as Action, cells as ReachLetter[]]));
  return {
    reaches: new Map(
      lines.flatMap(([head, letter, ...cells]) =>
        head === 'reach' ? [[letter!, cells.map((cell) => cell === 'yes')] as const] : [],
      ),
    ),
    actions: [...letters.keys()],
    letter: (role, action) => letters.get(action)?.[ALL_ROLES.indexOf(role)] ?? '.',
  };
}
