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

/** What the list of track views is narrowed to. */
export const VIEW_FILTERS = ['from', 'to', 'officer', 'viewer'] as const;

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The query of the server: a day begins at midnight of the district, and `to` is the end of that day. */
export function auditQuery(filter: AuditFilter, timeZone: string): string {
  return queryOf(filter, ['account', 'actor', 'action', 'subject', 'town'], timeZone);
}

/** The same for track views. */
export function trackViewQuery(filter: Readonly<Record<(typeof VIEW_FILTERS)[number], string>>, timeZone: string) {
  return queryOf(filter, ['officer', 'viewer'], timeZone);
}

function queryOf<K extends string>(
  filter: Readonly<Record<K | 'from' | 'to', string>>,
  keys: readonly K[],
  timeZone: string,
): string {
  const query = new URLSearchParams();
  if (ISO_DAY.test(filter.from)) query.set('from', `${startOfDate(filter.from, timeZone)}`);
  if (ISO_DAY.test(filter.to)) query.set('to', `${nextDayStartMs(startOfDate(filter.to, timeZone), timeZone)}`);
  for (const key of keys) {
    const text = filter[key].trim();
    if (text !== '') query.set(key, text);
  }
  return query.toString();
}
