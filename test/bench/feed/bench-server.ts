import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import WebSocket from 'ws';
import { z } from 'zod';
import { readControlFile } from '../../../server/lib/control-file.ts';
import { openTestStore } from '../../support/test-store.ts';
import { DISTRICT, makeDistrict } from './made-district.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** A server process as its user runs it, built, on a made district, with nobody in it but who the bench sends. */
export interface BenchServer {
  readonly url: string;
  readonly pid: number;
  readonly operatorToken: string;
  readonly dataFolder: string;
  /** Figures of `/metrics` by name. */
  metrics(): Promise<ReadonlyMap<string, number>>;
  /** Clears the heap of an inspected server of what nobody holds any more. */
  collectGarbage(): Promise<void>;
  /** Ends the server and answers how many accepted fixes lie in its store. */
  stopAndCount(): Promise<number>;
  /** Ends what still runs and removes the data folder. */
  dispose(): Promise<void>;
}

/** Numbers of what the inspector is asked, and a name for the thread that it speaks for itself. */
const [ATTACHED, COLLECTED, PASSED_ON] = [1, 2, 3];
const MAIN_THREAD = '';
const inspectorMessageSchema = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.object({ sessionId: z.string().optional() }).optional(),
});

/** `inspected` opens the inspector of Node, which `collectGarbage` needs. */
type Mode = 'plain' | 'inspected';

export async function startBenchServer(officers: number, mode: Mode = 'plain'): Promise<BenchServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'jingge-bench-'));
  await makeDistrict(dataFolder, officers);
  return startServerOn(dataFolder, DISTRICT, mode);
}

/** The same on a district that lies in the data folder already. */
export async function startServerOn(dataFolder: string, district: string, mode: Mode = 'plain'): Promise<BenchServer> {
  // What runs from its sources is slower: tsx names every function anew each time that one is made.
  await promisify(execFile)(process.execPath, [join(ROOT, 'scripts/prepare.mjs'), 'start'], { cwd: ROOT });
  const child = spawn(
    process.execPath,
    [...(mode === 'inspected' ? ['--inspect=127.0.0.1:0'] : []), join(ROOT, 'build/server/main.js')],
    {
      cwd: ROOT,
      env: {
        PATH: process.env['PATH'],
        PORT: '0',
        JINGGE_DATA: dataFolder,
        JINGGE_DISTRICT: district,
        JINGGE_DEMO: '1',
        JINGGE_SIMULATOR: '0',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const ended = once(child, 'exit');
  const inspector = inspectorOf(child.stderr);

  async function stop(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  }

  const { url, operatorToken } = await controlOf(dataFolder, () => child.exitCode !== null);
  return {
    url,
    pid: child.pid!,
    operatorToken,
    dataFolder,
    async metrics() {
      const text = await (await fetch(`${url}/metrics`)).text();
      const lines = text.matchAll(/^([a-z0-9_]+)(?:\{[^}]*\})? ([-+.0-9eE]+)$/gm);
      return new Map([...lines].map(([, name, value]) => [name!, Number(value)]));
    },
    collectGarbage: async () => collectGarbageOf(await inspector),
    async stopAndCount() {
      await stop();
      const store = await openTestStore({ kind: 'embedded', dataFolder, district });
      const { accepted } = await store.fixes.counts(0);
      await store.close();
      return accepted;
    },
    async dispose() {
      await stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Where the inspector of a Node process listens, from what it says; all else that it says is passed on. */
function inspectorOf(stderr: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve) => {
    createInterface(stderr).on('line', (line) => {
      const address = /^Debugger listening on (ws:\S+)/.exec(line)?.[1];
      if (address) resolve(address);
      else if (!/^(For help, see|Debugger )/.test(line)) process.stderr.write(`${line}\n`);
    });
  });
}

/** In every thread: the database's clears its heap at moments of its own otherwise, minutes apart. */
async function collectGarbageOf(inspector: string): Promise<void> {
  const socket = new WebSocket(inspector);
  await once(socket, 'open');
  const threads: string[] = [];
  const collected = new Set<string>();
  const done = new Promise<void>((resolve) => {
    socket.on('message', (text: Buffer) => {
      const { id, method, params } = inspectorMessageSchema.parse(JSON.parse(text.toString()));
      if (method === 'NodeWorker.attachedToWorker') threads.push(params!.sessionId!);
      if (method === 'NodeWorker.receivedMessageFromWorker') collected.add(params!.sessionId!);
      if (id === ATTACHED) for (const thread of threads) socket.send(collectIn(thread));
      if (id === COLLECTED) collected.add(MAIN_THREAD);
      if (collected.size > threads.length) resolve();
    });
  });
  socket.send(JSON.stringify({ id: ATTACHED, method: 'NodeWorker.enable', params: { waitForDebuggerOnStart: false } }));
  socket.send(JSON.stringify({ id: COLLECTED, method: 'HeapProfiler.collectGarbage' }));
  await done;
  socket.close();
}

function collectIn(sessionId: string): string {
  const message = JSON.stringify({ id: COLLECTED, method: 'HeapProfiler.collectGarbage' });
  return JSON.stringify({ id: PASSED_ON, method: 'NodeWorker.sendMessageToWorker', params: { sessionId, message } });
}

async function controlOf(dataFolder: string, hasEnded: () => boolean) {
  for (;;) {
    const control = await readControlFile(dataFolder);
    if (control.ok) return control.value;
    if (hasEnded()) throw new Error('the server of the bench did not start');
    await sleep(50);
  }
}
