import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, openPage } from '../../support/browser.ts';
import type { Bench, BenchRow } from '../row.ts';
import { fillToday } from './fill-today.ts';
import { npmStart } from './npm-start.ts';
import { openedUntilMoving } from './page-time-line.ts';
import { startTimesMs } from './process-time.ts';

/** A run of everything is to end within ten minutes: fewer rounds, and only what has a goal. */
const ROUNDS = { alone: 5, among: 2 } as const;
const GOAL_MS = 5_000;
/** A browser that is open already shows an empty page; a cold one is started from nothing together with the server, on the same processors. */
const PAGES = [
  { path: '/map', viewport: { width: 1440, height: 900 }, browser: 'open', goalMs: GOAL_MS },
  { path: '/map', viewport: { width: 1440, height: 900 }, browser: 'cold', goalMs: GOAL_MS },
  { path: '/wall', viewport: { width: 1920, height: 1080 }, browser: 'cold', goalMs: null },
] as const;
type PageCase = (typeof PAGES)[number];

/** When each step came, ms after `npm start`, with the processor time that was spent until officers moved. */
interface Round {
  readonly steps: Readonly<Record<string, number>>;
  readonly costs: Readonly<Record<string, number>>;
}

/**
 * The second `npm start` on a filled data folder, with a browser whose cache is empty and that opens the page as soon as
 * anybody answers: until the map is drawn and an officer moves.
 */
export const startBench: Bench = {
  id: 'start',
  title: 'npm start → moving map',
  async run({ alone, say }) {
    const rounds = alone ? ROUNDS.alone : ROUNDS.among;
    const dataFolder = await mkdtemp(join(tmpdir(), 'jingge-bench-'));
    try {
      const port = await freePort();
      say(`first start, ${await fillToday(dataFolder, port)}`);
      const rows: BenchRow[] = [];
      for (const page of PAGES.filter(({ goalMs }) => alone || goalMs !== null)) {
        const done: Round[] = [];
        for (let i = 0; i < rounds; i++) {
          done.push(await roundOf(dataFolder, port, page));
          say(`${page.path}, ${page.browser} browser: ${lineOf(done.at(-1)!)}`);
        }
        rows.push(rowOf(page, done));
        say(`${page.path}, ${page.browser} browser, median: ${lineOf(medianRound(done))}`);
      }
      return rows;
    } finally {
      await rm(dataFolder, { recursive: true, force: true });
    }
  },
};

/** One start with a page, from nothing to a moving officer. */
async function roundOf(dataFolder: string, port: number, page: PageCase): Promise<Round> {
  const { path, viewport } = page;
  const open = page.browser === 'open' ? await openBrowser(viewport) : null;
  const server = npmStart(dataFolder, port);
  const { browser, page: tab, upMs: browserMs } = open ?? (await openBrowser(viewport));
  try {
    const listening = await server.listening;
    const seen = await openedUntilMoving(tab, `http://127.0.0.1:${port}${path}`);
    const costs = {
      ...startTimesMs(server.pid),
      'page main thread': seen.mainThreadMs,
      ...(await browserCosts(browser)),
      requests: seen.requests,
      KB: seen.bytes / 1024,
    };
    const times = {
      'browser up': browserMs,
      listening,
      healthy: await server.healthy,
      html: seen.html,
      paint: seen.firstPaint,
      ...seen.marks,
    };
    const steps = Object.entries(times).map(([name, ms]) => [name, ms - server.startedMs] as const);
    return { steps: Object.fromEntries(steps), costs };
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function openBrowser(viewport: PageCase['viewport']) {
  const browser = await launchBrowser();
  return { browser, page: await openPage(browser, { viewport }), upMs: Date.now() };
}

/** Processor time of the browser's processes by kind, ms; software GL draws in the one of the GPU. */
async function browserCosts(browser: Browser): Promise<Record<string, number>> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const of = (isIt: (type: string) => boolean) =>
    processInfo.filter(({ type }) => isIt(type)).reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
  return {
    renderer: of((type) => type === 'renderer'),
    GPU: of((type) => type === 'GPU'),
    'rest of the browser': of((type) => type !== 'renderer' && type !== 'GPU'),
  };
}

function medianRound(rounds: readonly Round[]): Round {
  const medians = (of: (round: Round) => Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.keys(of(rounds[0]!)).map((name) => [name, median(rounds.map((one) => of(one)[name]!))]));
  return { steps: medians(({ steps }) => steps), costs: medians(({ costs }) => costs) };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

function lineOf({ steps, costs }: Round): string {
  const inOrder = Object.entries(steps).toSorted(([, a], [, b]) => a - b);
  const times = inOrder.map(([name, ms]) => `${name} ${(ms / 1000).toFixed(2)}`).join(' → ');
  const spent = Object.entries(costs).map(([name, cost]) => `${name} ${Math.round(cost)}`);
  return `${times} s; ${spent.join(', ')}`;
}

function rowOf({ path, browser, goalMs }: PageCase, rounds: readonly Round[]): BenchRow {
  const ours = median(rounds.map(({ steps }) => Math.max(steps['map-drawn']!, steps['officers-moving']!)));
  return {
    bench: 'start',
    size: `second npm start to a moving ${path}, ${browser === 'open' ? 'browser already open' : 'cold browser beside it'}`,
    ours: ours / 1000,
    peer: null,
    peerValue: null,
    unit: 's',
    ratio: null,
    goal: goalMs === null ? null : `≤ ${goalMs / 1000} s`,
    met: goalMs === null ? null : ours <= goalMs,
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
