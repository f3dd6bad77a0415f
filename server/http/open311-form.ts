import type { RequestHandler } from 'express';
import { isApiKey } from '../access/machine-tokens.ts';

/**
 * Turns what clients of GeoReport v2 send into what the other endpoints get (O311-7, O311-8): the key from the query or the
 * body becomes a bearer token and is gone from both, so that nothing after this can write it down; fields that a form sends
 * empty are not there; `attribute[x]` is one object.
 */
export const readOpen311: RequestHandler = (request, _response, next) => {
  const inQuery = keyOutOf(request);
  const { body } = request;
  const form = typeof body === 'object' && body !== null && !Array.isArray(body) ? formOf(body) : null;
  if (form) request.body = form.fields;
  const key = inQuery ?? form?.key;
  // Only keys of programs: no other token belongs into a form or an address.
  if (key !== undefined && request.headers.authorization === undefined)
    request.headers.authorization = isApiKey(key) ? `Bearer ${key}` : 'Bearer unknown-api-key';
  next();
};

function keyOutOf(request: { url: string; originalUrl: string }): string | undefined {
  const at = request.url.indexOf('?');
  if (at === -1) return undefined;
  const query = new URLSearchParams(request.url.slice(at + 1));
  const key = query.get('api_key');
  if (key === null) return undefined;
  query.delete('api_key');
  request.url = `${request.url.slice(0, at)}?${query}`;
  request.originalUrl = request.url;
  return key;
}

function formOf(body: object): {
  readonly key: string | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
} {
  const { api_key: key, ...rest } = body as Readonly<Record<string, unknown>>;
  const given = Object.entries(rest).filter(([, value]) => value !== '');
  const plain = given.filter(([name]) => !ATTRIBUTE.test(name));
  const attributes = given.flatMap(([name, value]) => {
    const code = ATTRIBUTE.exec(name)?.[1];
    return code === undefined ? [] : [[code, value] as const];
  });
  const attribute = attributes.length > 0 ? { attribute: Object.fromEntries(attributes) } : {};
  return { key: typeof key === 'string' ? key : undefined, fields: { ...Object.fromEntries(plain), ...attribute } };
}

const ATTRIBUTE = /^attribute\[([\w-]{1,40})\]$/;
