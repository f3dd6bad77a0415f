import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import { DESK, openOwnBench, PHONE, READY, travel, type OwnBench } from '../support/browser-bench.ts';

/** Nobody but this suite acts on cases. */
const QUIET = { JINGGE_SIMULATOR: '0' };
const TOWN = '410173401000';

describe('the dispatch desk in a browser', () => {
  let bench: OwnBench;
  let desk: Page;

  beforeAll(async () => {
    bench = await openOwnBench(QUIET);
    desk = await bench.enterAs('dispatcher');
  });
  afterAll(() => bench?.close());

  const open = async (page: Page, path: string) => {
    await page.goto(bench.url + path);
    await page.waitForSelector(READY);
  };
  const sheet = (page: Page) => page.getByRole('complementary', { name: '案件', exact: true });
  const inState = (page: Page, state: string) => sheet(page).locator('.sheet-standing', { hasText: state }).waitFor();
  /** Fills in the form of an action that a letter opens, and sends it from the keyboard. */
  async function act(
    page: Page,
    letter: string,
    fill: (page: Page) => Promise<unknown> = async () => {},
  ): Promise<void> {
    await page.locator('.sheet-head').waitFor();
    await page.keyboard.press(letter);
    await page.locator('.action-form').waitFor();
    await fill(page);
    await page.locator('.action-form').press('Control+Enter');
    await page.locator('.action-form').waitFor({ state: 'detached' });
  }
  const note = (text: string) => (page: Page) => page.locator('#step-note').fill(text);
  let caseId = '';

  it('takes a call to its end, from the keyboard, while the wall follows', async () => {
    const officer = await bench.enterAs('enforcement', DESK, TOWN);
    const { officer: officerId } = (await (await officer.request.get(`${bench.url}/api/v1/session`)).json()) as {
      officer: string;
    };
    const inspector = await bench.enterAs('inspector');
    const wall = await bench.enterAs('leader', { viewport: { width: 1280, height: 720 } });
    await open(wall, '/wall');
    const told = (state: string) =>
      wall.locator('.wall-feed li', { hasText: '城市亮化' }).filter({ hasText: state }).waitFor();

    await open(desk, '/cases');
    await desk.keyboard.press('n');
    await desk.locator('#call-words').fill('路口三盏路灯不亮');
    await desk.getByRole('combobox', { name: '类别' }).last().selectOption('lighting');
    await desk.getByRole('combobox', { name: '地点' }).fill('郑港办事处');
    await desk.locator('.call-form .search-drop li').filter({ hasText: '郑港办事处' }).first().waitFor();
    await desk.keyboard.press('Enter');
    await desk.locator('.call-form .chosen-class').waitFor();
    await desk.locator('#call-phone').fill('0371-12319');
    await desk.reload();
    expect(await desk.locator('#call-words').inputValue()).toBe('路口三盏路灯不亮');
    await desk.locator('#call-words').press('Control+Enter');
    await inState(desk, '上报');
    caseId = decodeURIComponent(new URL(desk.url()).pathname.split('/').at(-1)!);
    await sheet(desk).getByText('0371-12319').waitFor();
    await told('上报');

    await act(desk, 'f');
    await inState(desk, '立案');
    await told('立案');
    await act(desk, 'd', (page) => page.locator('#step-officer').selectOption(officerId));
    await inState(desk, '派遣');
    await told('派遣');

    await open(officer, `/cases/${caseId}`);
    expect(await sheet(officer).getByText('0371-12319').count()).toBe(0);
    await act(officer, 'a');
    await inState(officer, '处置中');
    await act(officer, 'k', note('已修复'));
    await inState(officer, '待核查');
    await told('待核查');
    await officer.context().close();

    await open(inspector, `/cases/${caseId}`);
    await act(inspector, 'c', async (page) => {
      await page.locator('#step-outcome').selectOption('passed');
      await note('现场已亮')(page);
    });
    await act(inspector, 'j');
    await inState(inspector, '结案');
    await told('结案');
    await inState(desk, '结案');
    expect(await sheet(desk).locator('.timeline li').count()).toBeGreaterThanOrEqual(7);
    for (const page of [inspector, wall]) await page.context().close();
  });

  it('keeps every filter in the address: there after a reload, gone after going back', async () => {
    await travel(desk, '/cases');
    await desk.getByText('没有符合条件的案件').waitFor();
    await desk.getByRole('group', { name: '状态' }).getByRole('button', { name: '已结' }).click();
    await desk.waitForURL(/state=ended/);
    const line = desk.locator(`[data-case="${caseId}"]`);
    await line.waitFor();
    await desk.getByRole('combobox', { name: '类别' }).selectOption('road-upkeep');
    await desk.waitForURL(/category=road-upkeep/);
    await line.waitFor({ state: 'detached' });
    await desk.goBack();
    await line.waitFor();
    await desk.getByRole('searchbox').fill('路灯');
    await desk.waitForURL((url) => url.searchParams.get('text') === '路灯');
    await desk.reload();
    await line.waitFor();
    await desk.getByRole('searchbox').fill('井盖');
    await desk.getByText('没有符合条件的案件').waitFor();
  });

  it('chooses in list and map together, and opens what was chosen', async () => {
    await travel(desk, '/cases?state=ended');
    await desk.locator(`[data-case="${caseId}"]`).waitFor();
    await desk.keyboard.press('ArrowDown');
    await desk.locator(`[data-case="${caseId}"][aria-selected="true"]`).waitFor();
    await desk.keyboard.press('Enter');
    await desk.waitForURL(new RegExp(`/cases/${caseId}`));
    await desk.locator('.sheet-head').waitFor();
    await desk.keyboard.press('Escape');
    await desk.waitForURL((url) => url.pathname === '/cases');
  });

  it('says who was quicker when two take a step at once, and shows the case as it is', async () => {
    const other = await bench.enterAs('dispatcher');
    const opened = await other.request.post(`${bench.url}/api/v1/cases`, {
      data: {
        kind: 'event',
        category: 'lighting',
        lon: 113.85,
        lat: 34.52,
        description: '灯箱破损',
        source: 'hotline',
      },
    });
    const { id } = (await opened.json()) as { id: string };
    await travel(desk, `/cases/${id}`);
    await desk.locator('.sheet-head').waitFor();
    await desk.keyboard.press('x');
    await note('不属受理范围')(desk);
    // What the other does is kept from this page until it has sent its own step.
    const path = `${bench.url}/api/v1/cases/${id}`;
    let isSent = false;
    await desk.route(path, (route) => (isSent ? route.continue() : route.abort()));
    await desk.route(`${path}/actions`, (route) => {
      isSent = true;
      return route.continue();
    });
    expect((await other.request.post(`${path}/actions`, { data: { action: 'file' } })).status()).toBe(200);
    await desk.locator('.action-form').press('Control+Enter');
    const conflict = desk.getByRole('alert').filter({ hasText: '别人先办了一步' });
    await conflict.getByText('立案').waitFor();
    await inState(desk, '立案');
    await desk.unrouteAll();
    await other.context().close();
  });

  it('is silent until it is asked to sound, and then sounds once for a new emergency', async () => {
    await travel(desk, '/cases');
    const sound = desk.locator('.sound-switch');
    expect(await sound.getAttribute('aria-pressed')).toBe('false');
    await desk.keyboard.press('q');
    await desk.locator('.sound-switch[aria-pressed="true"]').waitFor();
    const place = { lon: 113.85, lat: 34.52, source: 'hotline', kind: 'event', category: 'other' };
    await desk.request.post(`${bench.url}/api/v1/cases`, {
      data: { ...place, description: '树倒', severity: 'major' },
    });
    await desk.locator('.sound-switch[data-rung="1"]').waitFor();
    await desk.keyboard.press('q');
    await desk.locator('.sound-switch[aria-pressed="false"]').waitFor();
  });

  it('prints the ledger of what is listed', async () => {
    await desk.evaluate(() => void (window.print = () => {}));
    await travel(desk, '/cases?state=all&category=lighting');
    await desk.locator(`[data-case="${caseId}"]`).waitFor();
    await desk.keyboard.press('l');
    const rows = desk.locator('.print-sheet tbody tr');
    await rows.first().waitFor({ state: 'attached' });
    expect(await rows.count()).toBe(2);
    expect(await desk.locator('.print-sheet').textContent()).toContain('路口三盏路灯不亮');
  });

  it.each([
    ['/cases', '.case-line'],
    ['/cases?call=1', '.call-form'],
  ])('has no serious accessibility finding on %s', async (path, shown) => {
    await travel(desk, path);
    await desk.locator(shown).first().waitFor();
    expect(await seriousFindings(desk)).toEqual([]);
  });

  it('has no serious accessibility finding on /cases?state=all&theme=light&lang=en', async () => {
    await open(desk, '/cases?state=all&theme=light&lang=en');
    expect(await seriousFindings(desk)).toEqual([]);
    await desk.goto('about:blank');
  });

  it('fits a phone, list and case', async () => {
    const phone = await bench.enterAs('dispatcher', PHONE);
    await phone.goto(`${bench.url}/cases?state=all`);
    await phone.locator('.case-line').first().click();
    await phone.locator('.sheet-head').waitFor();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await phone.context().close();
  });

  it('printed no error beside the refused step, and asked nobody else for anything', () => {
    const refused = /409|net::ERR_FAILED/;
    expect([bench.errors.filter((text) => !refused.test(text)), bench.foreign]).toEqual([[], []]);
  });
});
