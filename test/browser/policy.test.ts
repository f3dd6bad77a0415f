import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { PolicyDetail, PolicyList } from '../../shared/http/endpoints/policies.ts';
import { seriousFindings } from '../support/axe.ts';
import { openPage } from '../support/browser.ts';
import { DESK, openBrowserBench, PHONE, READY, type BrowserBench } from '../support/browser-bench.ts';

describe('the policy page in a browser', () => {
  let bench: BrowserBench;
  let page: Page;

  beforeAll(async () => {
    bench = await openBrowserBench();
    page = await bench.open();
  });
  afterAll(() => bench?.close());

  it('opens from the map with every document, and says which are in force here', async () => {
    await page.goto(`${bench.url}/map`);
    await page.waitForSelector(READY);
    await page.getByRole('navigation', { name: '页面' }).getByRole('link', { name: '政策' }).click();
    const documents = page.getByRole('navigation', { name: '政策文件' }).getByRole('link');
    await documents.first().waitFor();
    const { items } = await get<PolicyList>('/api/v1/policies');
    const shown = await documents.allInnerTexts();
    expect(shown).toHaveLength(items.length);
    items.forEach(({ document, use }, at) => {
      expect(shown[at]).toContain(document.title.zh);
      expect(shown[at]).toContain(use === null ? '本区不适用' : use.basis === 'clause' ? '本区执行' : '本区假定适用');
    });
  });

  it('finds 综合得分 with the keyboard alone and opens it', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('综合得分');
    await page.waitForURL(/q=/);
    const hits = page.getByRole('listbox', { name: '搜索结果' }).getByRole('option');
    await hits.filter({ hasText: '区域类别综合得分下限' }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(/key=zoning\.lowerBounds/);
    const card = page.getByRole('article', { name: '区域类别综合得分下限' });
    await card.getByText('≥ 60 分').waitFor();
    await page.goBack();
    await page.waitForURL(/q=/);
    await hits.first().waitFor();
  });

  it('opens a link to one parameter where it stands, with clause, basis and rule', async () => {
    await page.goto(`${bench.url}/policy?pack=zhenggang-2026&key=zoning.weights`);
    const card = page.getByRole('article', { name: '综合得分各因素权重' });
    await card.waitFor();
    expect(await card.getAttribute('data-chosen')).toBe('true');
    await card.getByText('假定', { exact: true }).waitFor();
    await card.getByText(/ZON-2/).waitFor();
    const box = (await card.boundingBox())!;
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeLessThan(900);
    const { parameters } = await get<PolicyDetail>('/api/v1/policies/zhenggang-2026');
    const weights = parameters.find(({ key }) => key === 'zoning.weights')!.value as Record<string, number>;
    for (const weight of Object.values(weights)) await card.getByText(`${weight} 分`).first().waitFor();
  });

  it('states each rule in the language of the screen, and finds its sentence', async () => {
    const card = page.locator('#p-zoning\\.lowerBounds');
    await page.goto(`${bench.url}/policy?pack=zhenggang-2026&key=zoning.lowerBounds`);
    await card.getByText('规则 ZON-1 类别界限').waitFor();
    await card.getByText('60分为一类A，59.99分为一类B').waitFor();
    await page.goto(`${bench.url}/policy?pack=zhenggang-2026&key=zoning.lowerBounds&lang=en`);
    await card.getByText('Rule ZON-1 Bounds').waitFor();
    await card.getByText('60 is 1A, 59.99 is 1B').waitFor();
    expect(await card.getByText('59.99分为').count()).toBe(0);
    await page.goto(`${bench.url}/policy?lang=zh&q=${encodeURIComponent('下限属于较高类别')}`);
    await page.locator('.hits').getByText('区域类别综合得分下限').first().waitFor();
  });

  it('narrows to a place of the outline and says when a place holds no number', async () => {
    await page.goto(`${bench.url}/policy?pack=zhenggang-2026`);
    const outline = page.getByRole('navigation', { name: '文件结构' });
    await outline
      .getByRole('link', { name: /区域划分$|区域划分 \d/ })
      .last()
      .click();
    await page.waitForURL(/section=/);
    await page.getByRole('article', { name: '区域类别综合得分下限' }).waitFor();
    await page.getByRole('article', { name: '综合得分各因素权重' }).waitFor({ state: 'detached' });
    await outline.getByRole('link', { name: /法治规范原则/ }).click();
    await page.getByText('这一节没有数值或清单').waitFor();
  });

  it('shows where documents do not agree, in the words of each', async () => {
    await page.goto(`${bench.url}/policy?pack=zhengzhou-2018&section=${encodeURIComponent('二（一）5')}`);
    const conflict = page.getByText('施工围挡广告：2012年禁止，2018年以公益性为主');
    await conflict.click();
    await page.getByText('禁止利用施工围挡发布广告').first().waitFor();
  });

  it('is honest about links to what is not there, refusals and a server that does not answer', async () => {
    await page.goto(`${bench.url}/policy?pack=nobody-2020`);
    await page.getByRole('heading', { name: '没有“nobody-2020”这份文件' }).waitFor();
    const other = await openPage(bench.browser, DESK);
    // Without a link nothing is read again by itself, so that the button is what reads again.
    await other.routeWebSocket('**/socket.io/**', (socket) => void socket.close());
    await other.route('**/api/v1/policies', (route) =>
      route.fulfill({ status: 403, contentType: 'application/problem+json', body: '{"code":"forbidden"}' }),
    );
    await other.goto(`${bench.url}/policy`);
    await other.getByRole('heading', { name: '没有查看政策的权限' }).waitFor();
    await other.unroute('**/api/v1/policies');
    await other.route('**/api/v1/policies', (route) => route.abort());
    await other.reload();
    await other.getByRole('heading', { name: '连不上服务器' }).waitFor();
    await other.unroute('**/api/v1/policies');
    await other.getByRole('button', { name: '重试' }).click();
    await other.locator('.document-head').waitFor();
    await other.context().close();
  });

  it('is where a part of a town’s score leads to', async () => {
    await page.goto(`${bench.url}/map?sel=town:410173401000`);
    await page.waitForSelector(READY);
    await page.getByRole('link', { name: '常住人口规模' }).click();
    await page.waitForURL(/\/policy\?.*key=zoning\.weights/);
    await page.getByRole('article', { name: '综合得分各因素权重' }).waitFor();
  });

  it.each([
    '/policy',
    '/policy?theme=light&lang=en&pack=zhengzhou-grid-2012',
    '/policy?q=98',
    `/policy?pack=zhengzhou-2018&section=${encodeURIComponent('二（一）1')}&theme=light`,
  ])('has no serious accessibility finding on %s', async (path) => {
    await page.goto(bench.url + path);
    await page.locator('.document-head, .hits li').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('fits a phone', async () => {
    const phone = await bench.open(PHONE);
    for (const pack of ['zhenggang-2026', 'zhengzhou-2018', 'zhengzhou-grid-2012']) {
      await phone.goto(`${bench.url}/policy?pack=${pack}`);
      await phone.locator('.document-head').waitFor();
      expect(await phone.evaluate(() => document.querySelector('.policy-main')!.scrollWidth)).toBeLessThanOrEqual(390);
    }
    await phone.context().close();
  });

  it('printed no error and asked nobody else for anything', () => {
    expect({ errors: bench.errors, foreign: bench.foreign }).toEqual({ errors: [], foreign: [] });
  });

  async function get<T>(path: string): Promise<T> {
    return (await fetch(bench.url + path)).json() as Promise<T>;
  }
});
