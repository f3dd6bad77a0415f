import type { Action } from '../../shared/access/actions.ts';
import { authorize, type Actor } from '../../shared/access/authorize.ts';
import { caseResource } from '../../shared/access/case-resource.ts';
import { readScope, WHOLE_DISTRICT } from '../../shared/access/read-scope.ts';
import { caseDueMs, type CaseLimits } from '../../shared/cases/lateness.ts';
import {
  allowedCaseActions,
  isEnded,
  nextCaseState,
  type CaseAction,
  type WorkflowRefusal,
} from '../../shared/cases/workflow.ts';
import type { CaseActionBody, CasePlace, ImportCasesAnswer, OpenCaseBody } from '../../shared/http/case-bodies.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { CaseView } from '../../shared/model/case.ts';
import type { CaseEvent, ServerDeps, StoredCase } from '../ports.ts';
import { newCaseId } from './case-id.ts';
import { parseImportCase } from './import-case.ts';

export interface CaseServiceOptions {
  readonly deps: Pick<ServerDeps, 'clock' | 'store' | 'world'>;
  readonly limits: CaseLimits;
}

/** Why a step of a case was not taken. `not-found` also stands for a case that the actor may not know of. */
export type ActRefusal =
  | WorkflowRefusal
  | { readonly code: 'not-found' }
  | { readonly code: 'forbidden' }
  | { readonly code: 'unknown-officer' }
  | { readonly code: 'officer-not-taken'; readonly action: CaseAction }
  | { readonly code: 'version-conflict'; readonly version: number };

/** The one door for cases: derives place and due time, stores, then tells the live world (docs/rules/http.md). */
export interface CaseService {
  /**
   * Refused when the place lies in a town that the actor has no right in. With a key the case number follows from key,
   * actor and content: a repeat whose first answer was lost with the process finds the case and opens no second one.
   */
  open(body: OpenCaseBody, actor: Actor, key: string | null): Promise<Result<CaseView, 'forbidden'>>;
  act(
    id: string,
    step: CaseActionBody,
    actor: Actor,
    expectedVersion: number | null,
  ): Promise<Result<CaseView, ActRefusal>>;
  importRows(rows: readonly unknown[], actor: Actor): Promise<ImportCasesAnswer>;
}

/** Arriving and reporting back is work in the street; every other step is taken at the desk. */
const FIELD_ACTIONS: ReadonlySet<CaseAction> = new Set(['arrive', 'feedback']);

/** Who has a case is decided at the desk, in the steps that send somebody (CAS-2). */
const SENDING_ACTIONS: ReadonlySet<CaseAction> = new Set(['dispatch', 'rework']);

/** What may be done next with a case, and this actor may do. */
export function allowedActions(item: CaseView, actor: Actor): readonly CaseAction[] {
  return allowedCaseActions(item.state).filter((action) => authorize(actor, rightFor(action), caseResource(item)));
}

/** Where a case lies. */
export function placeOf(item: Pick<CaseView, 'lon' | 'lat' | 'grid'>): CasePlace {
  if (item.lon === null || item.lat === null) return 'no-position';
  return item.grid === null ? 'outside-every-grid' : 'in-grid';
}

