import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserBench, READY, type BrowserBench } from '../support/browser-bench.ts';

/** Pages with what they show when they are there, by who opens them. */
const PAGES: Readonly<Record<string, readonly (readonly [path: string, shown: string])[]>> = {
  dispatcher: [
    ['/map', READY],
    ['/wall', 'canvas'],
    ['/policy', 'main'],
    ['/account', 'main'],
    ['/cases', 'main'],
    ['/rates', 'main'],
  ],
  'system-admin': [['/admin/accounts', 'main']],
  'audit-admin': [['/admin/audit', 'main']],
  'district-office': [['/admin/displays', 'main']],
};

interface Violation {
  readonly effectiveDirective: string;
  readonly blockedURI: string;
  readonly sourceFile: string;
  readonly sample: string;
}
declare global {
  interface Window {
    violations: Violation[];
  }
}

describe('ACC-61 the content policy in a browser', () => {
  let bench: BrowserBench;
  let page: Page;
  beforeAll(async () => {
    bench = await openBrowserBench();
    page = await bench.open({ viewport: { width: 1600, height: 900 } });
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, sample }) => {
        window.violations.push({ effectiveDirective, blockedURI, sourceFile, sample });
      });
    });
  });
  afterAll(() => bench?.close());

  const violations = () => page.evaluate(() => window.violations);

  it('ACC-61 is broken by no page of ours', async () => {
    for (const [role, pages] of Object.entries(PAGES)) {
      await page.goto(`${bench.url}/sign-in`);
      await page.locator(`[data-role="${role}"]`).waitFor();
      // Signing in leads to another page, which takes the list of this one with it.
      expect(await violations(), '/sign-in').toEqual([]);
      await page.locator(`[data-role="${role}"]`).click();
      await page.waitForURL((url) => url.pathname !== '/sign-in');
      for (const [path, shown] of pages) {
        await page.goto(`${bench.url}${path}`);
        await page.locator(shown).first().waitFor();
        await page.evaluate(() => document.fonts.ready);
        expect(await violations(), `${path} as ${role}`).toEqual([]);
      }
    }
  });

  it('ACC-61 lets tables have their styles, and a page that was injected none', async () => {
    await page.goto(`${bench.url}/sign-in`);
    await page.locator('[data-role="finance"]').click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    await page.goto(`${bench.url}/finance`);
    const table = page.locator('.ant-table').first();
    await table.waitFor();
    expect(await table.evaluate((node) => getComputedStyle(node.querySelector('th')!).position)).not.toBe('');
    const styles = await page.evaluate(() =>
      [...document.querySelectorAll('style')].map((style) => ({
        nonce: style.nonce !== '',
        rules: style.sheet?.cssRules.length ?? 0,
      })),
    );
    expect(styles.length).toBeGreaterThan(0);
    // antd also writes the variables of its own theme, which nothing here uses, without the nonce: they stay out.
    expect(styles.filter(({ nonce, rules }) => nonce !== rules > 0)).toEqual([]);
    expect(styles.filter(({ nonce }) => nonce).length).toBeGreaterThan(3);
    const injected = await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body { outline: 3px solid red }';
      document.head.append(style);
      document.body.setAttribute('style', 'opacity: 0.5');
      const { outlineStyle, opacity } = getComputedStyle(document.body);
      return { outlineStyle, opacity };
    });
    expect(injected).toEqual({ outlineStyle: 'none', opacity: '1' });
  });
});
