import express, { type RequestHandler } from 'express';
import { VISITOR_IDENTITY, type Access } from '../access/access.ts';
import { cameThroughProxy, DISPLAY_COOKIES, SESSION_COOKIES, readCookie, type Caller } from '../access/caller.ts';
import { correlate } from './correlation.ts';
import type { HandlerTable } from './handler.ts';
import { districtHandlers, type DistrictHandlerParts } from './handlers/district.ts';
import { gridShapeHandlers } from './handlers/grid-shapes.ts';
import { answer } from './reply.ts';
import { endpointRouter } from './router.ts';
import { sessionAnswer } from './session-answer.ts';

export interface EarlyReadParts extends DistrictHandlerParts {
  readonly session: Parameters<typeof sessionAnswer>[1];
  /** Origins that are at home here (HTTP-6). */
  readonly origins: readonly string[];
}

/** What of the API can be answered before the store is open. */
export interface EarlyReads {
  /** Answers what follows from the district and its policies alone, and goes on to `next` with everything else. */
  readonly handle: RequestHandler;
  /**
   * Whether nobody but a visitor asks: whoever shows a session, a wall's cookie or a token is known to the store alone, and whom a
   * proxy speaks for is looked at by the application (ACC-43).
   */
  isByVisitor(caller: Pick<Caller, 'headers'>): boolean;
}

/** The same handlers as in the application, for the visitor that strangers are in a demo. */
export function earlyReads(parts: EarlyReadParts): EarlyReads {
  const handlers: Partial<HandlerTable> = {
    getSession: () => answer(sessionAnswer(VISITOR_IDENTITY, parts.session)),
    ...districtHandlers(parts),
    ...gridShapeHandlers(parts),
  };
  const access: Pick<Access, 'identify'> = { identify: () => Promise.resolve(VISITOR_IDENTITY) };
  const router = express.Router();
  router.use(correlate, endpointRouter({ handlers, access, writes: null, origins: parts.origins }));
  return {
    handle: router,
    isByVisitor: ({ headers }) =>
      !cameThroughProxy({ headers }) &&
      headers.authorization === undefined &&
      [...SESSION_COOKIES, ...DISPLAY_COOKIES].every((name) => readCookie(headers.cookie, name) === null),
  };
}
