import { launchBrowser, openPage } from '../../support/browser.ts';
import { READY } from '../../support/browser-bench.ts';
import { heldBytes } from './heap-objects.ts';

const MB = 1024 * 1024;

/** The wall in a headless browser. */
export interface WallPage {
  /** JavaScript heap in MB, after the garbage was collected. */
  heapMb(): Promise<number>;
  /** Of it what its scripts hold, MB, without what V8 has compiled of them. Takes seconds. */
  heldMb(): Promise<number>;
  close(): Promise<void>;
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
    async heldMb() {
      const parts: string[] = [];
      const take = ({ chunk }: { readonly chunk: string }) => void parts.push(chunk);
      session.on('HeapProfiler.addHeapSnapshotChunk', take);
      await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
      session.off('HeapProfiler.addHeapSnapshotChunk', take);
      return heldBytes(parts.join('')) / MB;
    },
    close: () => browser.close(),
  };
}
