import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { collectErrors, collectForeignRequests, openPage } from './browser.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';

/** The map has drawn everything that it was given. */
export const READY = '[data-map-state="ready"]';

type Environment = Parameters<typeof startServerProcess>[0];

/**
 * A built server and a browser, for one file of browser tests. Closing it closes the pages of this file and leaves the
 * browser to the others.
 *
 * ```ts
 * let bench: BrowserBench;
 * beforeAll(async () => {
 *   bench = await openBrowserBench();
 * });
 * afterAll(() => bench?.close());
 *
 * it('…', async () => {
 *   const desk = await bench.enterAs('dispatcher');
 *   await desk.goto(`${bench.url}/cases`);
 *   …
 *   await desk.context().close();
 * });
 * it('printed no error and asked nobody else for anything', () => {
 *   expect([bench.errors, bench.foreign]).toEqual([[], []]);
 * });
 * ```
 */
export interface BrowserBench {
  readonly url: string;
  readonly browser: Browser;
  /** A page in a context of its own, that of a stranger on a desk unless told otherwise, that is listened to. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** The same, signed in as somebody of the demo, of a town where the role is of one. */
  enterAs(demo: string, options?: BrowserContextOptions, town?: string): Promise<Page>;
  /** What its pages printed or threw so far. */
  readonly errors: readonly string[];
  /** What its pages asked of others than the server so far. */
  readonly foreign: readonly string[];
  close(): Promise<void>;
}

/** A bench whose server can be stopped and started. */
export interface OwnBench extends BrowserBench {
  readonly server: ServerProcess;
}

export const DESK = { viewport: { width: 1440, height: 900 } } as const;
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

/**
 * A bench over the demo server that all files share: the shipped district, officers who walk, cases that come and go. Look,
 * and act on what the test made itself: others do so meanwhile. Tests that need an empty desk, other settings or a restart
 * take `openOwnBench`.
 */
export async function openBrowserBench(): Promise<BrowserBench> {
  return benchOf(inject('demoUrl'), await connectBrowser());
}

/**
 * A bench over a server of its own with an empty store, in the settings given. It costs as much as several tests do, and much
 * more with a simulator, which `JINGGE_SIMULATOR: '0'` leaves out.
 */
export async function openOwnBench(environment: Environment, isFirstStart = false): Promise<OwnBench> {
  const server = await startServerProcess(environment, isFirstStart);
  const bench = benchOf(server.url, await connectBrowser());
  return {
    ...bench,
    server,
    async close() {
      await bench.close();
      await server.dispose();
    },
  };
}

/** The browser of the run. Closing it closes what was opened through this connection, and nothing else. */
function connectBrowser(): Promise<Browser> {
  return chromium.connect(inject('browserEndpoint'));
}

function benchOf(url: string, browser: Browser): BrowserBench {
  const errors: string[] = [];
  const foreign: string[] = [];
  const open = async (options: BrowserContextOptions = {}) => {
    const page = await openPage(browser, { ...DESK, ...options });
    collectErrors(page, errors);
    collectForeignRequests(page, url, foreign);
    return page;
  };
  return {
    url,
    browser,
    errors,
    foreign,
    open,
    async enterAs(demo, options, town) {
      const page = await open(options);
      const answer = await page.request.post(`${url}/api/v1/session`, { data: town ? { demo, town } : { demo } });
      if (!answer.ok()) throw new Error(`${demo} was not let in: ${await answer.text()}`);
      return page;
    },
    close: () => browser.close(),
  };
}

/**
 * Goes to another address of the application that is open, the way back and forward do: the page stays, and follows. A page
 * with a map costs three to eight seconds of processor time to load, and a tenth of that to follow.
 */
export function travel(page: Page, path: string): Promise<void> {
  return page.evaluate((to) => {
    // A field that had the focus would take the keys that are meant for the page.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  }, path);
}
