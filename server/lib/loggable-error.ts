/** What a log line says of an error. */
export interface LoggableError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  /** Code of the system or of the database, such as `23505`. */
  readonly reason?: string;
  /** Table, constraint and routine of a database error: names of ours, never values. */
  readonly where?: string;
  readonly cause?: LoggableError;
}

const DEEPEST_CAUSE = 4;
/** After this word a failed query lists what was bound to it: positions, texts, hashes. */
const BOUND_VALUES = /\nparams: [\s\S]*$/;

/**
 * An error for the log, without the values that people sent: the query library repeats bound values in its message, and the
 * database the value that it could not read. What is left names the place in the code and in the schema.
 */
export function loggableError(error: unknown, depth = 0): LoggableError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error', stack: '' };
  const { code, table, constraint, routine } = error as {
    readonly [name in (typeof DATABASE_NAMES)[number]]?: unknown;
  };
  const message = withoutValues(error.message, typeof code === 'string' ? code : '');
  const where = [table, constraint, routine].filter((name) => typeof name === 'string' && name !== '').join(' ');
  return {
    type: error.name,
    message,
    stack: framesOf(error),
    ...(typeof code === 'string' ? { reason: code } : {}),
    ...(where === '' ? {} : { where }),
    ...(error.cause instanceof Error && depth < DEEPEST_CAUSE ? { cause: loggableError(error.cause, depth + 1) } : {}),
  };
}

const DATABASE_NAMES = ['code', 'table', 'constraint', 'routine'] as const;

/** Classes 22 and 23 of SQLSTATE speak of data: what stands in quotes there may be a value. */
function withoutValues(message: string, code: string): string {
  const bare = message.replace(BOUND_VALUES, '');
  return /^2[23]/.test(code) ? bare.replaceAll(/"[^"]*"|\([^)]*\)/g, '…') : bare;
}

/** The places in the code; the first lines of a stack repeat the message. */
function framesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
