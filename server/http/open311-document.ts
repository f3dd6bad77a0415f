import type { Request } from 'express';
import { XMLBuilder } from 'fast-xml-parser';
import { PROBLEMS } from '../../shared/http/problem-codes.ts';
import { OPEN311_BASE } from '../../shared/http/endpoints/open311.ts';
import { xmlText } from '../exports/xml-text.ts';
import type { Refusal } from './reply.ts';

/** What the items of a list are called in XML. */
const ITEM_OF: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  endpoints: 'endpoint',
  formats: 'format',
  errors: 'error',
};

const builder = new XMLBuilder({ format: true, indentBy: '  ', suppressEmptyNode: false });

/** A document of GeoReport v2 as text, by the ending of the path that was asked for; JSON and XML hold the same. */
export function open311Document(
  request: Request,
  root: string,
  body: unknown,
): { readonly media: string; readonly text: string } {
  if (formatOf(request) === 'json') return { media: 'application/json', text: JSON.stringify(body) };
  const text = `<?xml version="1.0" encoding="utf-8"?>\n${builder.build({ [root]: shaped(root, body) })}`;
  return { media: 'text/xml', text };
}

/** Whether a path speaks GeoReport v2, also where it is none of its endpoints. */
export function speaksOpen311({ path }: Pick<Request, 'path'>): boolean {
  return path.startsWith(`${OPEN311_BASE}/`);
}

/** A refusal as the list of errors of GeoReport v2; it knows 403 alone for a key that is missing or wrong (O311-7). */
export function open311Errors({ code, detail, errors }: Refusal): {
  readonly status: number;
  readonly body: readonly { readonly code: number; readonly description: string }[];
} {
  const { status: own } = PROBLEMS[code];
  const status = own === 401 ? 403 : own;
  const described = errors?.map(({ path, message }) => `${path}: ${message}`) ?? [];
  const descriptions =
    described.length > 0 ? described : [own === 401 ? `Missing or invalid api_key. ${detail}` : detail];
  return { status, body: descriptions.map((description) => ({ code: status, description })) };
}

/** By the ending; a path without one is refused in what the caller would rather have. */
function formatOf(request: Request): 'json' | 'xml' {
  if (request.path.endsWith('.json')) return 'json';
  if (request.path.endsWith('.xml')) return 'xml';
  return request.accepts(['xml', 'json']) === 'json' ? 'json' : 'xml';
}

function shaped(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return { [ITEM_OF[name] ?? 'item']: value.map((one) => shaped('', one)) };
  if (typeof value === 'string') return xmlText(value);
  if (typeof value !== 'object' || value === null) return value ?? '';
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shaped(key, one)]));
}
