import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '../../..');
/** Short beside what is measured. */
const LOOK_MS = 10;

/** `npm start` as its user types it, with a data folder and a port of its own. */
export interface NpmStart {
  readonly pid: number;
  /** Wall clock at the start, ms since 1970. */
  readonly startedMs: number;
  /** When the port took its first connection, and when `/healthz` first answered 200, ms since 1970. */
  readonly listening: Promise<number>;
  readonly healthy: Promise<number>;
  /** Ends it as Ctrl-C does and waits for the end. */
  stop(): Promise<void>;
}

export function npmStart(dataFolder: string, port: number): NpmStart {
  const startedMs = Date.now();
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), JINGGE_DATA: dataFolder },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const ended = once(child, 'exit');
  const until = async (isSo: () => Promise<boolean>) => {
    while (!(await isSo())) {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
      await sleep(LOOK_MS);
    }
    return Date.now();
  };
  const listening = until(() => takesConnections(port));
  return {
    pid: child.pid!,
    startedMs,
    listening,
    healthy: listening.then(() => until(() => isHealthy(port))),
    async stop() {
      if (child.exitCode === null) process.kill(-child.pid!, 'SIGINT');
      await ended;
    },
  };
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (taken: boolean) => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

function isHealthy(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
}
