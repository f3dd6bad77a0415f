import { z } from 'zod';
import { CASE_CATEGORIES, CASE_KINDS, CASE_SOURCES, CASE_STATES, SEVERITIES } from '../model/case.ts';

/** Documents of GeoReport v2 (wiki.open311.org/GeoReport_v2), in the shape of its JSON. */

const text = z.string();
const maybe = text.nullable();

export const discoverySchema = z.strictObject({
  changeset: text,
  contact: text,
  key_service: text,
  endpoints: z.array(
    z.strictObject({
      specification: text,
      url: text,
      changeset: text,
      type: z.enum(['production', 'test']),
      formats: z.array(text),
    }),
  ),
});

const serviceSchema = z.strictObject({
  service_code: text,
  service_name: text,
  description: text,
  /** Whether there is a definition with attributes. */
  metadata: z.boolean(),
  type: z.literal('realtime'),
  keywords: text,
  group: text,
});
export type Service = z.infer<typeof serviceSchema>;
export const servicesSchema = z.array(serviceSchema).readonly();

export const definitionSchema = z.strictObject({
  service_code: text,
  attributes: z
    .array(
      z.strictObject({
        variable: z.boolean(),
        code: text,
        datatype: z.literal('singlevaluelist'),
        required: z.boolean(),
        datatype_description: maybe,
        order: z.int(),
        description: text,
        values: z.array(z.strictObject({ key: text, name: text })).readonly(),
      }),
    )
    .readonly(),
});
export type ServiceDefinition = z.infer<typeof definitionSchema>;

/** States as CitySDK names them, between the two of the specification and our own. */
export const DETAILED_STATUSES = ['PENDING', 'RECEIVED', 'IN_PROCESS', 'PROCESSED', 'REJECTED'] as const;

const extendedSchema = z.strictObject({
  detailed_status: z.enum(DETAILED_STATUSES),
  state: z.enum(CASE_STATES),
  kind: z.enum(CASE_KINDS),
  category: z.enum(CASE_CATEGORIES),
  severity: z.enum(SEVERITIES),
  source: z.enum(CASE_SOURCES),
  town: maybe,
  grid: maybe,
  closed_datetime: maybe,
  /** The request that this one was merged into. */
  merged_into: maybe,
  simulated: z.boolean(),
});

const requestSchema = z.strictObject({
  service_request_id: text,
  status: z.enum(['open', 'closed']),
  status_notes: maybe,
  service_name: text,
  service_code: text,
  description: maybe,
  agency_responsible: maybe,
  service_notice: maybe,
  requested_datetime: text,
  updated_datetime: text,
  expected_datetime: maybe,
  address: maybe,
  address_id: maybe,
  zipcode: maybe,
  lat: z.number().nullable(),
  long: z.number().nullable(),
  media_url: maybe,
  extended_attributes: extendedSchema.optional(),
});
export type ServiceRequest = z.infer<typeof requestSchema>;
export const requestsSchema = z.array(requestSchema).readonly();

export const createdSchema = z
  .array(z.strictObject({ service_request_id: text, service_notice: maybe, account_id: z.null() }))
  .readonly();

export const tokenSchema = z.array(z.strictObject({ service_request_id: text, token: text })).readonly();
