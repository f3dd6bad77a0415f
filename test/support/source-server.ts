import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { isBuilt } from '../../scripts/prepare/build.mjs';

const ROOT = join(import.meta.dirname, '../..');

/** A server process of the sources as they are. */
export interface SourceServer {
  /** Resolves with the address when the server says that it is ready; rejects with its words when it ends before. */
  readonly ready: Promise<string>;
  /** Exit code and everything said. */
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
  readonly process: ChildProcess;
}

/** The build where it is of these sources, as after `pretest`: it starts with a fifth of the processor time. */
const COMMAND = isBuilt(ROOT, 'server')
  ? ([process.execPath, join(ROOT, 'build/server/main.js')] as const)
  : ([process.execPath, '--import', 'tsx', join(ROOT, 'server/main.ts')] as const);
/** A shell between npm and the server, as npm has it; the last word keeps it from giving its place to the server. */
const THROUGH_SHELL = ['sh', '-c', '"$@"; exit $?', 'sh', ...COMMAND] as const;

/** Starts it on a free port, without demo, in an environment of its own; killed when the test ends. */
export function startFromSource(
  environment: Readonly<Record<string, string>>,
  { throughShell = false } = {},
): SourceServer {
  const [command, ...args] = throughShell ? THROUGH_SHELL : COMMAND;
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], PORT: '0', JINGGE_DEMO: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = new Promise<{ readonly code: number | null; readonly said: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, said })),
  );
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text.toString();
      const url = /Open\s+(http:\S+)/.exec(said)?.[1];
      if (url !== undefined && said.includes('Ctrl-C')) resolve(url);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(({ code }) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  // Tests of refusals wait for the end and never for readiness.
  ready.catch(() => undefined);
  onTestFinished(() => void child.kill('SIGKILL'));
  return { ready, ended, process: child };
}
