import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser, openPage } from '../test/support/browser.ts';
import { startServerProcess } from '../test/support/server-process.ts';

/**
 * `npm run screenshots` (after `npm run build`): the pictures of the README, taken from this build with the demonstration
 * district once its simulated day is filled in.
 */
const FOLDER = join(import.meta.dirname, '../docs/images');
const READY = '[data-map-state="ready"]';
const POLL_MS = 2_000;
/** Let officers glide and labels settle after the map is ready. */
const SETTLE_MS = 4_000;

const PICTURES = [
  { name: 'wall', path: '/wall', width: 1920, height: 1080 },
  {
    name: 'map-town',
    path: '/map?colour=coverage&sel=town:410173401000#12.2/34.5516/113.8095',
    width: 1440,
    height: 900,
  },
] as const;

mkdirSync(FOLDER, { recursive: true });
const server = await startServerProcess();
const browser = await launchBrowser();
try {
  await untilDayIsFilled();
  for (const { name, path, width, height } of PICTURES) {
    const page = await openPage(browser, { viewport: { width, height } });
    await page.goto(server.url + path);
    await page.waitForSelector(READY);
    await page.waitForTimeout(SETTLE_MS);
    await page.screenshot({ path: join(FOLDER, `${name}.png`) });
    console.log(`docs/images/${name}.png`);
    await page.context().close();
  }
} finally {
  await browser.close();
  await server.dispose();
}

/** The simulator delivers the day so far in the background; it is done when walked cells stop rising quickly. */
async function untilDayIsFilled(): Promise<void> {
  let before = -1;
  for (;;) {
    const answer = await fetch(`${server.url}/api/v1/coverage`);
    const { totals } = (await answer.json()) as { totals: { visitedCells: number } };
    if (before >= 0 && totals.visitedCells > 0 && totals.visitedCells - before < totals.visitedCells * 0.001) return;
    before = totals.visitedCells;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS * 3));
  }
}
