import { WHOLE_DISTRICT } from '../../shared/access/read-scope.ts';
import type { CoverageIndex } from '../../shared/coverage/coverage-index.ts';
import { dayStartMs } from '../../shared/lib/local-day.ts';
import { caseFact, type CaseFact, type CaseView } from '../../shared/model/case.ts';
import type { OfficerState } from '../../shared/model/officer.ts';
import { staffingFindings } from '../../shared/staffing/staffing-findings.ts';
import { applyChanges } from '../../shared/world/apply-change.ts';
import type { Change } from '../../shared/world/change.ts';
import { NO_FACTS, type WorldFacts } from '../../shared/world/facts.ts';
import { followGrids } from '../../shared/world/grid-counts.ts';
import { townOfScope } from '../../shared/world/scope.ts';
import { createPolicyReader } from '../policies/policy-reader.ts';
import type { CaseStore } from '../ports/cases.ts';
import type { Clock } from '../ports/clock.ts';
import type { LoadedDistrict, PolicyReader } from '../ports/district.ts';
import type { FixStore, StoredFix } from '../ports/fixes.ts';
import type { Store } from '../ports/store.ts';
import type { LiveWorld } from '../ports/world.ts';
import type { BreakStore } from '../ports/privacy.ts';
import { createAlertBook } from './alert-book.ts';
import { openBreakBook } from './break-book.ts';
import { createCaseAlerts } from './case-alerts.ts';
import { countToday, type Checkpoint } from './count-today.ts';
import { createCoverageTracker } from './coverage-tracker.ts';
import { createGridAlerts } from './grid-alerts.ts';
import { createPlaces, KEPT_ENDED_CASES, keptCases } from './kept-cases.ts';
import { createOfficerAlerts } from './officer-alerts.ts';
import { createOfficerBook, type Aged } from './officer-book.ts';
import { standingsOn } from './standings-on.ts';

export interface LiveWorldOptions {
  readonly loaded: LoadedDistrict;
  readonly store: Pick<Store, 'storeId'> & {
    readonly fixes: Pick<FixStore, 'latestOfOfficers' | 'acceptedSince' | 'acceptedAfter'>;
    readonly cases: Pick<CaseStore, 'openOrEndedSince' | 'newestEndedBefore'>;
    readonly breaks: Pick<BreakStore, 'begin' | 'end' | 'endingAfter'>;
  };
  readonly clock: Clock;
  /** The figures by time; those of the packs of the district without it. */
  readonly policies?: PolicyReader;
  /** A checkpoint of today; without one all fixes of today are counted anew. */
  readonly checkpoint?: Checkpoint | null;
  /** Unit cells that were laid while the store opened. */
  readonly index?: CoverageIndex;
}

/**
 * The live world of a district, rebuilt from the store: latest position per officer, coverage of the local day from its
 * checkpoint and the fixes accepted since, open cases, those that ended today and the newest of those that ended before.
 */
