import { createHash } from 'node:crypto';
import type { Action } from '../../shared/access/actions.ts';
import type { Actor } from '../../shared/access/authorize.ts';
import { readScope, WHOLE_DISTRICT } from '../../shared/access/read-scope.ts';
import type { EventExtra } from '../../shared/cases/case-event.ts';
import type { CaseRefusal } from '../../shared/cases/case-refusal.ts';
import { classOf } from '../../shared/cases/codes/class-limit.ts';
import { marked } from '../../shared/cases/case-marks.ts';
import { deadlineByLimit } from '../../shared/cases/lateness.ts';
import { mergeFault } from '../../shared/cases/nearby/duplicates.ts';
import { takeStep, type TakenStep } from '../../shared/cases/take-step.ts';
import { isToldLater } from '../../shared/cases/told-later.ts';
import { judgeStep, type GrantedStep } from '../../shared/cases/workflow.ts';
import { formatTimeLimit } from '../../shared/clocks/time-limit.ts';
import type { CaseActionBody } from '../../shared/http/case-bodies.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { CaseView } from '../../shared/model/case.ts';
import { photoIdSchema } from '../../shared/model/photo.ts';
import type { StoredCase } from '../ports/cases.ts';
import type { CaseParts } from './case-parts.ts';
import type { ActRefusal } from './case-service.ts';
import { confirmArrival } from './confirm-arrival.ts';

/** By which rights somebody knows of a case that they take a step of; answering a whistle reaches the town. */
const KNOWN_BY: readonly Action[] = ['case:act', 'case:read', 'case:check'];

/** Takes steps of cases: judged, stored against the version that was judged, then told. */
export function createAct(parts: CaseParts) {
  const { clock, store, world, limitsAt, rulesAt, asCaseActor } = parts;
  const townOfOfficer = new Map(world.loaded.officers.map((officer) => [officer.id, officer.town]));

  /** A case that the actor may take the step of; null when there is none that it may know of (ACC-11). */
  async function known(id: string, action: CaseActionBody['action'], actor: Actor): Promise<StoredCase | null> {
    const rights = action === 'answer-whistle' ? [...KNOWN_BY, 'case:whistle' as const] : KNOWN_BY;
    for (const right of rights) {
      const stored = await store.cases.get(id, readScope(actor, right));
      if (stored) return stored;
    }
    return null;
  }

  /** An officer of another town is to an actor of one town as one that does not exist. */
  function isVisible(officer: string, actor: Actor): boolean {
    const town = townOfOfficer.get(officer);
    return town !== undefined && (actor.town === null || actor.town === town);
  }

  /** A photo that a step names is one of this case (PHO-10), and still there. */
  async function photoFault({ photo }: CaseActionBody, item: CaseView): Promise<string | null> {
    if (photo === undefined || photo === '') return null;
    const id = photoIdSchema.safeParse(photo);
    const known = id.success ? await store.photos.get(item.id, id.data, WHOLE_DISTRICT) : null;
    if (!known) return 'no-photo-of-this-case';
    return known.file === null ? 'photo-removed' : null;
  }

  /** What only the store and the live world know of a step. */
  async function placeFault(step: CaseActionBody, item: CaseView, actor: Actor): Promise<ActRefusal | null> {
    if (step.officer !== undefined && !isVisible(step.officer, actor)) return { code: 'unknown-officer' };
    const photo = await photoFault(step, item);
    if (photo) return wrongField(step, item, 'photo', photo);
    if (step.action !== 'merge') return null;
    const into = await store.cases.get(step.into!, readScope(actor, 'case:read'));
    const fault = into ? mergeFault(item, into.item, parts.nearbyAt(clock.nowMs())) : 'unknown';
    return fault && wrongField(step, item, 'into', `not-mergeable:${fault}`);
  }

  async function recorded(granted: GrantedStep, step: CaseActionBody, actor: Actor): Promise<EventExtra> {
    const { item, past, rules, doneMs } = granted;
    if (step.action === 'whistle') return alertOf(parts.alertedBy({ item, events: past.events }, rules.nowMs));
    if (step.action !== 'arrive') return {};
    const freshMs = parts.freshMsAt(doneMs);
    const told = { doneMs, isToldLater: isToldLater(doneMs, rules) };
    return confirmArrival(item, actor.officer ?? item.officer, { world, store, ...told, freshMs });
  }

  /** Filing may choose another line of the code: the limit runs from the report all the same (CAS-18). */
  function reclassed(taken: TakenStep, { line, action }: CaseActionBody): Result<TakenStep, string> {
    if (action !== 'file' || line === undefined) return ok(taken);
    const { item } = taken;
    const limits = limitsAt(item.reportedMs);
    const { kind, code } = item;
    const chosen = classOf({ kind, code, line }, parts.codes, limits);
    if (!chosen.ok) return err(chosen.error.reason);
    const { limit } = chosen.value;
    const deadline = deadlineByLimit(limit, item.reportedMs, limits);
    const event = { ...taken.event, extra: { ...taken.event.extra, line } };
    return ok({ event, item: { ...item, ...deadline, limit: limit && formatTimeLimit(limit) } });
  }

  return async (
    id: string,
    step: CaseActionBody,
    actor: Actor,
    { expectedVersion, key }: { readonly expectedVersion: number | null; readonly key: string | null },
  ): Promise<Result<StoredCase, ActRefusal>> => {
    const stored = await known(id, step.action, actor);
    if (!stored) return err({ code: 'not-found' });
    const { item, events } = stored;
    const mark = key === null ? null : markOf([key, actor.id, step]);
    if (mark !== null && events.some(({ extra }) => extra.key === mark)) return ok(stored);
    if (expectedVersion !== null && expectedVersion !== item.version)
      return err({ code: 'version-conflict', version: item.version });
    const nowMs = clock.nowMs();
    const who = asCaseActor(actor);
    const judged = judgeStep(item, events, who, step, rulesAt(nowMs));
    if (!judged.ok) return judged;
    const fault = await placeFault(step, item, actor);
    if (fault) return err(fault);
    const more = { ...(await recorded(judged.value, step, actor)), ...(mark === null ? {} : { key: mark }) };
    const plain = takeStep(judged.value, step, who, { deadlines: limitsAt(item.reportedMs), more });
    const taken = reclassed(plain, step);
    if (!taken.ok) return err(wrongField(step, item, 'line', taken.error));
    const { event } = taken.value;
    const next = marked(taken.value.item, events, event, parts.marksAt(item.reportedMs));
    const seq = await store.cases.update(next, event);
    if (seq === null) {
      const now = await store.cases.get(id, WHOLE_DISTRICT);
      return err({ code: 'version-conflict', version: now?.item.version ?? item.version });
    }
    world.caseCommitted(next);
    return ok({ ...stored, item: next, events: [...events, { ...event, seq }] });
  };
}

function alertOf(alerted: readonly string[] | null): EventExtra {
  return alerted === null ? {} : { alerted };
}

/** The body was parsed by a schema, which puts its fields in one order. */
function markOf(asked: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url');
}

function wrongField(
  { action }: CaseActionBody,
  { state: from }: CaseView,
  field: NonNullable<CaseRefusal['field']>,
  reason: string,
): CaseRefusal {
  return { code: 'wrong-field', field, reason, action, from };
}
