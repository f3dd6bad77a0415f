import type { DutyBreak } from '../access/duty-break.ts';
import type { CoveragePolicy } from '../coverage/coverage-policy.ts';
import type { Act } from '../duties/acts.ts';
import type { DutiesPolicy } from '../duties/duties-policy.ts';
import type { LonLat } from '../model/area.ts';
import type { CaseView } from '../model/case.ts';
import type { Officer } from '../model/officer.ts';
import type { SourcedDispatchPolicy } from './dispatch-policy.ts';

/** An officer of the roster with the last position that is known. The live world's own records fit. */
export interface DispatchOfficer {
  readonly officer: Pick<Officer, 'id' | 'name' | 'role' | 'town' | 'grids' | 'supervisor' | 'shift'>;
  readonly lastFix: {
    readonly lon: number;
    readonly lat: number;
    readonly fixTimeMs: number;
    readonly speedMps: number | null;
  } | null;
  /** The break that the officer is on; null for none. */
  readonly onBreak: DutyBreak | null;
}

/** Where somebody is needed, for what, and what is known around it. */
export interface DispatchQuestion {
  readonly case: Pick<CaseView, 'town' | 'grid' | 'severity'>;
  /** Where to go; null when nobody knows. */
  readonly place: LonLat | null;
  readonly act: Act;
  readonly nowMs: number;
  /** Local minute of the day at `nowMs`. */
  readonly localMinute: number;
  /** Who holds the grid of the case, or else another of its community, by officer id: a few of many. */
  readonly holders: ReadonlyMap<string, 'grid' | 'community'>;
  /** Open cases by officer id; none for who is not in it. */
  readonly openCases: ReadonlyMap<string, number>;
  /** The roster by id, to find who supervises whom. */
  readonly roster: ReadonlyMap<string, Pick<Officer, 'shift'>>;
  /** Ids of the officers who had the case in hand. */
  readonly handledBy: ReadonlySet<string>;
}

export interface DispatchRules {
  readonly dispatch: SourcedDispatchPolicy;
  readonly coverage: Pick<CoveragePolicy, 'staleAfterMs' | 'silentAfterMs' | 'movingSpeedMps'>;
  readonly duties: DutiesPolicy;
}
