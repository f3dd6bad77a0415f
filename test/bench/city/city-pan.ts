import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage } from '../../support/browser.ts';
import { READY } from '../../support/browser-bench.ts';
import { count, mustAgree, type Bench, type BenchRow } from '../row.ts';
import { compareGrids, compareOfficers, type Compared } from './compare-shown.ts';
import { openCity, type OpenCity } from './open-city.ts';
import { spyOnMap } from './spied-map.ts';
import { tracedMainThread, type MainThread } from './trace.ts';

const SIDE = 10;
const FIXES_PER_S = 200;
const VIEWPORT = { width: 1440, height: 900 };
/**
 * Software GL draws about one full picture a second, and what a main thread does in that second hides what it does for a picture.
 * With a sixteenth of the pixels the page has the same to do and many pictures to do it for.
 */
const FEW_PIXELS = 0.25;
const GOAL_MS = 8;
const STEPS = 120;
const STEP_PX = 12;
const LONGEST_PAN_MS = 8_000;
/** What comes after the first picture: snapshots, names, the rest of the tiles. */
const SETTLE_MS = 3_000;
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
  async run({ alone, say }) {
    const open = await openCity(SIDE);
    const size = `${count(open.city.grids.features.length)} grids, ${count(open.city.officers.length)} officers`;
    const browser = await launchBrowser();
    try {
      const page = await openPage(browser, { viewport: VIEWPORT, deviceScaleFactor: FEW_PIXELS });
      await spyOnMap(page);
      const walk = open.walk(FIXES_PER_S, say);
      const rows: BenchRow[] = [];
      for (const { name, zoom } of VIEWS) {
        await lookAt(page, open, zoom);
        rows.push(mainRow(`${size}, ${name}`, await tracedMainThread(browser, page, () => drag(page)), say));
      }
      await walk.stop();
      rows.push(...(await truthRows(page, open, size, say)));
      await page.close();
      rows.push(...(await drawingRows(browser, open, size, alone ? VIEWS : VIEWS.slice(1, 2), say)));
      return rows;
    } finally {
      await browser.close();
      await open.server.dispose();
    }
  },
};

function mainRow(size: string, { pictures, restMs, longestMs }: MainThread, say: (line: string) => void): BenchRow {
  const sorted = pictures.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const ours = at(0.5);
  say(
    `${size}: ${pictures.length} pictures, main thread p50 ${ours.toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms; beside them ${restMs.toFixed(0)} ms in all, longest task ${longestMs.toFixed(0)} ms`,
  );
  return {
    bench: 'city-pan',
    size,
    ours,
    peer: null,
    peerValue: null,
    unit: 'ms of main thread/picture',
    ratio: null,
    goal: `< ${GOAL_MS} ms`,
    met: ours < GOAL_MS,
  };
}

/** What a graphics card would do, at full size: the processor time of the browser's GPU process with software GL. */
async function drawingRows(
  browser: Browser,
  open: OpenCity,
  size: string,
  views: readonly (typeof VIEWS)[number][],
  say: (line: string) => void,
): Promise<BenchRow[]> {
  const page = await openPage(browser, { viewport: VIEWPORT });
  await spyOnMap(page);
  const rows: BenchRow[] = [];
  for (const { name, zoom } of views) {
    await lookAt(page, open, zoom);
    const [framesBefore, beforeMs] = [await framesOf(page), await gpuMs(browser)];
    await drag(page);
    const frames = (await framesOf(page)) - framesBefore;
    mustAgree(frames > 1, `the map drew ${frames} pictures while it was dragged`);
    const ours = ((await gpuMs(browser)) - beforeMs) / frames;
    say(`${name}: ${frames} pictures at full size, GPU process ${ours.toFixed(0)} ms each`);
    rows.push({
      bench: 'city-pan',
      size: `${size}, ${name}, ${VIEWPORT.width} × ${VIEWPORT.height}`,
      ours,
      peer: null,
      peerValue: null,
      unit: 'ms of GPU process/picture (software GL)',
      ratio: null,
      goal: null,
      met: null,
    });
  }
  return rows;
}

/** Loads the page anew: another zoom of the same page would bring along the tiles of the one before. */
async function lookAt(page: Page, { server, city }: OpenCity, zoom: number): Promise<void> {
  const [lon, lat] = middleOf(city);
  await page.goto('about:blank');
  await page.goto(`${server.url}/map#${zoom}/${lat}/${lon}`);
  await page.waitForSelector(READY);
  await page.waitForFunction(() => (globalThis.spiedMap?.drawn ?? 0) > 0);
  await page.waitForTimeout(SETTLE_MS);
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
