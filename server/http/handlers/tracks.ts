import { randomBytes } from 'node:crypto';
import { authorize, mayAtAll } from '../../../shared/access/authorize.ts';
import { breakEndMs, type DutyBreak } from '../../../shared/access/duty-break.ts';
import { inScope, readScope } from '../../../shared/access/read-scope.ts';
import { trackRefusal, windowDays, type TrackRefusal } from '../../../shared/access/track-access.ts';
import { entry } from '../../audit/audit.ts';
import type { TrackTicket, TrackViewFilter } from '../../ports/privacy.ts';
import type { Call, HandlerParts, HandlersOf } from '../handler.ts';
import { MOST_POINTS, trackPart } from '../track-part.ts';
import { answer, problem, wrongField, type Refusal } from '../reply.ts';

const DAY_MS = 24 * 3_600_000;
const LONGEST_TRACK_MS = 31 * DAY_MS;
const HOUR_MS = 3_600_000;

type TrackEndpoints =
  | 'getTrack'
  | 'listOwnViews'
  | 'listTrackViews'
  | 'askTrackTicket'
  | 'listTrackTickets'
  | 'approveTrackTicket'
  | 'refuseTrackTicket';

export function trackHandlers({ world, store, audit, clock, policies }: HandlerParts): HandlersOf<TrackEndpoints> {
  const privacyNow = () => policies.at(clock.nowMs()).privacy;
  const { tracks } = store;
  const officers = new Map(world.loaded.officers.map((officer) => [officer.id, officer]));

  async function decide(
    { actor, who, params: { id } }: Pick<Call, 'actor' | 'who'> & { readonly params: { readonly id: string } },
    state: 'approved' | 'refused',
  ) {
    const ticket = await tracks.ticket(id);
    if (!ticket || !authorize(actor, 'track:approve', { town: ticket.town, people: [ticket.officer] }))
      return problem('not-found', `There is no ticket ${id}.`);
    if (ticket.askedBy === actor.id) return problem('own-ticket', 'Nobody decides on a ticket of their own.');
    const decidedMs = clock.nowMs();
    const expiresMs = state === 'approved' ? decidedMs + privacyNow().ticketHours * HOUR_MS : null;
    const decision = { state, decidedBy: actor.id, decidedMs, expiresMs };
    if (!(await tracks.decide(id, decision)))
      return problem('decided-already', 'Somebody has decided on this ticket already.');
    const { officer, town, askedBy } = ticket;
    await audit.record(entry(who, `track-ticket:${state}`, { subject: id, town, detail: { officer, askedBy } }));
    return answer({ ...ticket, ...decision });
  }

  async function page(filter: TrackViewFilter) {
    const found = await tracks.views({ ...filter, limit: filter.limit + 1 });
    const items = found.slice(0, filter.limit);
    const last = items.at(-1);
    return answer({ items, ...(found.length > filter.limit && last ? { next: String(last.seq) } : {}) });
  }

  return {
    /** Nobody is shown anything before the row that tells of it is written (ACC-23). */
    async getTrack({ actor, known, params: { id }, query: { from, to, purpose = null }, who }) {
      const officer = officers.get(id);
      const scope = readScope(actor, 'track:read');
      if (!officer || !inScope(scope, { town: officer.town, people: [officer.id] }))
        return problem('not-found', `There is no officer ${id} in this district.`);
      if (to <= from) return wrongField('to', 'must be after from');
      if (to - from > LONGEST_TRACK_MS) return wrongField('to', 'must be within 31 days of from');
      const isOwn = actor.officer === id;
      const nowMs = clock.nowMs();
      const ticket =
        isOwn || purpose === null
          ? null
          : await tracks.openTicket({ askedBy: actor.id, officer: id, purpose, fromMs: from, toMs: to, nowMs });
      const question = { role: actor.role, isOwn, purpose, fromMs: from, nowMs, hasTicket: ticket !== null };
      const detail = { fromMs: from, toMs: to, purpose, ticket };
      const refusal = trackRefusal(question, privacyNow());
      if (refusal !== null) {
        await audit.record(
          entry(who, 'track:refused', { subject: id, town: officer.town, detail: { ...detail, code: refusal } }),
        );
        return refusalOf(refusal, windowDays(actor.role, isOwn, privacyNow()));
      }
      await tracks.addView({
        atMs: nowMs,
        viewer: actor.id,
        viewerName: known.account?.name ?? null,
        role: actor.role,
        officer: id,
        town: officer.town,
        purpose: isOwn ? null : purpose,
        fromMs: from,
        toMs: to,
        ticket,
      });
      await audit.record(entry(who, 'track:read', { subject: id, town: officer.town, detail }));
      const found = await store.fixes.track(officer, from, to, scope, MOST_POINTS + 1);
      const breaks = breaksWithin(await store.breaks.ofOfficer(id, from, to), from, to);
      return answer({ officer: id, fromMs: from, toMs: to, ...trackPart(found, MOST_POINTS), breaks });
    },

    listOwnViews({ actor, query: { limit, cursor } }) {
      if (actor.officer === null)
        return problem('forbidden', 'Only members of the field teams have a track that somebody can look at.');
      return page({ officer: actor.officer, before: cursor, limit });
    },

    listTrackViews({ query: { from, to, cursor, ...filter } }) {
      return page({ ...filter, fromMs: from, toMs: to, before: cursor });
    },

    async askTrackTicket({ actor, known, body: { officer: id, from, to, purpose, reason }, who }) {
      const officer = officers.get(id);
      if (!officer || !authorize(actor, 'track:ticket', { town: officer.town, people: [id] }))
        return wrongField('officer', 'is not in the roster');
      if (to <= from) return wrongField('to', 'must be after from');
      if (to - from > LONGEST_TRACK_MS) return wrongField('to', 'must be within 31 days of from');
      const ticket: TrackTicket = {
        id: randomBytes(9).toString('base64url'),
        askedBy: actor.id,
        askedByName: known.account?.name ?? null,
        askedRole: actor.role,
        officer: id,
        town: officer.town,
        fromMs: from,
        toMs: to,
        purpose,
        reason,
        state: 'asked',
        askedMs: clock.nowMs(),
        decidedBy: null,
        decidedMs: null,
        expiresMs: null,
      };
      await tracks.addTicket(ticket);
      const detail = { officer: id, fromMs: from, toMs: to, purpose, reason };
      await audit.record(entry(who, 'track-ticket:asked', { subject: ticket.id, town: officer.town, detail }));
      return answer(ticket);
    },

    async listTrackTickets({ actor }) {
      const right = mayAtAll(actor, 'track:approve') ? 'track:approve' : 'track:ticket';
      const found = await tracks.tickets(right === 'track:approve' ? null : actor.id);
      // Also what one has asked for in another role stays behind the wall of the town (ACC-2).
      const items = found.filter(({ town, officer }) => authorize(actor, right, { town, people: [officer] }));
      return answer({ items });
    },

    approveTrackTicket: (call) => decide(call, 'approved'),
    refuseTrackTicket: (call) => decide(call, 'refused'),
  };
}

/** The parts of breaks that lie in a span: a gap of the track that has a name (ACC-34). */
function breaksWithin(breaks: readonly DutyBreak[], fromMs: number, toMs: number) {
  return breaks
    .map((one) => ({ fromMs: Math.max(fromMs, one.startMs), toMs: Math.min(toMs, breakEndMs(one)) }))
    .filter((part) => part.toMs > part.fromMs);
}

function refusalOf(refusal: TrackRefusal, days: number | null): Refusal {
  switch (refusal) {
    case 'purpose-missing':
      return wrongField(
        'purpose',
        'is needed for the track of somebody else: dispatch, officer-safety, grid-coverage or case-evidence',
      );
    case 'no-window':
      return problem('ticket-needed', 'Your role sees a track by an approved ticket only.');
    case 'older-than-window':
      return problem('ticket-needed', `Tracks of more than ${days} days ago are seen by an approved ticket only.`);
  }
}
