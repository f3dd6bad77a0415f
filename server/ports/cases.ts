import type { ReadScope } from '../../shared/access/read-scope.ts';
import type { CaseEvent, NewCaseEvent } from '../../shared/cases/case-event.ts';
import type { Lateness } from '../../shared/cases/lateness.ts';
import type { Reporter } from '../../shared/http/case-bodies.ts';
import type { CaseView, CaseWait } from '../../shared/model/case.ts';
import type { SpotCheck } from '../../shared/model/spot-check.ts';
import type { LoggedCase } from '../../shared/rates/rate-facts.ts';
import type { AuditEntry } from './audit.ts';

/** Who brought a case in: an officer of the roster or an actor, null for older and imported cases; and who called. */
export interface CaseOpener {
  readonly openedBy: string | null;
  readonly reporter: Reporter | null;
}

/** A case as it is stored. */
export interface StoredCase extends CaseOpener {
  readonly item: CaseView;
  /** Cases that were merged into it. */
  readonly mergedFrom: readonly string[];
  readonly events: readonly CaseEvent[];
}

/** Whatever reads cases says of which ones (ACC-6). */
export interface CaseStore {
  /** Case row and numbered event row in one transaction; answers the number. */
  insert(item: CaseView, event: NewCaseEvent, by: CaseOpener): Promise<number>;
  /** The same for a change; null, and nothing is changed, when the stored version is not `item.version - 1`. */
  update(item: CaseView, event: NewCaseEvent): Promise<number | null>;
  /**
   * A row of the log alone: the case stays as it is, and at its version. Null, and nothing is noted, when that is not
   * `version` any more.
   */
  note(event: NewCaseEvent, version: number): Promise<number | null>;
  get(id: string, scope: ReadScope): Promise<StoredCase | null>;
  /** Open cases and those that ended since a moment. */
  openOrEndedSince(sinceMs: number, scope: ReadScope): Promise<readonly CaseView[]>;
  /** Open cases and those that were reported since a moment, of a box of degrees or of everywhere. */
  openOrReportedSince(sinceMs: number, scope: ReadScope, box: Box | null): Promise<readonly CaseView[]>;
  /** Number of the last event; 0 for none. Numbers rise in the order of commits. */
  lastSeq(): Promise<number>;
  /** The cases of the next events after a number, at most so many events, as they are now; and the number of the last of them. */
  changedAfter(seq: number, limit: number): Promise<{ readonly items: readonly CaseView[]; readonly seq: number }>;
  /** Cases that are not simulated and ended before a moment: those that wait for somebody before the others, newest end first. */
  newestEndedBefore(beforeMs: number, limit: number, scope: ReadScope): Promise<readonly CaseView[]>;
  list(
    filter: CaseFilter,
    scope: ReadScope,
  ): Promise<{ readonly items: readonly CaseView[]; readonly next: string | null }>;
  /**
   * The cases that a span of time can count, with their whole logs: something happened to them in it, they ended in it, or they were
   * overdue and had not ended when it did. One read of the log by time (RAT-6).
   */
  loggedIn(
    span: { readonly fromMs: number; readonly toMs: number },
    filter: { readonly kind?: CaseView['kind'] | undefined; readonly category?: CaseView['category'] | undefined },
    scope: ReadScope,
  ): Promise<readonly LoggedCase[]>;
  /** Those of these cases that somebody opened. */
  openedBy(by: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** How many cases `list` would go through, page by page. */
  count(filter: Omit<CaseFilter, 'limit' | 'cursor'>, scope: ReadScope): Promise<number>;
  /** Inserts many (imports); known ids are left alone and counted. */
  importMany(
    items: readonly CaseView[],
    actor: string,
  ): Promise<{ readonly inserted: number; readonly known: number; readonly insertedIds: readonly string[] }>;
}

/** Spot checks; whatever reads them says of where (ACC-6). */
export interface SpotCheckStore {
  /** Row and audit entry in one transaction; one that is there already is left alone. */
  insert(check: SpotCheck, by: string, audited: { readonly entry: AuditEntry; readonly atMs: number }): Promise<void>;
  /** Those with fromMs ≤ t < toMs, newest first. */
  list(span: { readonly fromMs: number; readonly toMs: number }, scope: ReadScope): Promise<readonly SpotCheck[]>;
}

/** A box of degrees. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export interface CaseFilter {
  /** Also `open` and `ended`. */
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly category?: string | undefined;
  /** At that moment, epoch ms. */
  readonly lateness?: { readonly is: Lateness; readonly nowMs: number } | undefined;
  readonly waits?: CaseWait | undefined;
  readonly level?: string | undefined;
  /** `none`: with nobody. */
  readonly officer?: string | undefined;
  readonly grid?: string | undefined;
  /** Reported from here on. */
  readonly from?: number | undefined;
  /** Reported before. */
  readonly to?: number | undefined;
  readonly text?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  /** Classes of the code table, and categories of cases without a class. */
  readonly classes?: { readonly codes: readonly string[]; readonly categories: readonly string[] } | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** How many are passed over, where pages are numbered. */
  readonly offset?: number | undefined;
}
