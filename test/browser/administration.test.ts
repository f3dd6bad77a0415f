import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import { openOwnBench, type OwnBench } from '../support/browser-bench.ts';
import { startOidcProvider, type OidcProvider } from '../support/oidc-provider.ts';

/** Devices, tickets, keys and single sign-on, each through the page of whoever keeps it, in a demo. */
describe('pages of administration in a browser', () => {
  let provider: OidcProvider;
  let bench: OwnBench;

  beforeAll(async () => {
    bench = await openOwnBench(async (url) => {
      const redirect = `${url}/api/v1/session/oidc/callback`;
      provider = await startOidcProvider(redirect);
      return {
        JINGGE_SIMULATOR: '0',
        JINGGE_OIDC_ISSUER: provider.issuer,
        JINGGE_OIDC_CLIENT_ID: provider.client.id,
        JINGGE_OIDC_CLIENT_SECRET: provider.client.secret,
        JINGGE_OIDC_REDIRECT: redirect,
      };
    });
  });
  afterAll(async () => {
    await bench?.close();
    await provider?.close();
  });

  /** A page of its own as a demo identity. */
  async function enterAs(role: string, path: string): Promise<Page> {
    const page = await bench.open();
    await page.goto(`${bench.url}/sign-in?next=${encodeURIComponent(path)}`);
    await page.locator(`[data-role="${role}"]:enabled`).click();
    await page.waitForURL((url) => url.pathname === path);
    await page.getByRole('navigation', { name: '页面' }).getByRole('link').first().waitFor();
    return page;
  }

  it('enrol a device for somebody found by name, give it another token, and revoke it', async () => {
    const page = await enterAs('town-manager', '/admin/devices');
    await page.getByRole('button', { name: '登记终端' }).click();
    const form = page.getByRole('region', { name: '登记终端' });
    await form.getByLabel('终端', { exact: true }).fill('tail-0001');
    expect(await form.getByRole('button', { name: '登记', exact: true }).isDisabled()).toBe(true);
    await form.getByRole('combobox', { name: '人员' }).fill('张庄');
    await form.getByRole('option').nth(1).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await seriousFindings(page)).toEqual([]);
    await form.getByRole('button', { name: '登记', exact: true }).click();
    const first = await page.locator('[data-once]').innerText();
    await page.getByRole('button', { name: '已填入终端' }).click();
    expect(await page.locator('[data-once]').count()).toBe(0);

    const card = page.getByRole('region', { name: 'tail-0001' });
    await card.getByRole('button', { name: '更换令牌…' }).click();
    await card.getByRole('button', { name: '更换令牌' }).click();
    expect(await page.locator('[data-once]').innerText()).not.toBe(first);
    await page.getByRole('button', { name: '已填入终端' }).click();
    await card.getByRole('button', { name: '吊销…' }).click();
    await page.keyboard.press('Escape');
    await card.getByRole('button', { name: '吊销…' }).click();
    await card.getByRole('button', { name: '吊销' }).click();
    await card.getByText('已吊销：重新登记后才能使用。').waitFor();
    await page.getByRole('combobox', { name: '状态' }).selectOption('revoked');
    await page.getByRole('row', { name: /tail-0001/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('take a ticket from its asking to the map, decided by somebody else, and tell who looked', async () => {
    const audit = await enterAs('audit', '/admin/tickets');
    await audit.getByRole('button', { name: '申请查阅' }).click();
    const form = audit.getByRole('region', { name: '申请查阅' });
    await form.getByRole('combobox', { name: '人员' }).fill('张庄');
    await form.getByRole('option').first().waitFor();
    await audit.keyboard.press('Enter');
    await form.getByLabel('从', { exact: true }).fill('2026-01-05T08:00');
    await form.getByLabel('到', { exact: true }).fill('2026-03-05T18:00');
    await form.getByText('结束要晚于开始，最长 31 天').waitFor();
    await form.getByLabel('到', { exact: true }).fill('2026-01-05T18:00');
    await form.getByRole('combobox', { name: '目的' }).selectOption('case-evidence');
    await form.getByLabel('理由').fill('核对案件当日的到场情况');
    expect(await seriousFindings(audit)).toEqual([]);
    await form.getByRole('button', { name: '提交申请' }).click();
    const ticket = (page: Page) => page.getByRole('list', { name: '查阅单' }).getByRole('listitem');
    await ticket(audit).getByText('待审批').waitFor();
    expect(await audit.getByRole('button', { name: '批准…' }).count()).toBe(0);

    const discipline = await enterAs('discipline', '/admin/tickets');
    await ticket(discipline).getByRole('button', { name: '批准…' }).click();
    await ticket(discipline).getByRole('button', { name: '批准' }).click();
    await ticket(discipline)
      .getByText(/有效至/)
      .waitFor();
    expect(await seriousFindings(discipline)).toEqual([]);

    await audit.reload();
    await ticket(audit).getByRole('button', { name: '在地图上看' }).click();
    await audit.waitForURL(/\/map\?sel=officer:/);
    await discipline.getByRole('tab', { name: '谁看了谁' }).click();
    await discipline.getByRole('row', { name: /案件取证/ }).waitFor();
    expect(await seriousFindings(discipline)).toEqual([]);
    await discipline.getByRole('tab', { name: '删除记录' }).click();
    // A server that just began has deleted nothing, or its first run is written.
    await discipline
      .getByRole('columnheader', { name: '删了什么' })
      .or(discipline.getByText('还没有清理过。'))
      .waitFor();
    await Promise.all([audit, discipline].map((page) => page.context().close()));
  });

  it('issue a key that is shown once, and revoke it', async () => {
    const page = await enterAs('security-admin', '/admin/keys');
    await page.getByText('还没有程序密钥').waitFor();
    await page.getByRole('button', { name: '发放密钥' }).click();
    const form = page.getByRole('region', { name: '发放密钥' });
    await form.getByLabel('用途').fill('12345 热线平台');
    await form.getByRole('checkbox', { name: /读取公众上报/ }).check();
    await form.getByRole('button', { name: '发放', exact: true }).click();
    expect((await page.locator('[data-once]').innerText()).length).toBeGreaterThan(20);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '已交付' }).click();
    const row = page.getByRole('row', { name: /12345 热线平台/ });
    await row.getByRole('button', { name: '吊销…' }).click();
    await row.getByRole('button', { name: '吊销' }).click();
    await row.getByText('已吊销').waitFor();
    await page.context().close();
  });

  it('link an account to the identity provider, through which its owner then signs in', async () => {
    const keeper = await enterAs('system-admin', '/admin/accounts');
    await keeper.getByRole('button', { name: '新建账号' }).click();
    const form = keeper.getByRole('region', { name: '新建账号' });
    await form.getByLabel('姓名').fill('陈静');
    await form.getByLabel('用户名').fill('chen');
    await form.getByLabel('在统一身份平台的标识').fill('sub-chen');
    await form.getByRole('button', { name: '建立' }).click();
    await keeper.getByRole('region', { name: '陈静' }).getByText(provider.issuer).waitFor();
    expect(await keeper.locator('[data-once]').count()).toBe(0);
    await keeper.context().close();

    const guard = await enterAs('security-admin', '/admin/accounts');
    await guard.getByRole('row', { name: /陈静/ }).click();
    const card = guard.getByRole('region', { name: '陈静' });
    const grant = card.getByRole('form', { name: '授予角色' });
    await grant.getByRole('combobox', { name: '角色' }).selectOption('enforcement');
    await grant.getByText('您的角色不能看花名册').waitFor();
    await grant.getByRole('combobox', { name: '角色' }).selectOption('leader');
    await grant.getByRole('button', { name: '授予角色' }).click();
    await card.getByText('领导 · 全区').waitFor();
    expect(await seriousFindings(guard)).toEqual([]);

    provider.signsIn('sub-chen');
    const chen = await bench.open();
    await chen.goto(`${bench.url}/sign-in?next=/account`);
    await chen.getByRole('link', { name: '用统一身份登录' }).click();
    await chen.waitForURL(/\/account/);
    await chen.getByRole('region', { name: '统一身份' }).getByText('已关联').waitFor();
    expect(await seriousFindings(chen)).toEqual([]);

    await card.getByRole('button', { name: '解除关联…' }).click();
    await card.getByRole('button', { name: '解除关联' }).click();
    await card.getByText('没有关联：只能用密码登录。').waitFor();
    provider.signsIn('sub-chen');
    const again = await bench.open();
    await again.goto(`${bench.url}/sign-in`);
    await again.getByRole('link', { name: '用统一身份登录' }).click();
    await again.getByText('统一身份里的您还没有对应的账号').waitFor();
    await card.getByLabel('在统一身份平台的标识').fill('sub-chen');
    await card.getByRole('button', { name: '关联', exact: true }).click();
    await card.getByText(provider.issuer).waitFor();
    await Promise.all([guard, chen, again].map((page) => page.context().close()));
  });

  it('revoke a wall only when one is sure, on a page without serious findings', async () => {
    const page = await enterAs('system-admin', '/admin/displays');
    await page.getByLabel('名称').fill('指挥大厅东屏');
    await page.getByRole('button', { name: '领取一次性码' }).click();
    await page.locator('[data-once]').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '已输入' }).click();
    await page.getByRole('button', { name: '撤销…' }).click();
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByText(/已撤销/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });
});
