import { z } from 'zod';
import { QUARANTINE_REASONS, fixInputSchema } from '../../model/fix.ts';
import { endpoint } from '../endpoint.ts';

const quarantined = z.strictObject(
  Object.fromEntries(QUARANTINE_REASONS.map((reason) => [reason, z.int().min(0)])) as Record<
    (typeof QUARANTINE_REASONS)[number],
    z.ZodInt
  >,
);

export const getIngest = endpoint({
  method: 'get',
  path: '/api/v1/ingest',
  admission: 'ingest:read',
  summary: 'What the ingest took, knew already and quarantined, by reason',
  answer: z.strictObject({ accepted: z.int().min(0), duplicate: z.int().min(0), quarantined }),
});

const positionResult = z.discriminatedUnion('verdict', [
  z.strictObject({ row: z.int(), verdict: z.literal('accepted') }),
  z.strictObject({ row: z.int(), verdict: z.literal('duplicate') }),
  z.strictObject({ row: z.int(), verdict: z.literal('quarantined'), reason: z.enum(QUARANTINE_REASONS) }),
  z.strictObject({ row: z.int(), verdict: z.literal('refused'), field: z.string(), reason: z.string() }),
]);
export type PositionResult = z.infer<typeof positionResult>;

/** One result per fix, in the order of the request. */
const positionsAnswerSchema = z.strictObject({ results: z.array(positionResult) });

/** Rows are checked one by one by the protocol, so that a bad one never sinks the others. */
const positionsBody = z.unknown().meta({
  type: 'object',
  required: ['fixes'],
  properties: { fixes: { type: 'array', maxItems: 1000, items: z.toJSONSchema(fixInputSchema, { io: 'input' }) } },
});

export const sendPositions = endpoint({
  method: 'post',
  path: '/api/v1/positions',
  admission: 'position:send',
  summary: 'Positions of the device that the bearer token belongs to; answered after commit, fix by fix',
  body: positionsBody,
  bodyLimitBytes: 1024 * 1024,
  answer: positionsAnswerSchema,
});

const osmand = {
  path: '/osmand',
  admission: 'anyone',
  query: z.looseObject({}),
  media: 'text/plain',
  answer: z.string(),
} as const;

export const sendOsmand = endpoint({
  ...osmand,
  method: 'get',
  summary: 'One position in the OsmAnd protocol of the Traccar client: id, lat, lon, timestamp, accuracy, speed, …',
});

export const postOsmand = endpoint({
  ...osmand,
  method: 'post',
  summary: 'The same as form fields, or as the JSON body of newer Traccar clients',
  body: z.unknown(),
});