export function createCaseService({ deps, limits }: CaseServiceOptions): CaseService {
  const { clock, store, world } = deps;
  const { district, officers } = world.loaded;
  const townOfOfficer = new Map(officers.map((officer) => [officer.id, officer.town]));

  /** An officer of another town is to an actor of one town as one that does not exist. */
  function officerRefusal({ action, officer }: CaseActionBody, actor: Actor): ActRefusal | null {
    if (officer === undefined) return null;
    if (!SENDING_ACTIONS.has(action)) return { code: 'officer-not-taken', action };
    const town = townOfOfficer.get(officer);
    const isVisible = town !== undefined && (actor.town === null || actor.town === town);
    return isVisible ? null : { code: 'unknown-officer' };
  }

  /** A case that the actor may read or take steps of; null when there is none that it may know of (ACC-11). */
  async function known(id: string, actor: Actor): Promise<StoredCase | null> {
    const own = await store.cases.get(id, readScope(actor, 'case:act'));
    return own ?? store.cases.get(id, readScope(actor, 'case:read'));
  }

  function locate(lon: number, lat: number): { readonly grid: string; readonly town: string } | null {
    const grid = world.gridAt(lon, lat);
    return grid && { grid: grid.code, town: grid.town };
  }

  return {
    async open(body, actor, key) {
      const nowMs = clock.nowMs();
      const place = locate(body.lon, body.lat);
      const openedBy = actor.officer ?? actor.id;
      const resource = { town: place?.town ?? null, grid: place?.grid ?? null, people: [openedBy] };
      if (!authorize(actor, 'case:open', resource)) return err('forbidden');
      const id = newCaseId(nowMs, district.timeZone, key === null ? null : JSON.stringify([key, actor.id, body]));
      const repeated = key === null ? null : await store.cases.get(id, WHOLE_DISTRICT);
      if (repeated) return ok(repeated.item);
      const item = openedCase(body, {
        id,
        nowMs,
        place,
        limits,
        simulated: actor.simulated,
      });
      const event: CaseEvent = {
        caseId: item.id,
        atMs: nowMs,
        actor: actor.id,
        action: 'report',
        from: null,
        to: item.state,
        note: null,
      };
      await store.cases.insert(item, event, openedBy);
      world.caseCommitted(item);
      return ok(item);
    },

    async act(id, step, actor, expectedVersion) {
      const stored = await known(id, actor);
      if (!stored) return err({ code: 'not-found' });
      const { item } = stored;
      const resource = caseResource(item);
      if (!authorize(actor, 'case:act', resource) || !authorize(actor, rightFor(step.action), resource))
        return err({ code: 'forbidden' });
      if (expectedVersion !== null && expectedVersion !== item.version)
        return err({ code: 'version-conflict', version: item.version });
      const refusal = officerRefusal(step, actor);
      if (refusal) return err(refusal);
      const next = nextCaseState(item.state, step.action, step);
      if (!next.ok) return next;
      const nowMs = clock.nowMs();
      const changed = steppedCase(item, next.value, step, nowMs);
      const note = step.note || null;
      const event = {
        caseId: id,
        atMs: nowMs,
        actor: actor.id,
        action: step.action,
        from: item.state,
        to: next.value,
        note,
      };
      if (!(await store.cases.update(changed, event))) {
        const now = await store.cases.get(id, WHOLE_DISTRICT);
        return err({ code: 'version-conflict', version: now?.item.version ?? item.version });
      }
      world.caseCommitted(changed);
      return ok(changed);
    },

    async importRows(rows, actor) {
      const around = { nowMs: clock.nowMs(), limits, locate };
      const parsed = rows.map((row) => parseImportCase(row, around));
      const items = firstOfEachId(parsed.flatMap((row) => (row.ok ? [row.value] : [])));
      const { insertedIds } = await store.cases.importMany(items, actor.id);
      const fresh = new Set(insertedIds);
      world.casesCommitted(items.filter(({ id }) => fresh.has(id)));
      return importAnswer(parsed, fresh);
    },
  };
}

function rightFor(action: CaseAction): Action {
  return FIELD_ACTIONS.has(action) ? 'case:field' : 'case:desk';
}

function openedCase(
  body: OpenCaseBody,
  given: {
    readonly id: string;
    readonly nowMs: number;
    readonly place: { readonly grid: string; readonly town: string } | null;
    readonly limits: CaseLimits;
    readonly simulated: boolean;
  },
): CaseView {
  const category = body.category ?? 'other';
  return {
    id: given.id,
    town: given.place?.town ?? null,
    grid: given.place?.grid ?? null,
    kind: body.kind,
    category,
    state: 'reported',
    severity: body.severity ?? 'ordinary',
    source: body.source,
    description: body.description,
    lon: body.lon,
    lat: body.lat,
    reportedMs: given.nowMs,
    updatedMs: given.nowMs,
    dueMs: caseDueMs(category, given.nowMs, given.limits),
    closedMs: null,
    officer: null,
    simulated: given.simulated,
    version: 1,
  };
}

function steppedCase(item: CaseView, state: CaseView['state'], step: CaseActionBody, nowMs: number): CaseView {
  return {
    ...item,
    state,
    officer: step.officer ?? item.officer,
    updatedMs: nowMs,
    closedMs: isEnded(state) ? nowMs : null,
    version: item.version + 1,
  };
}

function firstOfEachId(items: readonly CaseView[]): readonly CaseView[] {
  const byId = new Map<string, CaseView>();
  for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item);
  return [...byId.values()];
}

function importAnswer(
  parsed: readonly Result<CaseView, { readonly field: string; readonly reason: string }>[],
  fresh: Set<string>,
): ImportCasesAnswer {
  const counts = { accepted: 0, known: 0, refused: 0 };
  const rows = parsed.map((result, row): ImportCasesAnswer['rows'][number] => {
    if (!result.ok) {
      counts.refused++;
      return { row, verdict: 'refused', ...result.error };
    }
    const { id, grid, town } = result.value;
    // The first row of an id takes it; a later one of the same batch is known.
    if (!fresh.delete(id)) {
      counts.known++;
      return { row, verdict: 'known', id };
    }
    counts.accepted++;
    return { row, verdict: 'accepted', id, place: placeOf(result.value), grid, town };
  });
  return { ...counts, rows };
}
