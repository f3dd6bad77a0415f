import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import { openOwnBench, READY, type OwnBench } from '../support/browser-bench.ts';

const PASSWORDS = { admin: 'quiet river 42 stones', guard: 'seven grey herons walk', li: 'paper lanterns at dusk' };
const STEP_S = 30;

/** From the first start of a server to a person at work, all of it through the pages. */
describe('accounts in a browser', () => {
  let bench: OwnBench;
  /** Codes already given, by secret: each is good once. */
  const used = new Map<string, number>();

  beforeAll(async () => {
    bench = await openOwnBench({ JINGGE_DEMO: '0' }, true);
  });
  afterAll(() => bench?.close());

  /** The next code of an authenticator that the server has not seen; it takes those of the steps beside now, too. */
  function codeOf(secret: string): string {
    const now = Math.floor(Date.now() / 1000 / STEP_S);
    const step = Math.max(now, (used.get(secret) ?? 0) + 1);
    used.set(secret, step);
    return generateSync({ secret, epoch: step * STEP_S });
  }

  async function enrol(page: Page, password: string): Promise<string> {
    const section = page.getByRole('region', { name: '第二因素' });
    await section.getByLabel('密码').fill(password);
    await section.getByRole('button', { name: '绑定身份验证器' }).click();
    const secret = (await section.locator('.secret').innerText()).replaceAll(/\s/g, '');
    await section.getByLabel('验证器显示的 6 位数字').fill(codeOf(secret));
    await section.getByRole('button', { name: '确认绑定' }).click();
    await section.getByRole('heading', { name: '恢复码，只显示这一次' }).waitFor();
    expect(await section.locator('.recovery li').count()).toBeGreaterThan(4);
    await section.getByRole('button', { name: '我已保存' }).click();
    return secret;
  }

  async function signIn(page: Page, username: string, password: string): Promise<void> {
    await page.goto(`${bench.url}/sign-in`);
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
  }

  async function changePassword(page: Page, current: string, next: string): Promise<void> {
    const section = page.getByRole('region', { name: '密码' });
    await section.getByLabel('现在的密码').fill(current);
    await section.getByLabel('新密码', { exact: true }).fill(next);
    await section.getByLabel('再输一次新密码').fill(next);
    await section.getByRole('button', { name: '更换密码' }).click();
  }

  async function makeAccount(page: Page, name: string, username: string): Promise<string> {
    await page.getByRole('button', { name: '新建账号' }).click();
    const form = page.getByRole('region', { name: '新建账号' });
    await form.getByLabel('姓名').fill(name);
    await form.getByLabel('用户名').fill(username);
    await form.getByRole('button', { name: '建立' }).click();
    const password = await page.locator('[data-once]').innerText();
    await page.getByRole('button', { name: '已告知' }).click();
    return password;
  }

  it('lead from the code of the terminal to a person at work, and to a session ended from afar', async () => {
    const admin = await bench.open();
    await admin.goto(`${bench.url}/map`);
    await admin.waitForURL(/\/setup/);
    const code = /code\s+(\S+)/.exec(bench.server.output())![1]!;
    await admin.getByLabel('启动码').fill(code);
    await admin.getByLabel('姓名').fill('王敏');
    await admin.getByLabel('用户名').fill('wang');
    await admin.getByLabel('密码', { exact: true }).fill(PASSWORDS.admin.slice(0, 5));
    expect(await admin.getByRole('button', { name: '建立并登录' }).isDisabled()).toBe(true);
    await admin.getByLabel('密码', { exact: true }).fill(PASSWORDS.admin);
    await admin.getByLabel('再输一次密码').fill(PASSWORDS.admin);
    expect(await seriousFindings(admin)).toEqual([]);
    await admin.getByRole('button', { name: '建立并登录' }).click();
    await admin.waitForURL(/\/account/);
    await admin.getByText('您的角色需要第二因素').waitFor();
    await enrol(admin, PASSWORDS.admin);
    await admin.waitForURL(/\/admin\/accounts/);

    const guardOnce = await makeAccount(admin, '赵强', 'zhao');
    await admin.getByRole('form', { name: '授予角色' }).getByRole('button', { name: '授予角色' }).click();
    await admin.getByRole('region', { name: '赵强' }).getByText('安全管理员 · 全区').waitFor();
    const liOnce = await makeAccount(admin, '李芳', 'li.fang');
    expect(await admin.getByRole('form', { name: '授予角色' }).count()).toBe(0);
    expect(await seriousFindings(admin)).toEqual([]);
    await admin.context().close();

    const guard = await bench.open();
    await signIn(guard, 'zhao', guardOnce);
    await guard.getByText('这是一次性密码').waitFor();
    await changePassword(guard, guardOnce, PASSWORDS.guard);
    await guard.getByText('您的角色需要第二因素').waitFor();
    const secret = await enrol(guard, PASSWORDS.guard);
    await guard.waitForURL(/\/admin\/accounts/);
    expect(await guard.getByRole('button', { name: '新建账号' }).count()).toBe(0);
    await guard.getByRole('row', { name: /李芳/ }).click();
    const form = guard.getByRole('form', { name: '授予角色' });
    await form.getByRole('combobox', { name: '角色' }).selectOption('town-manager');
    await form.getByRole('combobox', { name: '单位' }).selectOption({ label: '张庄办事处' });
    await form.getByRole('button', { name: '授予角色' }).click();
    const card = guard.getByRole('region', { name: '李芳' });
    await card.getByText('使用单位负责人 · 张庄办事处').waitFor();

    const li = await bench.open();
    await signIn(li, 'li.fang', 'not this one at all');
    await li.getByRole('alert').getByText('用户名或密码不对').waitFor();
    expect(await li.getByLabel('用户名').inputValue()).toBe('li.fang');
    await li.getByLabel('密码', { exact: true }).fill(liOnce);
    await li.getByRole('button', { name: '登录', exact: true }).click();
    await li.waitForURL(/\/account/);
    await changePassword(li, liOnce, PASSWORDS.li);
    await li.waitForURL(/\/map\?scope=town:/);
    await li.waitForSelector(READY);
    expect(await li.getByRole('complementary', { name: '演示身份' }).count()).toBe(0);

    const again = await bench.open();
    await signIn(again, 'zhao', PASSWORDS.guard);
    await again.getByText('请再输入动态码').waitFor();
    await again.getByLabel('动态码').fill(codeOf(secret));
    await again.getByRole('button', { name: '登录', exact: true }).click();
    await again.waitForURL(/\/admin\/accounts/);
    await again.goto(`${bench.url}/account`);
    await again.getByRole('region', { name: '登录的地方' }).getByText('这里', { exact: true }).waitFor();
    expect(await seriousFindings(again)).toEqual([]);

    await guard.reload();
    await card.getByRole('button', { name: '全部退出' }).click();
    const sheet = li.getByRole('dialog', { name: '登录已失效' });
    await sheet.waitFor();
    await li.locator('.desk[data-stale="true"]').waitFor();
    await sheet.getByLabel('密码', { exact: true }).fill(PASSWORDS.li);
    await sheet.getByRole('button', { name: '登录', exact: true }).click();
    await sheet.waitFor({ state: 'detached' });
    await li.locator('.desk[data-stale="false"]').waitFor();
  });
});
