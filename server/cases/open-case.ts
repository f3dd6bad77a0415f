import { authorize, type Actor } from '../../shared/access/authorize.ts';
import { WHOLE_DISTRICT } from '../../shared/access/read-scope.ts';
import type { NewCaseEvent } from '../../shared/cases/case-event.ts';
import { classOf, type CaseClass, type ClassFault } from '../../shared/cases/codes/class-limit.ts';
import { marked } from '../../shared/cases/case-marks.ts';
import { deadlineByLimit, type CaseLimits } from '../../shared/cases/lateness.ts';
import { formatTimeLimit } from '../../shared/clocks/time-limit.ts';
import type { OpenCaseBody } from '../../shared/http/case-bodies.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { CaseView } from '../../shared/model/case.ts';
import type { StoredCase } from '../ports/cases.ts';
import { newCaseId } from './case-id.ts';
import type { CaseParts } from './case-parts.ts';
import type { Located } from './case-place.ts';

/** What a case is opened from; a position may be unknown where only an address was written. */
export type NewCase = Omit<OpenCaseBody, 'lon' | 'lat'> & { readonly lon: number | null; readonly lat: number | null };

/** Opens cases: who may, where, with which limit, once. */
export function createOpen({ clock, store, world, codes, limitsAt, marksAt, asCaseActor, locate }: CaseParts) {
  const { timeZone } = world.loaded.district;

  return async (
    body: NewCase,
    actor: Actor,
    key: string | null,
    right: 'case:open' | 'open311:write' = 'case:open',
  ): Promise<Result<StoredCase, 'forbidden' | ClassFault>> => {
    const nowMs = clock.nowMs();
    const place = body.lon === null || body.lat === null ? null : locate(body.lon, body.lat);
    const openedBy = actor.officer ?? actor.id;
    const resource = { town: place?.town ?? null, grid: place?.grid ?? null, people: [openedBy] };
    if (!authorize(actor, right, resource)) return err('forbidden');
    const id = newCaseId(nowMs, timeZone, key === null ? null : JSON.stringify([key, actor.id, body]));
    const repeated = key === null ? null : await store.cases.get(id, WHOLE_DISTRICT);
    if (repeated) return ok(repeated);
    const limits = limitsAt(nowMs);
    const known = classOf(body, codes, limits);
    if (!known.ok) return known;
    const { simulated } = actor;
    const opened = openedCase(body, { id, nowMs, place, known: known.value, limits, simulated });
    const { team, role } = asCaseActor(actor);
    const event: NewCaseEvent = {
      caseId: id,
      atMs: nowMs,
      actor: actor.id,
      role: team ?? role,
      action: 'report',
      from: null,
      to: opened.state,
      note: null,
      officer: actor.officer,
      photo: null,
      outcome: null,
      extra: {},
    };
    const item = marked(opened, [], event, marksAt(nowMs));
    const by = { openedBy, reporter: body.reporter ?? null };
    const seq = await store.cases.insert(item, event, by);
    world.caseCommitted(item);
    return ok({ item, ...by, mergedFrom: [], events: [{ ...event, seq }] });
  };
}

function openedCase(
  body: NewCase,
  given: {
    readonly id: string;
    readonly nowMs: number;
    readonly place: Located | null;
    readonly known: CaseClass;
    readonly limits: CaseLimits;
    readonly simulated: boolean;
  },
): CaseView {
  const { id, nowMs, place, known, limits, simulated } = given;
  const { category, code, limit } = known;
  return {
    ...NOT_BEGUN,
    id,
    town: place?.town ?? null,
    community: place?.community ?? null,
    grid: place?.grid ?? null,
    kind: body.kind,
    category,
    code,
    state: 'reported',
    severity: body.severity ?? 'ordinary',
    source: body.source,
    description: body.description,
    lon: body.lon,
    lat: body.lat,
    reportedMs: nowMs,
    updatedMs: nowMs,
    ...deadlineByLimit(limit, nowMs, limits),
    limit: limit ? formatTimeLimit(limit) : null,
    closedMs: null,
    officer: null,
    simulated,
    version: 1,
  };
}

/** What nothing has happened to yet. */
export const NOT_BEGUN = {
  level: 'grid',
  responder: null,
  whistledMs: null,
  pending: null,
  suspendedUntilMs: null,
  nextClock: null,
  nextWarnFromMs: null,
  nextDueMs: null,
  mergedInto: null,
  urgedMs: null,
  waits: [],
  exempt: false,
} as const satisfies Partial<CaseView>;
