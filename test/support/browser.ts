import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type BrowserServer,
  type LaunchOptions,
  type Page,
} from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-gl=angle',
  '--enable-unsafe-swiftshader',
];

/** The system's Chromium, headless, with software GL. Throws one clear sentence when there is none. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions('swiftshader'));
}

/**
 * The same for several processes, which reach it by its endpoint. Software GL draws the maps alone: what lies around them is
 * painted without it, which takes a third off what a page with a map costs.
 */
export function serveBrowser(): Promise<BrowserServer> {
  return chromium.launchServer(launchOptions('swiftshader-webgl'));
}

function launchOptions(angle: string): LaunchOptions {
  return { executablePath: chromiumPath(), args: [...FLAGS, `--use-angle=${angle}`] };
}

function chromiumPath(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = [
    process.env['CHROMIUM_PATH'],
    ...['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) => folders.map((folder) => join(folder, name))),
  ].find((path) => path && existsSync(path));
  if (!found) throw new Error('No Chromium found: install Debian package "chromium" or set CHROMIUM_PATH.');
  return found;
}

/** Waits are ended by what is waited for; this only ends a wait that will never be. */
const NEVER_MS = 170_000;

/** A page in a context of its own, which ends with `page.context().close()`. */
export async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(NEVER_MS);
  return context.newPage();
}

/** Errors a page printed or threw; tests expect none. */
export function collectErrors(page: Page, errors: string[] = []): string[] {
  page.on('pageerror', (error) => errors.push(`${error.name}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}

/** Requests that left the machine; tests expect none. */
export function collectForeignRequests(page: Page, origin: string, foreign: string[] = []): string[] {
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url) && !url.startsWith(origin.replace('http', 'ws')))
      foreign.push(url);
  });
  return foreign;
}
