import type { ErrorRequestHandler } from 'express';
import type { Logger } from '../lib/log.ts';
import { correlationIdOf } from './correlation.ts';
import { problem, type Refusal } from './reply.ts';
import { sendProblem } from './send.ts';

/** The last stop: unreadable requests become named refusals, everything else is logged and answered without its stack. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const refusal = readingRefusal(error);
    if (!refusal) {
      const { method, path } = request;
      log.error({ err: error, correlationId: correlationIdOf(response), method, path }, 'request failed');
    }
    if (response.headersSent) return void response.destroy();
    sendProblem(response, refusal ?? problem('internal', 'The server failed; its log has the reason.'));
  };
}

const READING: Readonly<Record<string, Refusal>> = {
  'entity.parse.failed': problem('bad-json', 'The body is not JSON.'),
  'entity.too.large': problem('body-too-large', 'The body is larger than this path takes.'),
  'too-deep': problem('too-deep', 'The body is nested too deeply.'),
  'encoding.unsupported': problem('unsupported-media-type', 'The encoding of the body is not known.'),
  'charset.unsupported': problem('unsupported-media-type', 'The character set of the body is not known.'),
};

function readingRefusal(error: unknown): Refusal | null {
  if (typeof error !== 'object' || error === null) return null;
  const { type, status } = error as { readonly type?: unknown; readonly status?: unknown };
  if (typeof type === 'string' && READING[type]) return READING[type];
  const isCallers = typeof status === 'number' && status >= 400 && status < 500;
  return isCallers ? problem('bad-request', 'The request cannot be read.') : null;
}
