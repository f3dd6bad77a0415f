import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { build, preview } from 'vite';
import { launchBrowser, openPage } from '../../support/browser.ts';
import { count, mustAgree, type Bench, type BenchRow } from '../row.ts';
import type { BenchPage } from './page.ts';

declare const benchPage: BenchPage;

const OFFICERS = 50_000;
const TICKS = 10;
const VIEWS = [
  { name: 'whole city', zoom: null, goal: 20, peers: ['setData', 'updateData'] },
  { name: 'a street, gliding', zoom: 15, goal: null, peers: ['setData'] },
] as const;
const LONG_MS = 50;

interface Cost {
  /** Processor time of the page's main thread a tick, ms. */
  readonly mainMs: number;
  readonly longestMs: number;
  /** From tick to tick: over a second it cannot keep up. */
  readonly everyMs: number;
}

/** The product's officer layer beside MapLibre's own ways to move points, on the same points in the same browser. */
export const browserOfficers: Bench = {
  id: 'browser-officers',
  title: 'Moving officers in the browser',
  async run({ say }) {
    const outDir = await mkdtemp(join(tmpdir(), 'jingge-bench-'));
    const site = await builtSite(outDir);
    const browser = await launchBrowser();
    try {
      const page = await openPage(browser, { viewport: { width: 1280, height: 720 } });
      await page.goto(site.url);
      await page.waitForFunction('"benchPage" in globalThis');
      const thread = await page.context().newCDPSession(page);
      await thread.send('Performance.enable', { timeDomain: 'threadTicks' });
      const rows: BenchRow[] = [];
      for (const view of VIEWS) rows.push(...(await rowsOf(page, thread, view, say)));
      return rows;
    } finally {
      await browser.close();
      await site.close();
      await rm(outDir, { recursive: true, force: true });
    }
  },
};

async function rowsOf(
  page: Page,
  thread: CDPSession,
  { name, zoom, goal, peers }: (typeof VIEWS)[number],
  say: (line: string) => void,
): Promise<BenchRow[]> {
  const ours = await costOf(page, thread, 'ours', zoom);
  say(`${name}: ${ours.mainMs.toFixed(1)} ms a tick, longest task over 50 ms ${ours.longestMs.toFixed(0)} ms`);
  const rows: BenchRow[] = [];
  const row = { bench: 'browser-officers', size: `${count(OFFICERS)} officers at 1 Hz, ${name}` };
  for (const peer of peers) {
    const cost = await costOf(page, thread, peer, zoom);
    say(
      `${name}, ${peer}: ${cost.mainMs.toFixed(1)} ms a tick, longest task ${cost.longestMs.toFixed(0)} ms, a tick every ${cost.everyMs.toFixed(0)} ms`,
    );
    const ratio = cost.mainMs / ours.mainMs;
    const isGoal = goal !== null && peer === 'setData';
    rows.push({
      ...row,
      ours: ours.mainMs,
      peer: `GeoJSON ${peer}`,
      peerValue: cost.mainMs,
      unit: 'ms of main thread/tick',
      ratio,
      goal: isGoal ? `≥ ${goal}× less` : null,
      met: isGoal ? ratio >= goal : null,
    });
  }
  rows.push({
    ...row,
    ours: ours.longestMs,
    peer: null,
    peerValue: null,
    unit: 'ms, longest task over 50 ms',
    ratio: null,
    goal: 'none over 50 ms',
    met: ours.longestMs <= LONG_MS,
  });
  return rows;
}

async function costOf(
  page: Page,
  thread: CDPSession,
  name: Parameters<BenchPage['open']>[0],
  zoom: number | null,
): Promise<Cost> {
  await page.evaluate(([who, n, ticks, at]) => benchPage.open(who, n, ticks, at), [
    name,
    OFFICERS,
    TICKS,
    zoom,
  ] as const);
  await thread.send('HeapProfiler.collectGarbage');
  const beforeMs = await taskMs(thread);
  const played = await page.evaluate(() => benchPage.play());
  const mainMs = ((await taskMs(thread)) - beforeMs) / played.ticks;
  const { degrees, px } = await page.evaluate(() => benchPage.farthest());
  mustAgree(degrees < 1e-7 && px < 1, `${name}: places ${degrees}° and ${px} px from those of the frames`);
  await page.evaluate(() => benchPage.close());
  return { mainMs, everyMs: played.ms / played.ticks, longestMs: Math.max(0, ...played.longMs) };
}

async function taskMs(thread: CDPSession): Promise<number> {
  const { metrics } = await thread.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
}

/** The page, built as the product is and served on this machine: nothing of it is in the product. */
async function builtSite(outDir: string) {
  const site = {
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: { input: join(import.meta.dirname, 'page.html') },
    },
    preview: { host: '127.0.0.1', port: 0 },
  } as const;
  await build(site);
  const server = await preview(site);
  return { url: `${server.resolvedUrls!.local[0]}page.html`, close: () => server.close() };
}
