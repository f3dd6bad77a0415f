import type { TestProject } from 'vitest/node';
import { serveBrowser } from './browser.ts';
import { startServerProcess } from './server-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the demo server that all files of the run share. */
    readonly demoUrl: string;
    /** Where Playwright finds the browser that all files of the run share. */
    readonly browserEndpoint: string;
  }
}

/**
 * Before the browser tests of a run: one built server with its simulated demo, and one browser. Starting them and filling in
 * the simulated day costs more processor time than most files do.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = await serveBrowser();
  const server = await startServerProcess().catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  project.provide('demoUrl', server.url);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await server.dispose();
  };
}
