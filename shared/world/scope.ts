import { z } from 'zod';
import type { Change } from './change.ts';
import type { WorldSnapshot } from './facts.ts';
import { unreachable } from '../lib/assert.ts';

/** What a viewer watches: the whole district or one town. */
export const scopeSchema = z.union([
  z.literal('district'),
  z.templateLiteral([z.literal('town:'), z.string().regex(/^[0-9A-Za-z-]{1,24}$/)]),
]);
export type Scope = z.infer<typeof scopeSchema>;

/** The town code of a town scope; null for the district. */
export function townOfScope(scope: Scope): string | null {
  return scope === 'district' ? null : scope.slice('town:'.length);
}

/** Only what lies in the town; `townOfGrid` maps a grid index to its town code. Cases without a town stay with the district. */
export function snapshotInTown(
  snapshot: WorldSnapshot,
  town: string,
  townOfGrid: (gridIndex: number) => string | undefined,
): WorldSnapshot {
  return {
    grids: snapshot.grids.filter((grid) => townOfGrid(grid.index) === town),
    cases: snapshot.cases.filter((item) => item.town === town),
    alerts: snapshot.alerts.filter((alert) => alert.town === town),
    findings: snapshot.findings.filter((finding) => finding.town === town),
    standings: snapshot.standings.filter((standing) => standing.code === town),
  };
}

/** The part of a change that a town may see, or null when it is none of its business. */
export function changeInTown(
  change: Change,
  town: string,
  townOfGrid: (gridIndex: number) => string | undefined,
): Change | null {
  switch (change.kind) {
    case 'grids': {
      const grids = change.grids.filter((grid) => townOfGrid(grid.index) === town);
      return grids.length > 0 ? { kind: 'grids', grids } : null;
    }
    case 'case':
      return change.case.town === town ? change : null;
    case 'alert-raised':
      return change.alert.town === town ? change : null;
    case 'alert-cleared':
      return change.town === town ? change : null;
    case 'findings':
      return { kind: 'findings', findings: change.findings.filter((finding) => finding.town === town) };
    case 'standing':
      return change.standing.code === town ? change : null;
    default:
      return unreachable(change);
  }
}
