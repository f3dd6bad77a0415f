import { pino, type DestinationStream, type Logger } from 'pino';
import { loggableError } from './loggable-error.ts';

export type { Logger } from 'pino';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Members that are never written, should a line ever be handed an object that has them (ACC-65). */
const SECRETS = [
  'authorization',
  'cookie',
  'description',
  'displayToken',
  'key',
  'lat',
  'lon',
  'newPassword',
  'operatorToken',
  'password',
  'phone',
  'recoveryCodes',
  'secret',
  'setupCode',
  'sid',
  'token',
  'tokens',
  'totp',
];
const DEEPEST = 3;
const REDACTED_PATHS = SECRETS.flatMap((name) =>
  Array.from({ length: DEEPEST }, (_, depth) => `${'*.'.repeat(depth)}${name}`),
);

/**
 * JSON lines on standard error, so that standard output stays for the person who started the program. Requests are written
 * as method and path, never with query, headers or body; errors without the values that a database repeats in them.
 */
export function createLog(
  level: LogLevel,
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
      serializers: { err: loggableError, error: loggableError, req: () => '[request]', res: () => '[response]' },
    },
    destination,
  );
}
