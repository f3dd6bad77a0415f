import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { banner } from './banner.ts';
import { isRunByNpm, readEnvironment, readSettings, type Settings } from './config.ts';
import { AppError } from './lib/app-error.ts';
import { SYSTEM_CLOCK } from './lib/clock.ts';
import { compileLess } from './lib/compile-less.ts';
import { createLog, type Logger } from './lib/log.ts';
import { loggableError } from './lib/loggable-error.ts';
import { packageRoot } from './lib/package-root.ts';
import { createStopList } from './lib/stop-list.ts';
import { readyEmbeddedThread } from './db/embedded-thread.ts';

/** Starts the server and stays until it is told to stop. Exit code 0 after a stop, 1 after a refusal or a loss. */
async function main(): Promise<void> {
  compileLess();
  const environment = readEnvironment();
  const settings = environment.ok ? readSettings(environment.value) : environment;
  if (settings.ok) await run(settings.value);
  else refuse(settings.error);
}

async function run(settings: Settings): Promise<void> {
  const log = createLog(settings.logLevel);
  const stops = createStopList((part, error) => log.error({ part, error }, 'a part did not stop cleanly'));
  const end = async (exitCode: number) => {
    await stops.stopAll();
    process.exit(exitCode);
  };
  const fail = (sentence: string) => {
    refuse([sentence]);
    void end(1);
  };
  stopOnSignals(() => void end(0));
  if (isRunByNpm()) stopWithParent(() => void end(0));
  failOnStrayErrors(log, fail);
  if (settings.databaseUrl === null) readyEmbeddedThread();
  try {
    // Only now: the database thread loads its code beside the server.
    const { startServer } = await import('./start-server.ts');
    const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
    const operatorToken = randomBytes(32).toString('base64url');
    const started = await startServer({
      settings,
      version,
      operatorToken,
      clock: SYSTEM_CLOCK,
      log,
      stops,
      onLost: fail,
    });
    process.stdout.write(banner(started.config, started.loaded, started));
  } catch (error) {
    if (!(error instanceof AppError)) log.fatal({ err: error }, 'the server could not be started');
    fail(error instanceof AppError ? error.message : loggableError(error).message);
  }
}

/** npm passes on the Ctrl-C that the terminal has already sent: what comes so soon is the same keystroke. */
const SAME_KEYSTROKE_MS = 500;

/** The first signal stops cleanly, a later one at once. */
function stopOnSignals(stop: () => void): void {
  let askedMs: number | null = null;
  const onSignal = () => {
    const nowMs = performance.now();
    if (askedMs === null) stop();
    else if (nowMs - askedMs > SAME_KEYSTROKE_MS) process.exit(130);
    askedMs ??= nowMs;
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

const PARENT_LOOK_MS = 500;

/** A SIGTERM for npm ends the shell between npm and us, but does not reach us: we would keep port and data folder. */
function stopWithParent(stop: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, PARENT_LOOK_MS);
  timer.unref();
}

/** After an error that nobody caught nothing is certain any more: stop cleanly, and let the one who started us start anew. */
function failOnStrayErrors(log: Logger, fail: (sentence: string) => void): void {
  const onError = (error: unknown) => {
    log.fatal({ err: error }, 'an error that nobody caught');
    fail(`The server stops after an unexpected error: ${loggableError(error).message}`);
  };
  process.on('uncaughtException', onError);
  process.on('unhandledRejection', onError);
}

function refuse(sentences: readonly string[]): void {
  for (const sentence of sentences) process.stderr.write(`\n  ${sentence}\n`);
  process.stderr.write('\n');
  process.exitCode = 1;
}

await main();
