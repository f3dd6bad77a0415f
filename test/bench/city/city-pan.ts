import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage } from '../../support/browser.ts';
import { READY } from '../../support/browser-bench.ts';
import { count, mustAgree, type Bench, type BenchRow } from '../row.ts';
import { compareGrids, compareOfficers, type Compared } from './compare-shown.ts';
import { openCity, type OpenCity } from './open-city.ts';
import { spyOnMap } from './spied-map.ts';
import { tracedMainThread } from './trace.ts';

const SIDE = 10;
const FIXES_PER_S = 200;
const VIEWPORT = { width: 1440, height: 900 };
const GOAL_MS = 8;
const STEPS = 40;
const STEP_PX = 12;
const LONGEST_PAN_MS = 12_000;
/** What comes after the first picture: snapshots, names, the rest of the tiles. */
const SETTLE_MS = 4_000;
const VIEWS = [
  { name: 'the whole city', zoom: 9.6 },
  { name: 'a town', zoom: 12.5 },
  { name: 'a street', zoom: 15.5 },
] as const;
/** Grids are told apart, and fewer than a thousand are in view. */
const COMPARED_ZOOM = 13.5;

/** The map of a large city dragged by hand while officers walk, and what it shows beside what the API says. */
export const cityPan: Bench = {
  id: 'city-pan',
  title: 'Panning over a large city',
  async run({ say }) {
    const open = await openCity(SIDE);
    const size = `${count(open.city.grids.features.length)} grids, ${count(open.city.officers.length)} officers`;
    const browser = await launchBrowser();
    try {
      const page = await openPage(browser, { viewport: VIEWPORT });
      await spyOnMap(page);
      const walk = open.walk(FIXES_PER_S, say);
      const rows: BenchRow[] = [];
      for (const view of VIEWS) rows.push(...(await panRows(browser, page, { open, view, size, say })));
      await walk.stop();
      rows.push(...(await truthRows(page, open, size, say)));
      return rows;
    } finally {
      await browser.close();
      await open.server.dispose();
    }
  },
};

interface Pan {
  readonly open: OpenCity;
  readonly view: (typeof VIEWS)[number];
  readonly size: string;
  readonly say: (line: string) => void;
}

async function panRows(browser: Browser, page: Page, { open, view, size, say }: Pan): Promise<BenchRow[]> {
  await lookAt(page, open, view.zoom);
  await page.waitForTimeout(SETTLE_MS);
  const [framesBefore, gpuBefore, fromMs] = [await framesOf(page), await gpuMs(browser), performance.now()];
  const main = await tracedMainThread(browser, page, () => drag(page));
  const frames = (await framesOf(page)) - framesBefore;
  const wallS = (performance.now() - fromMs) / 1000;
  mustAgree(frames > 1, `the map drew ${frames} frames while it was dragged`);
  const [mainMs, gpu] = [main.ms / frames, ((await gpuMs(browser)) - gpuBefore) / frames];
  const parts = [...main.byName].toSorted(([, a], [, b]) => b - a).slice(0, 8);
  say(
    `${view.name}: ${frames} frames in ${wallS.toFixed(1)} s, main ${mainMs.toFixed(1)} ms, GPU process ${gpu.toFixed(0)} ms a frame`,
  );
  say(
    `  longest task ${main.longestMs.toFixed(0)} ms; ${parts.map(([name, ms]) => `${name} ${(ms / frames).toFixed(2)}`).join(', ')}`,
  );
  const row = { bench: 'city-pan', size: `${size}, ${view.name}`, peer: null, peerValue: null, ratio: null };
  return [
    { ...row, ours: mainMs, unit: 'ms of main thread/frame', goal: `< ${GOAL_MS} ms`, met: mainMs < GOAL_MS },
    { ...row, ours: gpu, unit: 'ms of GPU process/frame (software GL)', goal: null, met: null },
  ];
}

/** Loads the page anew: another zoom of the same page would bring along the tiles of the one before. */
async function lookAt(page: Page, { server, city }: OpenCity, zoom: number): Promise<void> {
  const [lon, lat] = middleOf(city);
  await page.goto('about:blank');
  await page.goto(`${server.url}/map#${zoom}/${lat}/${lon}`);
  await page.waitForSelector(READY);
  await page.waitForFunction(() => (globalThis.spiedMap?.drawn ?? 0) > 0);
}

function middleOf({ district }: OpenCity['city']): readonly [number, number] {
  const [west, south, east, north] = district.bounds;
  return [(west + east) / 2, (south + north) / 2];
}

/** To and fro, so that tiles come and go as they do under a hand. */
async function drag(page: Page): Promise<void> {
  const [x, y] = [VIEWPORT.width / 2, VIEWPORT.height / 2];
  const untilMs = performance.now() + LONGEST_PAN_MS;
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= STEPS && performance.now() < untilMs; step++) {
    const along = step <= STEPS / 2 ? step : STEPS - step;
    await page.mouse.move(x - along * STEP_PX, y - along * (STEP_PX / 2));
  }
  await page.mouse.up();
}

const framesOf = (page: Page) => page.evaluate(() => globalThis.spiedMap!.frames);

/** Processor time of the browser's GPU process so far: software GL draws there, a graphics card would. */
async function gpuMs(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'GPU').reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}

/** Once nobody walks any more and the last tick is on the screen. */
async function truthRows(page: Page, open: OpenCity, size: string, say: (line: string) => void): Promise<BenchRow[]> {
  const { city, server } = open;
  await lookAt(page, open, COMPARED_ZOOM);
  await page.waitForTimeout(SETTLE_MS);
  const [lon, lat] = middleOf(city);
  const town = city.towns.features.find(
    ({ properties: { labelPoint } }) => labelPoint[0] > lon && labelPoint[1] > lat,
  )!;
  const officers = await compareOfficers(page, server.url, city.district.bounds);
  const grids = await compareGrids(page, server.url, town.properties.code);
  return [rowOf('officers drawn', officers), rowOf('grids painted', grids)];

  function rowOf(what: string, { api, shown, different }: Compared): BenchRow {
    say(`${what}: ${count(shown)} on the map, ${count(api)} in the API, ${count(different)} different`);
    mustAgree(api > 0, `${what}: the API has none`);
    return {
      bench: 'city-pan',
      size: `${size}: ${what}, ${count(shown)} of ${count(api)} in the API`,
      ours: different,
      peer: null,
      peerValue: null,
      unit: 'different',
      ratio: null,
      goal: 'none different',
      met: different === 0,
    };
  }
}
