import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { PROBLEMS } from '../../shared/http/problem-codes.ts';
import { problem } from './reply.ts';
import { sendProblem } from './send.ts';

/**
 * Refusals of one address in a quarter of an hour, over all places where a secret can be guessed (ACC-42). Generous, because
 * an office shares one address: what stops guessing at one account is its own wait; this stops guessing at all of them. Assumed.
 */
const MOST_REFUSALS = 50;
const WINDOW_MS = 15 * 60_000;
const REFUSED: ReadonlySet<number> = new Set([401, 403]);

export function limitGuesses(): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: MOST_REFUSALS,
    standardHeaders: false,
    legacyHeaders: false,
    // Proxies are the business of the settings of the application.
    validate: false,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request, response) => !REFUSED.has(response.statusCode),
    handler: (_request, response) => {
      const waitS = WINDOW_MS / 1000;
      const { title } = PROBLEMS['too-many-attempts'];
      const headers = { 'Retry-After': String(response.getHeader('Retry-After') ?? waitS) };
      sendProblem(response, problem('too-many-attempts', `${title} a quarter of an hour.`, { headers }));
    },
  });
}
