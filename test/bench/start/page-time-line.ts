import type { Page } from 'playwright-core';

/** Marks that the page leaves in its User Timing, in the order in which they are to come. */
const MARKS = ['page', 'district', 'map-load', 'map-drawn', 'officers-moving'] as const;
type PageMark = (typeof MARKS)[number];

/** What happened in a page, ms since 1970, with what it cost. */
export interface PageTimeLine {
  readonly navigated: number;
  /** First byte of the HTML that stayed. */
  readonly html: number;
  readonly firstPaint: number;
  readonly marks: Readonly<Record<PageMark, number>>;
  readonly requests: number;
  readonly bytes: number;
  /** Processor time of the page's main thread until now, ms. */
  readonly mainThreadMs: number;
}

/** Opens an address until it is answered with a page, and waits until the map is drawn and an officer moves on it. */
export async function openedUntilMoving(page: Page, url: string): Promise<PageTimeLine> {
  const thread = await page.context().newCDPSession(page);
  await thread.send('Performance.enable', { timeDomain: 'threadTicks' });
  const navigated = Date.now();
  while (!(await page.goto(url, { waitUntil: 'commit' }).catch(() => null)));
  await page.waitForFunction(
    (names) => names.every((name) => performance.getEntriesByName(name).length > 0),
    ['jingge:map-drawn', 'jingge:officers-moving'],
  );
  const { metrics } = await thread.send('Performance.getMetrics');
  const { timeOrigin, entries } = await page.evaluate(() => ({
    timeOrigin: performance.timeOrigin,
    entries: performance.getEntries().map((entry) => entry.toJSON() as Partial<PerformanceResourceTiming>),
  }));
  const at = (name: string) => timeOrigin + (entries.find((entry) => entry.name === name)?.startTime ?? Number.NaN);
  const loaded = entries.filter(({ entryType }) => entryType === 'navigation' || entryType === 'resource');
  return {
    navigated,
    html: timeOrigin + loaded.find(({ entryType }) => entryType === 'navigation')!.responseStart!,
    firstPaint: at('first-contentful-paint'),
    marks: Object.fromEntries(MARKS.map((name) => [name, at(`jingge:${name}`)])) as Record<PageMark, number>,
    requests: loaded.length,
    bytes: loaded.reduce((sum, { transferSize }) => sum + transferSize!, 0),
    mainThreadMs: metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000,
  };
}
