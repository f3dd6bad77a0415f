import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { seriousFindings } from '../support/axe.ts';
import { openOwnBench, READY, type OwnBench } from '../support/browser-bench.ts';

describe('the wall in a browser', () => {
  let bench: OwnBench;
  let page: Page;

  beforeAll(async () => {
    bench = await openOwnBench({});
    page = await bench.open({ viewport: { width: 1920, height: 1080 } });
    await page.goto(`${bench.url}/wall`);
    await page.waitForSelector(READY);
  });
  afterAll(() => bench?.close());

  it('shows six figures, a live link, the notes and a tour that follows the worst town', async () => {
    await page.getByRole('status').filter({ hasText: '实时' }).waitFor();
    expect(await page.locator('.wall-figure').count()).toBe(6);
    for (const note of ['示意边界', '模拟巡查', '评估存储'])
      expect(await page.locator('.wall-weather').innerText()).toContain(note);
    await page.locator('.wall-touring', { hasText: '轮巡' }).waitFor();
    await page.locator('.wall-towns li.on-tour').waitFor();
  });

  it('says the same figure as the server for grids that nobody walked', async () => {
    await page.waitForFunction(async () => {
      const shown = Number(document.querySelector('[data-figure="今日未巡网格"] b')?.textContent?.replace(/\D/g, ''));
      const answer = (await (await fetch('/api/v1/coverage')).json()) as { totals: { empty: number } };
      return shown === answer.totals.empty;
    });
  });

  it('names no officer', async () => {
    const { items } = (await (await fetch(`${bench.url}/api/v1/officers`)).json()) as {
      items: { name: string }[];
    };
    const text = await page.locator('.wall').innerText();
    expect(items.filter((officer) => text.includes(officer.name))).toEqual([]);
  });

  it.each([
    [1920, 1080],
    [3840, 2160],
    [3840, 1080],
  ])('fits %i × %i without scrolling, and nothing is under 20 px at 1080p', async (width, height) => {
    await page.setViewportSize({ width, height });
    const found = await page.evaluate((scale) => {
      const wall = document.querySelector('.wall')!;
      const small = [...wall.querySelectorAll('*')]
        .filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent?.trim()))
        .filter((node) => parseFloat(getComputedStyle(node).fontSize) < 19.9 * scale)
        .map((node) => node.className);
      return { small, wide: document.documentElement.scrollWidth, high: document.documentElement.scrollHeight };
    }, height / 1080);
    expect(found).toEqual({ small: [], wide: width, high: height });
    await page.waitForSelector(`[data-map-enlargement="${height / 1080}"]${READY}`);
    await page.setViewportSize({ width: 1920, height: 1080 });
  });

  it('stands still after a touch and says when it goes on', async () => {
    await page.mouse.click(960, 500);
    await page.locator('.wall-touring', { hasText: '已暂停' }).waitFor();
  });

  it('comes back by itself from a lost WebGL context', async () => {
    await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.wall-map canvas')!;
      canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
    });
    await page.waitForSelector('[data-map-state="ready"][data-context-losses="1"]');
  });

  it('greys itself when the server goes, and lives again when it is back, without a hand on it', async () => {
    await bench.server.stop();
    await page.locator('.wall[data-stale="true"]').waitFor();
    await page.locator('.wall-banner').waitFor();
    await bench.server.start();
    await page.locator('.wall[data-stale="false"]').waitFor();
    await page.getByRole('status').filter({ hasText: '实时' }).waitFor();
  });

  it('has no serious accessibility finding', async () => {
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('threw no error and asked nobody else for anything', () => {
    const whileServerWasAway = /ERR_CONNECTION_REFUSED|WebSocket connection|Failed to load resource|net::/;
    const contextWasTaken = /CONTEXT_LOST|context lost/i;
    expect({
      errors: bench.errors.filter((text) => !whileServerWasAway.test(text) && !contextWasTaken.test(text)),
      foreign: bench.foreign,
    }).toEqual({ errors: [], foreign: [] });
  });
});
