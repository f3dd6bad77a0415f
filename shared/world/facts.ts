import type { GridLive } from '../coverage/grid-live.ts';
import type { CaseFact } from '../model/case.ts';
import type { StaffingFinding } from '../staffing/finding.ts';
import type { Alert, TownStanding } from './change.ts';
import { GridPages } from './grid-pages.ts';

/** Everything numbered that a scope knows; the same shape at the server and in the browser. */
export interface WorldFacts {
  /** By grid index. Pages, so that what changed is found without looking at what did not. */
  readonly grids: ReadonlyMap<number, GridLive>;
  readonly cases: ReadonlyMap<string, CaseFact>;
  readonly alerts: ReadonlyMap<string, Alert>;
  readonly findings: readonly StaffingFinding[];
  readonly standings: ReadonlyMap<string, TownStanding>;
}

/** The same facts as plain arrays, for the wire. */
export interface WorldSnapshot {
  readonly grids: readonly GridLive[];
  readonly cases: readonly CaseFact[];
  readonly alerts: readonly Alert[];
  readonly findings: readonly StaffingFinding[];
  readonly standings: readonly TownStanding[];
}

export const NO_FACTS: WorldFacts = {
  grids: GridPages.none,
  cases: new Map(),
  alerts: new Map(),
  findings: [],
  standings: new Map(),
};

export function factsFromSnapshot(snapshot: WorldSnapshot): WorldFacts {
  return {
    grids: GridPages.none.with(snapshot.grids),
    cases: new Map(snapshot.cases.map((item) => [item.id, item])),
    alerts: new Map(snapshot.alerts.map((alert) => [alert.id, alert])),
    findings: snapshot.findings,
    standings: new Map(snapshot.standings.map((standing) => [standing.code, standing])),
  };
}

export function snapshotFromFacts(facts: WorldFacts): WorldSnapshot {
  return {
    grids: [...facts.grids.values()],
    cases: [...facts.cases.values()],
    alerts: [...facts.alerts.values()],
    findings: facts.findings,
    standings: [...facts.standings.values()],
  };
}
