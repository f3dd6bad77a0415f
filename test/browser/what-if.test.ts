import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { MAP_LAYERS } from '../../client/map/layers/index.ts';
import type { AnswerOf } from '../../shared/http/endpoint.ts';
import type { getZoning } from '../../shared/http/endpoints/zoning.ts';
import { whatIfZones } from '../../shared/zoning/what-if-zones.ts';
import { ZONE_CLASSES } from '../../shared/zoning/zoning-policy.ts';
import { seriousFindings } from '../support/axe.ts';
import { openBrowserBench, PHONE, READY, travel, type BrowserBench } from '../support/browser-bench.ts';
import { countDifferent, pixels, type Picture } from '../support/pixels.ts';

/** Weights that change the class of several towns. */
const TRIED = { residents: 10, builtUpArea: 80, mainAreaShare: 10 };
/** Only the fills, always from the same place: what differs is colour. */
const STILL = `hide=${MAP_LAYERS.filter(({ titleKey, id }) => titleKey && id !== 'towns')
  .map(({ id }) => id)
  .join(',')}`;
const PLACE = '#10.2/34.484/113.865';
/** The middle of the map, free of cards at 1440 × 900. */
const MIDDLE = { x: 330, y: 140, width: 560, height: 680 };

describe('ZON-8 zone weights tried on the map', () => {
  let bench: BrowserBench;
  let page: Page;
  const sent: string[] = [];

  beforeAll(async () => {
    bench = await openBrowserBench();
    page = await bench.open();
    page.on('request', (request) => {
      if (request.method() !== 'GET' && request.url().includes('/api/')) sent.push(request.url());
    });
  });
  afterAll(() => bench?.close());

  it('ZON-8 recolours the towns, says so, counts as the server would, and Escape brings the classes in force back', async () => {
    await page.goto(`${bench.url}/map?${STILL}${PLACE}`);
    await page.waitForSelector(READY);
    const inForce = await settledMiddle();
    await page.goto(`${bench.url}/map?weights=10,80,10&${STILL}${PLACE}`);
    await page.waitForSelector(READY);
    await page.getByRole('status').filter({ hasText: '地图颜色不是现行类别' }).waitFor();
    await until(async () => countDifferent(inForce, await middle(), 24) > 5_000);
    expect(await legendCounts()).toEqual(await expectedCounts());
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.search.includes('weights='));
    await until(async () => countDifferent(inForce, await middle(), 24) < 200);
    await page.locator('.what-if').waitFor({ state: 'detached' });
    await page.locator('.what-if-banner').waitFor({ state: 'detached' });
  });

  it('moves by keyboard with the weights at 100 together, lists who changes class, keeps it in the URL, and resets', async () => {
    await page.getByRole('button', { name: '权重试算' }).click();
    const fields = page.locator('.weight input[type=number]');
    await fields.first().waitFor();
    await page.waitForURL(/weights=40,30,30/);
    const started = await settledMiddle();
    await page.getByRole('slider', { name: '建成区面积的权重' }).focus();
    await page.keyboard.press('End');
    await page.waitForURL(/weights=0,100,0/);
    await until(async () => countDifferent(started, await middle(), 24) > 5_000);
    await page.locator('.trial-moves li').first().waitFor();
    await fields.nth(1).fill('33');
    const values = await fields.evaluateAll((all) => all.map((one) => Number((one as HTMLInputElement).value)));
    expect(values[1]).toBe(33);
    expect(values.reduce((sum, value) => sum + value, 0)).toBe(100);
    await page.getByRole('button', { name: '恢复现用权重' }).click();
    await page.waitForURL(/weights=40,30,30/);
    await until(async () => countDifferent(started, await middle(), 24) < 200);
    await page.getByText('考核等次', { exact: true }).first().click();
    await page.waitForURL((url) => !url.search.includes('weights='));
    expect(sent).toEqual([]);
  });

  it.each(['/map?weights=10,80,10', '/map?weights=10,80,10&theme=light&lang=en'])(
    'has no serious accessibility finding on %s',
    async (path) => {
      await travel(page, path);
      await page.waitForSelector(READY);
      await page.locator('.trial-moves li').first().waitFor();
      expect(await seriousFindings(page)).toEqual([]);
    },
  );

  it('shows what is behind a grade, a class, the people and the funds of a town, without serious findings', async () => {
    await travel(page, '/map?sel=town:410173204000');
    await page.getByRole('tab', { name: '评定' }).click();
    await page.getByRole('button', { name: /^结案率/ }).click();
    await page.getByText('结案 + 超期未结案').filter({ visible: true }).waitFor();
    await page.getByText('约谈', { exact: true }).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '看本单位现在超期的案件' }).click();
    await page.getByText(/只看超期案件/).waitFor();
    await page.getByRole('tab', { name: '评定' }).click();
    await page.locator('.evidence-subject').getByText('区域类别').click();
    await page.locator('.evidence-history').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('tab', { name: '保障' }).click();
    await page.getByText('归集为专项行动机动经费').waitFor();
    await page.getByText('试算：本年度考核尚未完成').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('fits a phone: map above, sliders below, nothing wider than the screen', async () => {
    await page.goto('about:blank');
    const phone = await bench.open(PHONE);
    await phone.goto(`${bench.url}/map?weights=10,80,10`);
    await phone.locator('.weight input[type=range]').last().waitFor();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const panel = await phone.locator('.what-if').boundingBox();
    expect(panel!.y).toBeGreaterThan(844 * 0.45);
    await phone.context().close();
  });

  it('printed no error and asked nobody else for anything', () => {
    expect({ errors: bench.errors, foreign: bench.foreign }).toEqual({ errors: [], foreign: [] });
  });

  async function middle(): Promise<Picture> {
    return pixels(await page.screenshot({ clip: MIDDLE }));
  }

  /** The middle of the map once two looks are the same and it has colours. */
  async function settledMiddle(): Promise<Picture> {
    let last = await middle();
    await until(async () => {
      const next = await middle();
      const isSame = countDifferent(last, next, 24) === 0;
      last = next;
      return isSame && coloured(next) > 20_000;
    });
    return last;
  }

  function coloured({ rgba }: Picture): number {
    let count = 0;
    for (let at = 0; at < rgba.length; at += 4) if (Math.abs(rgba[at]! - rgba[at + 1]!) > 40) count++;
    return count;
  }

  async function legendCounts(): Promise<number[]> {
    const numbers = page.getByRole('group', { name: '图例' }).getByRole('list').first().locator('b');
    return (await numbers.allTextContents()).map(Number);
  }

  async function expectedCounts(): Promise<number[]> {
    const answer = (await (await fetch(`${bench.url}/api/v1/zoning`)).json()) as AnswerOf<typeof getZoning>;
    const tried = whatIfZones(answer.items, answer.rules!, { weights: TRIED });
    return ZONE_CLASSES.map((zone) => tried.filter(({ after }) => after?.value === zone).length);
  }
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 300));
}
