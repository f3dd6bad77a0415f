import { err, ok, type Result } from '../lib/result.ts';
import type { CaseView } from '../model/case.ts';
import type { CaseEvent, NewCaseEvent } from './case-event.ts';
import type { CaseActor } from './case-sides.ts';

/** Whom a whistle alerts by itself, and when it is the desk's to find somebody (CAS-16). */
export interface WhistleAlertPolicy {
  /** Of those who could come, the nearest so many. */
  readonly alertOfficers: number;
  /** Unanswered for so long, it is with the desk. */
  readonly deskAfterMinutes: number;
}

/** An officer who was alerted, and since when the alert has been on the screen of the phone. */
interface AlertedOfficer {
  readonly officer: string;
  readonly seenMs: number | null;
}

/** How far the alert of a whistle has come. */
export interface WhistleAlert {
  /** Nearest first; empty when nobody could come. */
  readonly alerted: readonly AlertedOfficer[];
  /** Since when the desk has to find somebody, and why; null while it does not. */
  readonly desk: { readonly sinceMs: number; readonly why: 'nobody-near' | 'unanswered' } | null;
}

const MINUTE_MS = 60_000;

/**
 * Whom a whistle alerted and who has seen it (CAS-16). It is the desk's at once when nobody could come, and from
 * `deskAfterMinutes` on while nobody has answered.
 *
 * @param since the log from the whistle on
 */
export function whistleAlert(
  since: readonly CaseEvent[],
  { raisedMs, isOpen }: { readonly raisedMs: number; readonly isOpen: boolean },
  { nowMs, policy }: { readonly nowMs: number; readonly policy: WhistleAlertPolicy | null },
): WhistleAlert {
  const alerted = since[0]?.extra.alerted;
  if (!alerted) return { alerted: [], desk: null };
  const dueMs = policy && raisedMs + policy.deskAfterMinutes * MINUTE_MS;
  const desk =
    alerted.length === 0
      ? ({ sinceMs: raisedMs, why: 'nobody-near' } as const)
      : dueMs !== null && nowMs >= dueMs
        ? ({ sinceMs: dueMs, why: 'unanswered' } as const)
        : null;
  return {
    alerted: alerted.map((officer) => ({ officer, seenMs: seenBy(since, officer)?.atMs ?? null })),
    desk: isOpen ? desk : null,
  };
}

/** Notes that the phone of an alerted officer shows the whistle (CAS-16); null when that is on record already. */
export function seeWhistle(
  item: CaseView,
  events: readonly CaseEvent[],
  { actor, nowMs }: { readonly actor: CaseActor; readonly nowMs: number },
): Result<NewCaseEvent | null, 'no-open-whistle' | 'not-alerted'> {
  if (item.whistledMs === null) return err('no-open-whistle');
  const since = events.slice(events.findLastIndex(({ action }) => action === 'whistle'));
  const { officer } = actor;
  if (officer === null || !since[0]?.extra.alerted?.includes(officer)) return err('not-alerted');
  if (seenBy(since, officer)) return ok(null);
  return ok({
    caseId: item.id,
    atMs: nowMs,
    actor: actor.id,
    role: actor.team ?? actor.role,
    action: 'see-whistle',
    from: item.state,
    to: item.state,
    note: null,
    officer,
    photo: null,
    outcome: null,
    extra: {},
  });
}

function seenBy(since: readonly CaseEvent[], officer: string): CaseEvent | undefined {
  return since.find((event) => event.action === 'see-whistle' && event.officer === officer);
}
