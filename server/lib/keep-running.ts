import { spawn, type ChildProcess } from 'node:child_process';

export interface KeptProcess {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Called each time that it ended without being asked to, with the wait before the next start. */
  readonly onEnd: (reason: string, retryMs: number) => void;
}

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
/** One that ran this long was healthy: its next end starts the waits anew. */
const HEALTHY_MS = 60_000;
const GRACE_MS = 2_000;

/** Runs a child process and starts it again whenever it ends, waiting longer each time. Answers its stop function. */
export function keepRunning({ command, args, env, onEnd }: KeptProcess): () => Promise<void> {
  let retryMs = FIRST_RETRY_MS;
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  function start(): void {
    const startedMs = performance.now();
    // In a group of its own: Ctrl-C in the terminal is for the server, which then ends its child in turn.
    const started = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'inherit'], detached: true });
    child = started;
    // An `error` comes without an `exit` when the command cannot be started at all.
    started.once('error', (error) => ended(error.message));
    started.once('exit', (code, signal) => ended(signal ? `signal ${signal}` : `code ${code}`));

    function ended(reason: string): void {
      if (child !== started) return;
      child = null;
      if (stopped) return;
      if (performance.now() - startedMs > HEALTHY_MS) retryMs = FIRST_RETRY_MS;
      onEnd(reason, retryMs);
      timer = setTimeout(start, retryMs);
      retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2);
    }
  }

  start();
  return () => {
    stopped = true;
    if (timer) clearTimeout(timer);
    return child ? endOf(child) : Promise.resolve();
  };
}

/** Asks a process to end, and ends it after a moment of grace. */
function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
