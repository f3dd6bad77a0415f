import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { collectErrors, collectForeignRequests, launchBrowser, openPage } from './browser.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';

/** The map has drawn everything that it was given. */
export const READY = '[data-map-state="ready"]';

/** The built server, a browser, and one page of it that is listened to. */
export interface BrowserBench {
  readonly server: ServerProcess;
  readonly browser: Browser;
  readonly page: Page;
  /** What the page printed or threw so far. */
  readonly errors: readonly string[];
  /** What the page asked of others than the server so far. */
  readonly foreign: readonly string[];
  close(): Promise<void>;
}

export async function openBrowserBench(
  viewport: NonNullable<BrowserContextOptions['viewport']>,
  environment: Readonly<Record<string, string>> = {},
): Promise<BrowserBench> {
  const server = await startServerProcess(environment);
  const browser = await launchBrowser();
  const page = await openPage(browser, { viewport });
  return {
    server,
    browser,
    page,
    errors: collectErrors(page),
    foreign: collectForeignRequests(page, server.url),
    async close() {
      await browser.close();
      await server.dispose();
    },
  };
}
