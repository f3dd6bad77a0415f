import { err, ok, type Result } from '../lib/result.ts';
import type { CaseView } from '../model/case.ts';
import type { UrgeReason } from './case-event.ts';
import type { CaseActor } from './case-sides.ts';
import { isEnded } from './ended-states.ts';
import type { TakenStep } from './take-step.ts';

/**
 * Urging (督办, CAS-27): a row of the log of an open case with why and in which words, and a mark that stays until the next step. It
 * is no step itself: state and time of the last change stay, and nobody's clock moves.
 */
export function urgeCase(
  item: CaseView,
  given: { readonly why: UrgeReason; readonly note: string; readonly actor: CaseActor; readonly nowMs: number },
): Result<TakenStep, 'ended'> {
  if (isEnded(item.state)) return err('ended');
  const { why, note, actor, nowMs } = given;
  const event = {
    caseId: item.id,
    atMs: nowMs,
    actor: actor.id,
    role: actor.team ?? actor.role,
    action: 'urge',
    from: item.state,
    to: item.state,
    note,
    officer: actor.officer,
    photo: null,
    outcome: null,
    extra: { urge: why },
  } as const;
  return ok({ item: { ...item, urgedMs: nowMs, version: item.version + 1 }, event });
}
