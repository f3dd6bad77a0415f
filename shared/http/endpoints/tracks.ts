import { z } from 'zod';
import { TRACK_PURPOSES } from '../../access/track-access.ts';
import { endpoint } from '../endpoint.ts';
import { instantText, instantValue } from '../instant.ts';

const officerId = z.string().min(1).max(64);
const purpose = z.enum(TRACK_PURPOSES);

const viewSchema = z.strictObject({
  seq: z.int(),
  atMs: z.number(),
  viewer: z.string(),
  /** Name of the person; null for demo identities. */
  viewerName: z.string().nullable(),
  role: z.string(),
  officer: z.string(),
  town: z.string(),
  /** Null when officers looked at their own track. */
  purpose: purpose.nullable(),
  fromMs: z.number(),
  toMs: z.number(),
  ticket: z.string().nullable(),
});
const page = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.coerce.number().int().min(1).optional(),
};
const viewsAnswer = z.strictObject({ items: z.array(viewSchema), next: z.string().optional() });

export const listOwnViews = endpoint({
  method: 'get',
  path: '/api/v1/account/views',
  admission: 'account:own',
  summary: 'Who looked at my track, when, why and how much of it; for members of the field teams',
  query: z.strictObject(page),
  answer: viewsAnswer,
});

export const listTrackViews = endpoint({
  method: 'get',
  path: '/api/v1/track-views',
  admission: 'audit:read',
  summary: 'Who looked at whose track, newest first',
  query: z.strictObject({
    ...page,
    officer: officerId.optional(),
    viewer: z.string().min(1).max(100).optional(),
    from: instantText.optional(),
    to: instantText.optional(),
  }),
  answer: viewsAnswer,
});

const ticketSchema = z.strictObject({
  id: z.string(),
  askedBy: z.string(),
  askedByName: z.string().nullable(),
  askedRole: z.string(),
  officer: z.string(),
  town: z.string(),
  fromMs: z.number(),
  toMs: z.number(),
  purpose,
  reason: z.string(),
  state: z.enum(['asked', 'approved', 'refused']),
  askedMs: z.number(),
  decidedBy: z.string().nullable(),
  decidedMs: z.number().nullable(),
  /** The ticket opens the track until then. */
  expiresMs: z.number().nullable(),
});

export const askTrackTicket = endpoint({
  method: 'post',
  path: '/api/v1/track-tickets',
  admission: 'track:ticket',
  summary: 'Ask to see a track that is older than one may see; somebody else decides',
  body: z.strictObject({
    officer: officerId,
    from: instantValue,
    to: instantValue,
    purpose,
    reason: z.string().trim().min(5).max(500),
  }),
  status: 201,
  answer: ticketSchema,
});

export const listTrackTickets = endpoint({
  method: 'get',
  path: '/api/v1/track-tickets',
  admission: 'track:ticket',
  summary: 'Tickets of the own part of the district: all for those who decide, their own for others; newest first',
  answer: z.strictObject({ items: z.array(ticketSchema) }),
});

const decision = {
  method: 'post',
  admission: 'track:approve',
  params: z.strictObject({ id: z.string().max(64) }),
  answer: ticketSchema,
} as const;

export const approveTrackTicket = endpoint({
  ...decision,
  path: '/api/v1/track-tickets/:id/approve',
  summary:
    'Approve a ticket of somebody else; it opens the track for at most a day. 403 `own-ticket`, 409 `decided-already`',
});

export const refuseTrackTicket = endpoint({
  ...decision,
  path: '/api/v1/track-tickets/:id/refuse',
  summary: 'Refuse a ticket of somebody else',
});
