import type { DutiesPolicy } from '../../duties/duties-policy.ts';
import { FIELD_ROLES } from '../../model/officer.ts';
import type { CaseEvent } from '../case-event.ts';

/** Who is told of a problem by the double report (双报告). */
export const RECIPIENTS = ['community-grid', 'sunk-staff', 'grid-head', 'own-unit'] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/** One of the recipients of a report, and when it was received. */
export interface Receipt {
  readonly recipient: Recipient;
  /** Since when it waits: the report or the escalation. */
  readonly toldMs: number;
  /** Null while it has not been received. */
  readonly receivedMs: number | null;
  readonly by: string | null;
  readonly clause: string;
}

/**
 * Whom the reports of a case have told, and who has received them (CAS-21, DUT-13): what an officer found goes to the grid
 * head; what is beyond one's duty goes to two: from an officer also to the own unit, from a grid head to community and sunk staff.
 */
export function receiptsOfCase(
  events: readonly CaseEvent[],
  { reports }: Pick<DutiesPolicy, 'reports'>,
): readonly Receipt[] {
  const told = events.flatMap((event) => {
    const when = WHEN_OF[event.action];
    const by = FIELD_ROLES.some((team) => team === event.role) ? 'sunk-staff' : 'grid-head';
    if (!when) return [];
    return reports
      .filter((duty) => duty.when === when && duty.by === by)
      .flatMap((duty) => duty.to.map((recipient) => ({ recipient, toldMs: event.atMs, clause: duty.clause })));
  });
  const firsts = told.filter((one, i) => told.findIndex(({ recipient }) => recipient === one.recipient) === i);
  return firsts.map((one) => {
    const received = events.find(({ action, extra }) => action === 'receive' && extra.recipient === one.recipient);
    return { ...one, receivedMs: received?.atMs ?? null, by: received?.actor ?? null };
  });
}

const WHEN_OF: Readonly<Partial<Record<CaseEvent['action'], 'found' | 'beyond-duty'>>> = {
  report: 'found',
  escalate: 'beyond-duty',
};
