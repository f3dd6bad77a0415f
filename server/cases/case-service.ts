import type { Actor } from '../../shared/access/authorize.ts';
import type { OfferedAction } from '../../shared/cases/case-action.ts';
import type { CaseRefusal } from '../../shared/cases/case-refusal.ts';
import { allowedCaseActions } from '../../shared/cases/workflow.ts';
import type { CaseActionBody, ImportCasesAnswer } from '../../shared/http/case-bodies.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { Receipt } from '../../shared/cases/clocks/receipts-of-case.ts';
import type { StoredCase } from '../ports/cases.ts';
import { createAct } from './act-on-case.ts';
import { createOfferedAfterArrival } from './offered-after-arrival.ts';
import { teamsOf } from './case-actor.ts';
import type { CaseParts } from './case-parts.ts';
import { locateIn } from './case-place.ts';
import { createImport } from './import-cases.ts';
import { createOpen } from './open-case.ts';
import { createReceive, createToReceive } from './receive-on-case.ts';
import { createSeeWhistle } from './see-whistle-on-case.ts';
import { createUrge } from './urge-on-case.ts';

export type CaseServiceOptions = Omit<CaseParts, 'asCaseActor' | 'locate'>;

/** Why a step of a case was not taken. `not-found` also stands for a case that the actor may not know of. */
export type ActRefusal =
  | CaseRefusal
  | { readonly code: 'not-found' }
  | { readonly code: 'unknown-officer' }
  | { readonly code: 'version-conflict'; readonly version: number };

/** The one door for cases: derives place and due time, stores, then tells the live world (docs/rules/http.md). */
export interface CaseService {
  /**
   * Refused when the place lies in a town that the actor has no right in. With a key the case number follows from key,
   * actor and content: a repeat whose first answer was lost with the process finds the case and opens no second one.
   */
  open: ReturnType<typeof createOpen>;
  /** With a key the row of the log keeps it: a repeat whose first answer was lost with the process finds the step taken. */
  act(
    id: string,
    step: CaseActionBody,
    actor: Actor,
    given: { readonly expectedVersion: number | null; readonly key: string | null },
  ): Promise<Result<StoredCase, ActRefusal>>;
  /** Signs for a double report. */
  receive: ReturnType<typeof createReceive>;
  /** Notes that an alerted officer has seen a whistle. */
  seeWhistle: ReturnType<typeof createSeeWhistle>;
  /** Urges an open case. */
  urge: ReturnType<typeof createUrge>;
  /** The reports that the actor may sign for now. */
  toReceive(stored: StoredCase, actor: Actor): readonly Receipt[];
  importRows(rows: readonly unknown[], actor: Actor): Promise<ImportCasesAnswer>;
  /** What the actor may do now with a case. */
  offered(stored: StoredCase, actor: Actor): readonly OfferedAction[];
  /** What the actor might do once they have arrived; null where they may not arrive now (PHN-6). */
  offeredAfterArrival(stored: StoredCase, actor: Actor): readonly OfferedAction[] | null;
}

export function createCaseService(options: CaseServiceOptions): CaseService {
  const { clock, world, rulesAt } = options;
  const asCaseActor = teamsOf(world.loaded.officers);
  const parts: CaseParts = { ...options, asCaseActor, locate: locateIn(world) };
  return {
    open: createOpen(parts),
    act: createAct(parts),
    receive: createReceive(parts),
    seeWhistle: createSeeWhistle(parts),
    urge: createUrge(parts),
    toReceive: createToReceive(parts),
    importRows: createImport(parts),
    offeredAfterArrival: createOfferedAfterArrival(parts),
    offered: ({ item, events }, actor) => allowedCaseActions(item, events, asCaseActor(actor), rulesAt(clock.nowMs())),
  };
}
