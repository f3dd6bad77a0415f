import { authorize } from '../access/authorize.ts';
import { caseResource } from '../access/case-resource.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { CaseView } from '../model/case.ts';
import type { CaseEvent } from './case-event.ts';
import { namesOf } from './case-history.ts';
import type { CaseActor } from './case-sides.ts';
import type { Receipt, Recipient } from './clocks/receipts-of-case.ts';
import type { TakenStep } from './take-step.ts';

export type ReceiptRefusal = 'not-told' | 'received-already' | 'not-yours';

/**
 * The receipt of a double report (CAS-21): once for each recipient that was told. Sunk staff are officers who may read the case
 * and did not report it themselves; for a community, a grid head and a unit the desk of the town signs.
 */
export function receiveReport(
  item: CaseView,
  events: readonly CaseEvent[],
  given: {
    readonly as: Recipient;
    readonly receipts: readonly Receipt[];
    readonly actor: CaseActor;
    readonly nowMs: number;
  },
): Result<TakenStep, ReceiptRefusal> {
  const { as, receipts, actor, nowMs } = given;
  if (!maySign(item, events, as, actor)) return err('not-yours');
  const receipt = receipts.find(({ recipient }) => recipient === as);
  if (!receipt) return err('not-told');
  if (receipt.receivedMs !== null) return err('received-already');
  const event = {
    caseId: item.id,
    atMs: nowMs,
    actor: actor.id,
    role: actor.team ?? actor.role,
    action: 'receive',
    from: item.state,
    to: item.state,
    note: null,
    officer: actor.officer,
    photo: null,
    outcome: null,
    extra: { recipient: as },
  } as const;
  return ok({ item: { ...item, version: item.version + 1 }, event });
}

function maySign(item: CaseView, events: readonly CaseEvent[], as: Recipient, actor: CaseActor): boolean {
  const resource = caseResource(item);
  if (as !== 'sunk-staff') return actor.team === null && authorize(actor, 'case:desk', resource);
  const told = events.findLast(({ action }) => action === 'escalate');
  const isOwn = told !== undefined && namesOf(actor).some((name) => name === told.actor || name === told.officer);
  const mayRead = authorize(actor, 'case:read', resource) || authorize(actor, 'case:check', resource);
  return actor.team !== null && !isOwn && mayRead;
}
