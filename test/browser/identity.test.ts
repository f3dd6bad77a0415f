import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import { DESK, openBrowserBench, READY, type BrowserBench } from '../support/browser-bench.ts';

const PHONE = { viewport: { width: 390, height: 844 } };

describe('identities of a demo in a browser', () => {
  let bench: BrowserBench;

  beforeAll(async () => {
    bench = await openBrowserBench();
  });
  afterAll(() => bench?.close());

  /** Opens a page of its own as a role, by a press on the sign-in page. */
  async function enterAs(role: string, wanted = ''): Promise<Page> {
    const page = await bench.open();
    await page.goto(`${bench.url}/sign-in${wanted === '' ? '' : `?next=${encodeURIComponent(wanted)}`}`);
    await page.locator(`[data-role="${role}"]`).click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    await rail(page).first().waitFor();
    return page;
  }

  const rail = (page: Page) => page.getByRole('navigation', { name: '页面' }).getByRole('link');
  /** What may be watched, once the towns are there. */
  const scopes = async (page: Page, awaited: string) => {
    const options = page.locator('.scope-switch option');
    await options.filter({ hasText: awaited }).waitFor({ state: 'attached' });
    return options.allTextContents();
  };
  const refusal = (page: Page, path: string) => page.evaluate((to) => fetch(to).then(({ status }) => status), path);

  it('shows four roles four screens, and refuses what the screen leaves out', async () => {
    const dispatcher = await enterAs('dispatcher', '/map');
    expect(await rail(dispatcher).allInnerTexts()).toEqual(['地图', '案件', '大屏', '比率', '政策', '轨迹']);
    expect(await scopes(dispatcher, '龙港办事处')).toHaveLength(16);
    expect(await refusal(dispatcher, '/api/v1/accounts')).toBe(403);

    const manager = await enterAs('town-manager');
    await manager.waitForURL(/scope=town:/);
    const town = new URL(manager.url()).searchParams.get('scope')!.slice('town:'.length);
    expect(await scopes(manager, '张庄办事处')).toEqual(['张庄办事处']);
    await manager.getByRole('complementary', { name: '演示身份' }).getByText('使用单位负责人 · 张庄办事处').waitFor();
    const officers = await manager.evaluate(() =>
      fetch('/api/v1/officers').then((answer) => answer.json() as Promise<{ items: { town: string }[] }>),
    );
    expect([...new Set(officers.items.map((officer) => officer.town))]).toEqual([town]);

    await Promise.all([dispatcher, manager].map((page) => page.context().close()));

    const finance = await enterAs('finance');
    await finance.waitForURL(/\/finance/);
    expect(await rail(finance).allInnerTexts()).toEqual(['资金', '政策']);
    await finance.goto(`${bench.url}/map`);
    await finance.getByRole('heading', { name: '“财政”没有实时地图' }).waitFor();
    await finance.getByText('派遣员', { exact: true }).waitFor();
    expect(await refusal(finance, '/api/v1/officers')).toBe(403);
    await finance.context().close();

    const auxiliary = await enterAs('auxiliary');
    await auxiliary.getByRole('complementary', { name: '演示身份' }).getByText('协管员 · 张庄办事处').waitFor();
    expect(await scopes(auxiliary, '张庄办事处')).toEqual(['张庄办事处']);
    expect(await refusal(auxiliary, '/api/v1/audit')).toBe(403);
    await auxiliary.context().close();
  });

  it('goes on to where one wanted to go, and says whom to ask where that does not open', async () => {
    const page = await enterAs('security-admin', '/admin/audit?action=session:');
    await page.waitForURL(/\/admin\/audit\?action=session/);
    await page.getByRole('table', { name: '审计记录' }).getByText('demo:security-admin').first().waitFor();
    await page.getByRole('button', { name: '核验链' }).click();
    await page.getByText(/完好：核验 \d+ 条/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.goto(`${bench.url}/policy`);
    await page.getByRole('heading', { name: '“安全管理员”看不到这一页' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('lays a sheet over the page when the session ends elsewhere, and goes on with what was typed', async () => {
    const page = await enterAs('dispatcher');
    await page.waitForSelector(READY);
    const other = await page.context().newPage();
    await other.goto(`${bench.url}/policy`);
    const search = other.getByRole('combobox', { name: '搜索政策' });
    await search.fill('综合得分');
    expect(await page.evaluate(() => fetch('/api/v1/session', { method: 'DELETE' }).then(({ status }) => status))).toBe(
      204,
    );
    const sheet = other.getByRole('dialog', { name: '登录已失效' });
    await sheet.waitFor();
    await page.getByRole('dialog', { name: '登录已失效' }).waitFor();
    await sheet.getByRole('button', { name: '以“派遣员”继续' }).click();
    await sheet.waitFor({ state: 'detached' });
    expect(await search.inputValue()).toBe('综合得分');
    await page.context().close();
  });

  it.each([
    ['desk', DESK, ''],
    ['phone, light, English', PHONE, '?theme=light&lang=en'],
  ])('has a sign-in page without serious findings (%s)', async (_, options, query) => {
    const page = await bench.open(options);
    await page.goto(`${bench.url}/sign-in${query}`);
    await page.locator('[data-role="town-manager"]:enabled').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const room = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(room).toBe(0);
    await page.context().close();
  });
});
