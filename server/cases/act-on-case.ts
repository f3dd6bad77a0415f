import type { Action } from '../../shared/access/actions.ts';
import type { Actor } from '../../shared/access/authorize.ts';
import { readScope, WHOLE_DISTRICT } from '../../shared/access/read-scope.ts';
import { takeStep } from '../../shared/cases/take-step.ts';
import { judgeStep } from '../../shared/cases/workflow.ts';
import type { CaseActionBody } from '../../shared/http/case-bodies.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { StoredCase } from '../ports.ts';
import type { CaseParts } from './case-parts.ts';
import type { ActRefusal } from './case-service.ts';

/** By which rights somebody knows of a case that they take a step of; answering a whistle reaches the town. */
const KNOWN_BY: readonly Action[] = ['case:act', 'case:read', 'case:check'];

/** Takes steps of cases: judged, stored against the version that was judged, then told. */
export function createAct({ clock, store, world, limitsAt, rulesAt, asCaseActor }: CaseParts) {
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

  return async (
    id: string,
    step: CaseActionBody,
    actor: Actor,
    expectedVersion: number | null,
  ): Promise<Result<StoredCase, ActRefusal>> => {
    const stored = await known(id, step.action, actor);
    if (!stored) return err({ code: 'not-found' });
    const { item, events } = stored;
    if (expectedVersion !== null && expectedVersion !== item.version)
      return err({ code: 'version-conflict', version: item.version });
    const nowMs = clock.nowMs();
    const who = asCaseActor(actor);
    const judged = judgeStep(item, events, who, step, rulesAt(nowMs));
    if (!judged.ok) return judged;
    if (step.officer !== undefined && !isVisible(step.officer, actor)) return err({ code: 'unknown-officer' });
    const taken = takeStep(judged.value, step, who, { deadlines: limitsAt(item.reportedMs) });
    const seq = await store.cases.update(taken.item, taken.event);
    if (seq === null) {
      const now = await store.cases.get(id, WHOLE_DISTRICT);
      return err({ code: 'version-conflict', version: now?.item.version ?? item.version });
    }
    world.caseCommitted(taken.item);
    return ok({ ...stored, item: taken.item, events: [...events, { ...taken.event, seq }] });
  };
}
