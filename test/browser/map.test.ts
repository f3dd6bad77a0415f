import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { MAP_LAYERS } from '../../client/map/layers/index.ts';
import { TOKENS } from '../../client/theme/tokens.ts';
import type { OfficerItem, TownItem } from '../../shared/http/district.ts';
import { seriousFindings } from '../support/axe.ts';
import { openBrowserBench, PHONE, READY, travel, type BrowserBench } from '../support/browser-bench.ts';
import { countColour, countDifferent, pixels, type Picture } from '../support/pixels.ts';

describe('the operations map in a browser', () => {
  let bench: BrowserBench;
  let page: Page;

  beforeAll(async () => {
    bench = await openBrowserBench();
    page = await bench.open();
  });
  afterAll(() => bench?.close());

  it('loads, says that it is live and that shapes, patrols and storage are not the real thing', async () => {
    await page.goto(`${bench.url}/`);
    await page.waitForSelector(READY);
    await page.getByRole('status').filter({ hasText: '实时' }).waitFor();
    for (const note of ['示意边界', '模拟巡查', '评估存储']) await page.getByText(note).first().waitFor();
    expect(page.url()).toContain('/map');
  });

  it('colours towns by zone class as the server computed it', async () => {
    const towns = await get<{ items: TownItem[] }>('/api/v1/towns');
    const classes = new Set(towns.items.map((town) => town.standing.zone!.value));
    const legend = page.getByRole('group', { name: '图例' });
    for (const [index, zone] of (['1A', '1B', '2A', '2B', '3'] as const).entries()) {
      const count = towns.items.filter((town) => town.standing.zone!.value === zone).length;
      const row = legend.getByRole('listitem').nth(index);
      await row.getByText(String(count), { exact: true }).waitFor();
    }
    expect(classes.size).toBeGreaterThan(2);
    await until(async () => (await colouredAreas(page)) >= 3);
  });

  it('changes the colours when grade is chosen, and keeps the choice in the URL', async () => {
    const before = await pixels(await mapPng(page));
    await page.getByText('考核等次', { exact: true }).first().click();
    await page.waitForURL(/colour=grade/);
    await until(async () => (await changed(before)) > 20_000);
    await page.getByText('区域类别', { exact: true }).first().click();
    await page.waitForURL((url) => !url.search.includes('colour='));
  });

  it('drills from the district into a town and a grid, says why, and comes back', async () => {
    const crumbs = page.getByRole('navigation', { name: '位置' }).getByRole('button');
    await page.getByRole('row').filter({ hasText: '郑港办事处' }).first().click();
    await page.waitForURL(/sel=town:410173401000/);
    await crumbs.filter({ hasText: '郑港办事处' }).waitFor();
    await page.getByRole('heading', { name: '郑港办事处' }).waitFor();

    const grids = await get<GeoJSON.FeatureCollection>('/api/v1/grids?town=410173401000');
    const code = (grids.features[0]!.properties as { code: string }).code;
    await page.keyboard.press('/');
    await page.keyboard.type(code);
    await page.getByRole('option', { name: code }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`sel=grid:${code}`));
    await page.getByText(code).first().waitFor();

    await page.goBack();
    await page.waitForURL(/sel=town:410173401000/);
    await crumbs.first().click();
    await page.waitForURL((url) => !url.search.includes('sel='));
  });

  it('draws an officer who moves, with the name beside it, while everything else is switched off', async () => {
    const officers = await untilSome(async () =>
      (await get<{ items: OfficerItem[] }>('/api/v1/officers')).items.filter(
        (one) => one.state === 'moving' && one.lon !== null,
      ),
    );
    const { lon, lat, name } = officers[0]!;
    const hidden = MAP_LAYERS.filter((layer) => layer.titleKey && layer.id !== 'officers').map((layer) => layer.id);
    await page.goto(`${bench.url}/map?hide=${hidden.join(',')}#15.5/${lat}/${lon}`);
    await page.waitForSelector(READY);
    await page.locator('.officer-names span').filter({ hasText: name }).waitFor();
    const before = await pixels(await mapPng(page));
    await until(async () => (await changed(before)) > 60);
  });

  it('draws where an officer has walked today, tells that looking is recorded, and forgets it with the selection', async () => {
    const [officer] = await untilSome(async () =>
      (await get<{ items: OfficerItem[] }>('/api/v1/officers')).items.filter((one) => one.state === 'moving'),
    );
    // A visitor sees what a leader sees, and no tracks.
    await page.request.post(`${bench.url}/api/v1/session`, { data: { demo: 'dispatcher' } });
    const hidden = MAP_LAYERS.filter((layer) => layer.titleKey).map((layer) => layer.id);
    await page.goto(`${bench.url}/map?sel=officer:${officer!.id}&hide=${hidden.join(',')}`);
    await page.waitForSelector(READY);
    await page.getByText('查看轨迹会被记录').waitFor();
    const accented = async () => countColour(await pixels(await mapPng(page)), TOKENS.dark.accent, 8);
    const before = await accented();
    const isDrawn = async () => (await accented()) > before + 200;
    await page.getByRole('combobox', { name: '查看目的' }).selectOption('dispatch');
    await page.getByRole('button', { name: '今日轨迹' }).click();
    await page.getByRole('status').filter({ hasText: '个定位' }).waitFor();
    await until(isDrawn);
    await page.getByRole('button', { name: '取消选择' }).click();
    await until(async () => !(await isDrawn()));
    await page.request.delete(`${bench.url}/api/v1/session`);
  });

  it('finds its words in English and its colours in light', async () => {
    await page.goto(`${bench.url}/map?lang=en&theme=light`);
    await page.waitForSelector(READY);
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
    await page.getByText('Schematic borders').first().waitFor();
  });

  it.each([
    ['/map', '示意边界'],
    ['/map?theme=light&lang=en', 'Schematic borders'],
    ['/map?sel=town:410173401000', '郑港办事处'],
  ])('has no serious accessibility finding on %s', async (path, shown) => {
    await travel(page, path);
    await page.getByText(shown).filter({ visible: true }).first().waitFor();
    await page.waitForSelector(READY);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('fits a phone: nothing wider than the screen, map and panel both there', async () => {
    await page.goto('about:blank');
    const phone = await bench.open(PHONE);
    await phone.goto(`${bench.url}/map`);
    await phone.waitForSelector(READY);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await phone.context().close();
  });

  it('printed no error and asked nobody else for anything', () => {
    expect({ errors: bench.errors, foreign: bench.foreign }).toEqual({ errors: [], foreign: [] });
  });

  /** How many pixels of the map are no longer as they were. */
  async function changed(before: Picture): Promise<number> {
    return countDifferent(before, await pixels(await mapPng(page)), 48);
  }

  async function get<T>(path: string): Promise<T> {
    return (await fetch(bench.url + path)).json() as Promise<T>;
  }
});

function mapPng(page: Page): Promise<Buffer> {
  return page.locator(READY).screenshot();
}

/** How many colours cover more than a few thousand pixels, the ground aside: fills are translucent, so exact values are not compared. */
async function colouredAreas(page: Page): Promise<number> {
  const image = await pixels(await mapPng(page));
  const buckets = new Map<string, number>();
  for (let at = 0; at < image.rgba.length; at += 4) {
    const key = [image.rgba[at]!, image.rgba[at + 1]!, image.rgba[at + 2]!].map((channel) => channel >> 4).join();
    buckets.set(key, (buckets.get(key) ?? 0) + 1);
  }
  const large = [...buckets.values()].filter((count) => count > 3_000).length;
  const ground = countColour(image, '#0B1220', 16) > 3_000 ? 1 : 0;
  return large - ground;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 300));
}

async function untilSome<T>(find: () => Promise<readonly T[]>): Promise<readonly T[]> {
  let found: readonly T[] = [];
  await until(async () => (found = await find()).length > 0);
  return found;
}
