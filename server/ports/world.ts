import type { DutyBreak } from '../../shared/access/duty-break.ts';
import type { PatrolPast } from '../../shared/coverage/patrol-past.ts';
import type { Grid } from '../../shared/model/area.ts';
import type { CaseView } from '../../shared/model/case.ts';
import type { Officer, OfficerState } from '../../shared/model/officer.ts';
import type { Alert, Change } from '../../shared/world/change.ts';
import type { WorldFacts } from '../../shared/world/facts.ts';
import type { CountsByTown } from '../../shared/world/grid-counts.ts';
import type { Scope } from '../../shared/world/scope.ts';
import type { LoadedDistrict, PolicyReader } from './district.ts';
import type { StoredFix } from './fixes.ts';
import type { BreakBook } from './privacy.ts';

/** What the live world knows of one officer right now. */
export interface LiveOfficer {
  readonly officer: Officer;
  readonly state: OfficerState;
  /** Null during a break: where somebody was before is not shown either (ACC-34). */
  readonly lastFix: StoredFix | null;
  /** The break that the officer is on; null for none. */
  readonly onBreak: DutyBreak | null;
}

/** The authoritative copy of everything that moves. Everything it tells is of one district. */
export interface LiveWorld {
  readonly epoch: string;
  readonly loaded: LoadedDistrict;
  readonly policies: PolicyReader;
  /** Start of the local day that is counted, epoch ms; that of yesterday until the first tick after midnight. */
  readonly dayStartMs: number;
  facts(): WorldFacts;
  /** Grids of the district and of each town by state, kept by difference (WLD-5). */
  gridCounts(): CountsByTown;
  townOfGrid(gridIndex: number): string | undefined;
  gridAt(lon: number, lat: number): Grid | null;
  /** In the order of the roster: everybody keeps their place from call to call. */
  officers(): readonly LiveOfficer[];
  readonly breaks: BreakBook;
  /** Accepted fixes after commit, any order. */
  fixesAccepted(fixes: readonly StoredFix[]): void;
  /** A case row after commit. */
  caseCommitted(item: CaseView): void;
  /** Many case rows after commit, told as one batch. */
  casesCommitted(items: readonly CaseView[]): void;
  /** Ages everything to now (stale officers, overdue grids, late cases, midnight) and sends what changed to listeners. */
  tick(nowMs: number): void;
  /** Called with each batch of changes that a tick or a commit produced. Returns a stop function. */
  onChanges(listener: (changes: readonly Change[]) => void): () => void;
  /** Who was reporting at moments of the local day (epoch ms, rising), and since when each grid is walked. */
  patrolPast(momentsMs: readonly number[]): PatrolPast;
  /** The counted day as bytes (COV-12). */
  coverageBytes(): Uint8Array;
  /** Memory that the counted fixes of the day take: it grows until midnight. */
  heldBytes(): number;
  alerts(): readonly Alert[];
  /** Newest accepted fix and newest case change in a scope. */
  newest(scope: Scope): { readonly lastFixMs: number | null; readonly lastCaseMs: number | null };
}
