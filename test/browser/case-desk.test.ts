import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseDetail } from '../../shared/http/case-bodies.ts';
import type { FieldAnswer } from '../../shared/http/endpoints/field.ts';
import { allDayDistrict } from '../support/all-day-district.ts';
import { collectErrors, launchBrowser } from '../support/browser.ts';
import { phonePhoto } from '../support/made-images.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';

/** As small as the desk stands side by side: drawing the map is what costs. */
const DESK = { viewport: { width: 1260, height: 640 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** One day of one desk: each test goes on from the case that the first one has worked. Nobody else walks or acts. */
describe('the desk and the phone, hand in hand', () => {
  let server: ServerProcess;
  let browser: Browser;
  let own: FieldAnswer;
  let desk: Page;
  let caseId = '';
  const dataFolder = mkdtempSync(join(tmpdir(), 'jingge-test-'));
  const errors: string[][] = [];

  beforeAll(async () => {
    allDayDistrict(dataFolder);
    server = await startServerProcess({ JINGGE_SIMULATOR: '0', JINGGE_DATA: dataFolder });
    browser = await launchBrowser();
    desk = await enterAs('dispatcher', DESK);
    await desk.goto(`${server.url}/cases`);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function enterAs(demo: string, options: BrowserContextOptions): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    page.setDefaultTimeout(60_000);
    errors.push(collectErrors(page));
    await page.request.post(`${server.url}/api/v1/session`, { data: { demo } });
    return page;
  }

  async function take(page: Page, data: object, id = caseId): Promise<CaseDetail> {
    const answer = await page.request.post(`${server.url}/api/v1/cases/${id}/actions`, { data });
    expect(answer.status(), await answer.text()).toBe(200);
    return (await answer.json()) as CaseDetail;
  }

  const sheet = () => desk.getByRole('complementary', { name: '案件', exact: true });
  const inState = (state: string) => sheet().locator('.sheet-standing', { hasText: state }).waitFor();

  /** Fills in a call: words, category, the end of a grid’s code. Does not send it. */
  async function takeCall(words: string): Promise<void> {
    await desk.locator('.desk-bar .button-main').click();
    await desk.locator('#call-words').fill(words);
    await desk.locator('.call-form').getByRole('combobox', { name: '类别' }).selectOption('street-occupation');
    await desk.getByRole('combobox', { name: '地点' }).fill(own.grids[0]!.code.slice(-9));
    await desk.locator('.call-form [role="option"]').first().waitFor();
    await desk.keyboard.press('Enter');
    await desk.locator('.call-form .chosen-class').waitFor();
  }

  it('sends whom it suggests with one press, who arrives by position and sends what was done with photos', async () => {
    const [longitude, latitude] = await firstGridOf('enforcement');
    const phone = await enterAs('enforcement', {
      ...PHONE,
      geolocation: { longitude, latitude, accuracy: 8 },
      permissions: ['geolocation'],
    });
    const heard = phone.waitForResponse((answer) => answer.url().endsWith('/api/v1/positions'));
    await phone.goto(`${server.url}/field`);
    await phone.locator('[data-tracking="on"]').waitFor();
    await heard;

    await takeCall('店外摆摊占道');
    await desk.locator('#call-words').press('Control+Enter');
    await inState('上报');
    caseId = decodeURIComponent(new URL(desk.url()).pathname.split('/').at(-1)!);
    await desk.keyboard.press('f');
    await desk.locator('.action-form').press('Control+Enter');
    await inState('立案');
    await desk.keyboard.press('d');
    const suggested = desk.locator('.suggestions li');
    expect(await suggested.first().textContent()).toContain(own.officer.name);
    await suggested.first().getByRole('button').click();
    await inState('派遣');

    await phone.goto(`${server.url}/field#/case/${encodeURIComponent(caseId)}`);
    await phone.reload();
    await step(phone, 'arrive');
    await phone.locator('.case-history [data-action="arrive"]', { hasText: '位置确认' }).waitFor();
    await desk.locator('.timeline', { hasText: '定位确认到场' }).waitFor();
    await step(phone, 'feedback');
    await inState('待核查');
    const pair = desk.locator('.photo-pair img');
    await pair.nth(1).waitFor();
    await pair.nth(1).scrollIntoViewIfNeeded();
    await desk.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0));
    expect(await pair.evaluateAll((images) => images.map((image) => (image as HTMLImageElement).alt))).toEqual([
      '处置前',
      '处置后',
    ]);
    await phone.context().close();
  });

  it('warns of a case that may be the same, and merges the call into it', async () => {
    await takeCall('又有人来电说占道');
    const near = desk.locator('.duplicates button');
    await near.filter({ hasText: caseId }).click();
    await desk.getByRole('button', { name: '登记并合并' }).click();
    await inState('已合并');
    await sheet().getByRole('link', { name: caseId }).click();
    await desk.waitForURL(new RegExp(`/cases/${caseId}`));
    await sheet().getByText('并来').waitFor();
  });

  it('tells the second of two dispatchers what the first has done before anything is sent, and then sends', async () => {
    await takeCall('别处的摊位');
    await desk.locator('#call-words').press('Control+Enter');
    await inState('上报');
    const id = decodeURIComponent(new URL(desk.url()).pathname.split('/').at(-1)!);
    await desk.keyboard.press('e');
    await desk.locator('#step-note').fill('已派人看守');
    await take(desk, { action: 'file' }, id);
    const notice = desk.getByRole('alert').filter({ hasText: '别人先办了一步' });
    await notice.getByText('立案').waitFor();
    const send = desk.locator('.action-form [type="submit"]');
    expect(await send.isDisabled()).toBe(true);
    await notice.getByRole('button').click();
    expect(await desk.locator('#step-note').inputValue()).toBe('已派人看守');
    await send.click();
    await desk.locator('.timeline', { hasText: '已派人看守' }).waitFor();
  });

  it('counts the closed case in the rates, down to the case itself', async () => {
    const inspector = await enterAs('inspector', DESK);
    await take(inspector, { action: 'check', outcome: 'passed', note: '现场已清' });
    await take(inspector, { action: 'close' });
    await desk.goto(`${server.url}/rates`);
    const open = desk.getByRole('region', { name: '按期结案率' });
    await open.locator('tr', { hasText: '合计' }).getByText('1 / 1').waitFor();
    await open.locator('.rate-parts tr').nth(2).getByRole('button').click();
    await desk.waitForURL(/part=/);
    await open.locator('.rate-cases tbody tr').getByText(caseId).waitFor();
    await open.locator('.rate-cases tbody a').click();
    await inState('结案');
    await inspector.context().close();
  });

  it('printed no error', () => {
    expect(errors.flat()).toEqual([]);
  });

  /** The middle of the first grid of the officer whom a demo shows. */
  async function firstGridOf(demo: string): Promise<readonly [number, number]> {
    const page = await enterAs(demo, PHONE);
    own = (await (await page.request.get(`${server.url}/api/v1/field`)).json()) as FieldAnswer;
    await page.context().close();
    return own.grids[0]!.labelPoint;
  }

  /** A step of the street with a photo and a note, as a thumb takes it. */
  async function step(phone: Page, action: string): Promise<void> {
    await phone.locator(`.step-buttons [data-action="${action}"]`).click();
    const form = phone.locator(`form[data-action="${action}"]`);
    const picture = { name: 'p.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto(1200, 900) };
    await form.locator('[type="file"]').setInputFiles(picture);
    await form.locator('img').waitFor();
    await form.locator('[type="submit"]').click();
    await phone.locator(`.case-history [data-action="${action}"]`).waitFor();
  }
});