export async function createLiveWorld(options: LiveWorldOptions): Promise<LiveWorld> {
  const { loaded, store, clock } = options;
  const { district, officers } = loaded;
  const startedMs = clock.nowMs();
  const policies = options.policies ?? createPolicyReader(loaded);
  const grids = loaded.grids.features.map(({ properties }) => properties);
  const townByGrid = new Map(grids.map((grid) => [grid.index, grid.town]));
  const tracker = createCoverageTracker(loaded, (atMs) => policies.at(atMs).coverage, startedMs, options.index);
  /** Of the day that is counted, so that all parts go over to the next at the same tick. */
  const today = () => policies.at(tracker.day.startMs);
  const onTold = (officer: string) => officersAged(book.ageOne(officer, clock.nowMs()), clock.nowMs());
  const breaks = await openBreakBook({ store: store.breaks, policies, clock, timeZone: district.timeZone, onTold });
  const book = createOfficerBook(officers, today, district.timeZone, breaks, startedMs);
  const alertBook = createAlertBook(() => today().alerts.openPerKind);
  const gridAlerts = createGridAlerts(grids, alertBook, today);
  const officerAlerts = createOfficerAlerts(alertBook, today);
  const caseAlerts = createCaseAlerts(alertBook);
  const newestCaseMs = new Map<string | null, number>();
  const countsOf = followGrids((index) => townByGrid.get(index));
  const listeners = new Set<(changes: readonly Change[]) => void>();
  let facts: WorldFacts = NO_FACTS;

  function commit(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    facts = applyChanges(facts, changes);
    for (const listener of listeners) listener(changes);
  }

  function placeFixes(fixes: readonly StoredFix[]): void {
    tracker.apply(fixes);
    const placed = fixes.flatMap((fix) => {
      const officer = book.place(fix);
      return officer && book.isOnShift(officer, fix.fixTimeMs) ? [{ officer, fix }] : [];
    });
    const grids = tracker.gridsAt(placed.map(({ fix }) => fix));
    placed.forEach(({ officer, fix }, at) => officerAlerts.placed(officer, fix, grids[at]?.town ?? null));
  }

  function officersAged(aged: readonly Aged[], nowMs: number): void {
    for (const { live, before } of aged) {
      if (isAway(live.state) !== isAway(before)) tracker.setAway(live.officer.index, isAway(live.state));
      officerAlerts.stateChanged(live, before, nowMs);
    }
  }

  function noteCase(item: CaseFact, nowMs: number): void {
    for (const town of new Set([item.town, null]))
      newestCaseMs.set(town, Math.max(newestCaseMs.get(town) ?? 0, item.updatedMs));
    caseAlerts.changed(item, nowMs);
  }

  function casesCommitted(items: readonly CaseView[]): void {
    const nowMs = clock.nowMs();
    const hasPlace = createPlaces(facts.cases, tracker.day.startMs);
    const fresh = items.filter((item) => {
      const known = facts.cases.get(item.id);
      return known ? known.version < item.version : hasPlace(item);
    });
    for (const item of fresh) noteCase(item, nowMs);
    if (fresh.length > 0)
      commit([...fresh.map((item): Change => ({ kind: 'case', case: caseFact(item) })), ...alertBook.takeChanges()]);
  }

  /** What follows from the roster and the policies of the counted day alone. */
  function ofTheDay(): Pick<WorldFacts, 'findings' | 'standings'> {
    const { staffing, zoning } = today();
    const towns = loaded.towns.features.map(({ properties }) => properties);
    return {
      findings: staffingFindings({ grids, officers, towns, policy: staffing }),
      standings: standingsOn(loaded, zoning, tracker.day.startMs),
    };
  }

  /** Watchers begin anew at midnight, so that this needs no changes. */
  function startDay(): void {
    facts = { ...facts, cases: keptCases(facts.cases.values(), tracker.day.startMs), ...ofTheDay() };
  }

  function tick(nowMs: number): void {
    if (tracker.rollOver(nowMs)) startDay();
    officersAged(book.age(nowMs), nowMs);
    officerAlerts.age(nowMs);
    caseAlerts.age(nowMs);
    const changed = tracker.takeChanges(nowMs);
    if (changed.length > 0) commit([{ kind: 'grids', grids: changed }]);
    gridAlerts.look(facts.grids, changed, tracker.day, nowMs);
    commit(alertBook.takeChanges());
  }

  async function rebuild(): Promise<void> {
    for (const fix of await store.fixes.latestOfOfficers()) book.place(fix);
    await countToday(tracker, store.fixes, options.checkpoint ?? null);
    const dayStart = dayStartMs(startedMs, district.timeZone);
    const cases = [
      ...(await store.cases.newestEndedBefore(dayStart, KEPT_ENDED_CASES, WHOLE_DISTRICT)),
      ...(await store.cases.openOrEndedSince(dayStart, WHOLE_DISTRICT)),
    ];
    for (const item of cases) noteCase(item, startedMs);
    facts = {
      ...NO_FACTS,
      cases: new Map(cases.map((item) => [item.id, caseFact(item)])),
      ...ofTheDay(),
    };
    book.age(startedMs);
    for (const live of book.all()) {
      if (isAway(live.state)) tracker.setAway(live.officer.index, true);
      if (live.state === 'off-duty') officerAlerts.stateChanged(live, live.state, startedMs);
    }
    tick(startedMs);
  }

  await rebuild();
  return {
    /** Of this store, this start and this local day: at midnight ended cases leave, and watchers begin anew. */
    get epoch() {
      return `${store.storeId}.${startedMs.toString(36)}.${tracker.day.startMs.toString(36)}`;
    },
    loaded,
    policies,
    get dayStartMs() {
      return tracker.day.startMs;
    },
    facts: () => facts,
    gridCounts: () => countsOf(facts.grids),
    townOfGrid: (index) => townByGrid.get(index),
    gridAt: tracker.gridAt,
    officers: book.all,
    breaks,
    fixesAccepted: placeFixes,
    caseCommitted: (item) => casesCommitted([item]),
    casesCommitted,
    tick,
    onChanges(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    patrolPast: tracker.patrolPast,
    coverageBytes: tracker.toBytes,
    heldBytes: tracker.heldBytes,
    alerts: alertBook.all,
    newest(scope) {
      const town = townOfScope(scope);
      return { lastFixMs: book.newestFixMs(town), lastCaseMs: newestCaseMs.get(town) ?? null };
    },
  };
}

/** Present in no grid (COV-6, ACC-34). */
function isAway(state: OfficerState): boolean {
  return state === 'off-duty' || state === 'on-break';
}
