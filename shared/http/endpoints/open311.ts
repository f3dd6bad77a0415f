import { z } from 'zod';
import {
  createdSchema,
  definitionSchema,
  discoverySchema,
  requestsSchema,
  servicesSchema,
  tokenSchema,
} from '../../open311/documents.ts';
import { filedRequestSchema } from '../../open311/filed-request.ts';
import { endpoint } from '../endpoint.ts';
import { instantText } from '../instant.ts';

export const OPEN311_BASE = '/open311/v2';

/** At most so many requests on a page, and days between two dates, by the specification. */
const MOST_REQUESTS = 1000;
export const MOST_DAYS = 90;

const format = z.enum(['json', 'xml']);
const jurisdiction = { jurisdiction_id: z.string().max(100).optional() };
const jurisdictionOnly = z.strictObject(jurisdiction);
const list = z
  .string()
  .max(4000)
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(z.string().min(1).max(100)).min(1).max(100))
  .optional();

export const getOpen311Discovery = endpoint({
  method: 'get',
  path: '/open311/v2/discovery.:format',
  admission: 'anyone',
  summary: 'Open311: where the service is and which formats it speaks',
  params: z.strictObject({ format }),
  query: jurisdictionOnly,
  answer: discoverySchema,
  open311: 'discovery',
});

export const listOpen311Services = endpoint({
  method: 'get',
  path: '/open311/v2/services.:format',
  admission: 'anyone',
  summary: 'Open311: what may be reported, from the code table in use',
  params: z.strictObject({ format }),
  query: jurisdictionOnly,
  answer: servicesSchema,
  open311: 'services',
});

export const getOpen311Service = endpoint({
  method: 'get',
  path: '/open311/v2/services/:code.:format',
  admission: 'anyone',
  summary: 'Open311: the attributes of a service',
  params: z.strictObject({ code: z.string().max(100), format }),
  query: jurisdictionOnly,
  answer: definitionSchema,
  open311: 'service_definition',
});

const shown = { ...jurisdiction, extensions: z.enum(['true', 'false']).default('true') };

export const listOpen311Requests = endpoint({
  method: 'get',
  path: '/open311/v2/requests.:format',
  admission: 'open311:read',
  summary: 'Open311: requests of at most 90 days, newest first, at most 1,000 a page',
  params: z.strictObject({ format }),
  query: z.strictObject({
    ...shown,
    service_request_id: list,
    service_code: list,
    start_date: instantText.optional(),
    end_date: instantText.optional(),
    status: list.pipe(z.array(z.enum(['open', 'closed'])).optional()),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
    page_size: z.coerce.number().int().min(1).max(MOST_REQUESTS).default(MOST_REQUESTS),
  }),
  answer: requestsSchema,
  open311: 'service_requests',
});

export const getOpen311Request = endpoint({
  method: 'get',
  path: '/open311/v2/requests/:id.:format',
  admission: 'open311:read',
  summary: 'Open311: how a request stands',
  params: z.strictObject({ id: z.string().max(100), format }),
  query: z.strictObject(shown),
  answer: requestsSchema,
  open311: 'service_requests',
});

export const fileOpen311Request = endpoint({
  method: 'post',
  path: '/open311/v2/requests.:format',
  admission: 'open311:write',
  summary: 'Open311: file a request, as a form or as JSON; opens a case',
  params: z.strictObject({ format }),
  query: jurisdictionOnly,
  body: filedRequestSchema,
  answer: createdSchema,
  status: 201,
  idempotent: true,
  bodyLimitBytes: 64 * 1024,
  open311: 'service_requests',
});

export const getOpen311Token = endpoint({
  method: 'get',
  path: '/open311/v2/tokens/:token.:format',
  admission: 'open311:read',
  summary: 'Open311: the request of a token; requests are numbered at once, and their number is their token',
  params: z.strictObject({ token: z.string().max(100), format }),
  query: jurisdictionOnly,
  answer: tokenSchema,
  open311: 'service_requests',
});
