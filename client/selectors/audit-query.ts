import { nextDayStartMs, startOfDate } from '../../shared/lib/local-day.ts';

/** What the audit trail is narrowed to, as its page has it in the address. Days are local days of the district. */
export interface AuditFilter {
  readonly from: string;
  readonly to: string;
  readonly account: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly town: string;
}

export const AUDIT_FILTERS = ['from', 'to', 'account', 'actor', 'action', 'subject', 'town'] as const;

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The query of the server: a day begins at midnight of the district, and `to` is the end of that day. */
export function auditQuery(filter: AuditFilter, timeZone: string): string {
  const query = new URLSearchParams();
  if (ISO_DAY.test(filter.from)) query.set('from', `${startOfDate(filter.from, timeZone)}`);
  if (ISO_DAY.test(filter.to)) query.set('to', `${nextDayStartMs(startOfDate(filter.to, timeZone), timeZone)}`);
  for (const key of ['account', 'actor', 'action', 'subject', 'town'] as const) {
    const text = filter[key].trim();
    if (text !== '') query.set(key, text);
  }
  return query.toString();
}
