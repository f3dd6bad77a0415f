import { authorize, type Actor } from '../../../shared/access/authorize.ts';
import type { ActorRole } from '../../../shared/access/roles.ts';
import type { TrackTicket } from '../../../server/ports/privacy.ts';
import type { AccessBench } from '../../support/access-bench.ts';
import { EAST, WEST } from '../../support/two-towns.ts';
import { hidden, type Asked, type AskedTable, type Verdict } from './verdicts.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Those who read tracks by ticket only (ACC-21). */
const BY_TICKET: ReadonlySet<ActorRole> = new Set(['audit', 'discipline']);

/** Requests about where officers were: tracks within the window and before it, tickets, and who looked. */
export function askedOfTracks({ clock, tickets }: Pick<AccessBench, 'clock' | 'tickets'>): AskedTable {
  const nowMs = clock.nowMs();
  return {
    getTrack: [
      ...tracksOf('E-0', WEST, nowMs),
      ...tracksOf('E-2', EAST, nowMs),
      { what: 'of nobody', path: `${trackPath('E-9', nowMs - HOUR_MS)}&purpose=dispatch`, verdict: () => 404 },
    ],
    listOwnViews: [
      { what: 'of me', path: '/api/v1/account/views', verdict: ({ officer }) => (officer === null ? 403 : 'ok') },
    ],
    // Audit sees all views (ACC-24).
    listTrackViews: [{ what: 'views', path: '/api/v1/track-views', isOfAllTowns: true, verdict: () => 'ok' }],
    askTrackTicket: [
      ticketFor('E-1', (actor) => (authorize(actor, 'track:ticket', { town: WEST, people: ['E-1'] }) ? 'ok' : 400)),
      ticketFor('E-3', (actor) => (authorize(actor, 'track:ticket', { town: EAST, people: ['E-3'] }) ? 'ok' : 400)),
      ticketFor('E-9', () => 400),
    ],
    listTrackTickets: [{ what: 'tickets', path: '/api/v1/track-tickets', verdict: () => 'ok' }],
    approveTrackTicket: decisionsOn(tickets, 'approve'),
    refuseTrackTicket: decisionsOn(tickets, 'refuse'),
  };
}

function trackPath(officer: string, fromMs: number): string {
  return `/api/v1/officers/${officer}/track?from=${fromMs}&to=${fromMs + HOUR_MS}`;
}

function tracksOf(id: string, town: string, nowMs: number): readonly Asked[] {
  const known = hidden('track:read', { town, people: [id] });
  const asked = (what: string, daysAgo: number, purpose: string, verdict: (actor: Actor) => Verdict): Asked => ({
    what: `of ${id}, ${what}`,
    path: trackPath(id, nowMs - HOUR_MS - daysAgo * DAY_MS) + purpose,
    verdict: (actor) => (known(actor) === 'ok' ? verdict(actor) : known(actor)),
  });
  const isOwn = ({ officer }: Actor) => officer === id;
  return [
    asked('today', 0, '&purpose=dispatch', ({ role }) => (BY_TICKET.has(role) ? 403 : 'ok')),
    asked('today, for no purpose', 0, '', (actor) => (isOwn(actor) ? 'ok' : 400)),
    asked('a week ago', 7, '&purpose=dispatch', (actor) => (isOwn(actor) ? 'ok' : 403)),
    asked('a month ago', 30, '&purpose=dispatch', () => 403),
  ];
}

function decisionsOn(tickets: readonly TrackTicket[], step: 'approve' | 'refuse'): readonly Asked[] {
  return [
    ...tickets.map(({ id, town, officer, askedBy }): Asked => ({
      what: id,
      path: `/api/v1/track-tickets/${id}/${step}`,
      // Nobody decides on their own (ACC-22).
      verdict(actor) {
        if (!authorize(actor, 'track:approve', { town, people: [officer] })) return 404;
        return actor.id === askedBy ? 403 : 'ok';
      },
    })),
    { what: 'unknown', path: `/api/v1/track-tickets/ticket-none/${step}`, verdict: () => 404 },
  ];
}

function ticketFor(officer: string, verdict: (actor: Actor) => Verdict): Asked {
  const body = { officer, from: 0, to: HOUR_MS, purpose: 'case-evidence', reason: 'asked by the matrix' };
  return { what: `for ${officer}`, path: '/api/v1/track-tickets', body, verdict };
}
