import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { launchBrowser, openPage } from '../../support/browser.ts';
import { READY } from '../../support/browser-bench.ts';

const ROOT = join(import.meta.dirname, '../../..');
const MB = 1024 * 1024;

/** The wall in a headless browser. */
export interface WallPage {
  /** JavaScript heap in MB, after the garbage was collected. */
  heapMb(): Promise<number>;
  close(): Promise<void>;
}

/** The server shows the built pages: they are made when there are none. */
export async function buildPages(): Promise<void> {
  if (existsSync(join(ROOT, 'build/client/index.html'))) return;
  await build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'error' });
}

export async function openWall(url: string): Promise<WallPage> {
  const browser = await launchBrowser();
  const page = await openPage(browser, { viewport: { width: 1920, height: 1080 } });
  await page.goto(`${url}/wall`);
  await page.waitForSelector(READY);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return {
    async heapMb() {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / MB;
    },
    close: () => browser.close(),
  };
}
