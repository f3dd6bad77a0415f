import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyEmptyStore } from './store-template.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The built server as its user starts it, on a free port with a data folder of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly dataFolder: string;
  readonly port: number;
  /** SIGTERM and wait for the end; answers the exit code. */
  stop(): Promise<number | null>;
  /** Starts again on the same port and folder. */
  start(): Promise<void>;
  /** Stops and removes the data folder. */
  dispose(): Promise<void>;
  output(): string;
}

type Environment = Readonly<Record<string, string>>;

/**
 * Needs `npm run build`. Resolves when `/healthz` answers. The environment may need to know the address. The data folder
 * holds a store already, empty: making one is most of a first start. With `isFirstStart` the server makes its own.
 */
export async function startServerProcess(
  given: Environment | ((url: string) => Promise<Environment>) = {},
  isFirstStart = false,
): Promise<ServerProcess> {
  const port = await freePort();
  const dataFolder = mkdtempSync(join(tmpdir(), 'jingge-test-'));
  if (!isFirstStart) await copyEmptyStore(join(dataFolder, 'store-zhenggang'));
  const url = `http://127.0.0.1:${port}`;
  const environment = typeof given === 'function' ? await given(url) : given;
  let child: ChildProcess | null = null;
  let output = '';

  const start = async () => {
    const started = spawn(process.execPath, [join(ROOT, 'build/server/main.js')], {
      cwd: ROOT,
      env: { ...process.env, PORT: String(port), JINGGE_DATA: dataFolder, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    started.stdout.on('data', (text: Buffer) => (output += text.toString()));
    started.stderr.on('data', (text: Buffer) => (output += text.toString()));
    while (
      !(await fetch(`${url}/healthz`).then(
        (answer) => answer.ok,
        () => false,
      ))
    ) {
      if (started.exitCode !== null) throw new Error(`server ended with ${started.exitCode}:\n${output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const stop = () =>
    new Promise<number | null>((resolve) => {
      if (!child || child.exitCode !== null) return resolve(child?.exitCode ?? null);
      child.once('exit', (code) => resolve(code));
      child.kill('SIGTERM');
    });

  await start();
  return {
    url,
    dataFolder,
    port,
    start,
    stop,
    output: () => output,
    dispose: async () => {
      await stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
