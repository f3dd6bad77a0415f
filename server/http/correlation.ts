import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

const HEADER = 'X-Correlation-Id';

/** Gives every request a name that answer and log share; a sensible one of the caller is kept. */
export const correlate: RequestHandler = (request, response, next) => {
  const given = request.get(HEADER);
  response.setHeader(HEADER, given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : randomUUID());
  next();
};

export function correlationIdOf(response: Response): string {
  return String(response.getHeader(HEADER) ?? '');
}
