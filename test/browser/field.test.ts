import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseDetail } from '../../shared/http/case-bodies.ts';
import type { FieldAnswer } from '../../shared/http/endpoints/field.ts';
import { eventually } from '../support/eventually.ts';
import { seriousFindings } from '../support/axe.ts';
import { openBrowserBench, type BrowserBench } from '../support/browser-bench.ts';
import { phonePhoto } from '../support/made-images.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** As client/field/keep/keep-field.ts asks what is new. */
const ASK_EVERY_MS = 20_000;
const ALL_DAY = { startMinute: 0, endMinute: 0 };

describe('the officer’s page on a phone', () => {
  let bench: BrowserBench;
  let desk: Record<string, string>;
  let own: FieldAnswer;

  beforeAll(async () => {
    bench = await openBrowserBench();
    desk = await signIn('dispatcher');
    own = await ask('/api/v1/field', await signIn('enforcement'));
  });
  afterAll(() => bench?.close());

  async function signIn(demo: string): Promise<Record<string, string>> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${bench.url}/api/v1/session`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ demo }),
    });
    return { cookie: answer.headers.get('set-cookie')!.split(';')[0]! };
  }

  async function ask<T>(path: string, headers: Record<string, string>, body?: unknown): Promise<T> {
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const json = { ...headers, 'content-type': 'application/json' };
    const answer = await fetch(bench.url + path, { ...sent, headers: json });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** A case in the first of the officer’s grids, sent to the officer. */
  async function sentCase(): Promise<CaseDetail> {
    const [lon, lat] = own.grids[0]!.labelPoint;
    const about = {
      kind: 'event',
      category: 'street-occupation',
      description: '浏览器测试：摊贩占道',
      source: 'hotline',
    };
    const item = await ask<CaseDetail>('/api/v1/cases', desk, { ...about, lon, lat });
    await ask(`/api/v1/cases/${item.id}/actions`, desk, { action: 'file' });
    return ask(`/api/v1/cases/${item.id}/actions`, desk, { action: 'dispatch', officer: own.officer.id });
  }

  /** A phone in the officer’s grid, signed in by a press on the sign-in page. */
  async function openPhone(): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
    const [longitude, latitude] = own.grids[0]!.labelPoint;
    const context = await bench.browser.newContext({
      ...PHONE,
      geolocation: { longitude, latitude, accuracy: 8 },
      permissions: ['geolocation'],
    });
    context.setDefaultTimeout(120_000);
    const page = await context.newPage();
    await page.goto(`${bench.url}/sign-in`);
    await page.locator('[data-role="enforcement"]').click();
    await page.waitForURL((url) => url.pathname === '/field');
    await page.locator('.field-home').waitFor();
    return { context, page };
  }

  const waiting = (page: Page) => page.locator('[data-waiting]').getAttribute('data-waiting').then(Number);
  const steps = (item: CaseDetail, action: string) => item.timeline.filter((one) => one.action === action);

  it('keeps a report with its photo and an arrival while offline, over a kill, and gives each once when online', async () => {
    const sent = await sentCase();
    const { context, page } = await openPhone();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.goto(`${bench.url}/field#/cases`);
    await page.locator(`[data-case="${sent.id}"]`).waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await context.setOffline(true);
    await page.reload();
    await page.locator(`[data-case="${sent.id}"]`).click();
    await page.locator('.step-buttons [data-action="arrive"]').click();
    await page.locator('form[data-action="arrive"] [type="submit"]').click();
    await page.locator('.case-waiting').waitFor();
    // What the server said would follow is offered, and nothing else.
    await page.locator('.step-buttons [data-action="handle"]').waitFor();
    expect(await page.locator('.step-buttons [data-action="arrive"]').count()).toBe(0);

    await page.goto(`${bench.url}/field#/`);
    const photo = { name: 'p.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto(2600, 1400) };
    await page.locator('.report-button input').setInputFiles(photo);
    await page.locator('.report-page [data-value="exposed-waste"]').click();
    await page.locator('[data-place="gps"]').waitFor();
    const text = `离线上报 ${sent.id}`;
    await page.locator('[name="description"]').fill(text);
    await page.locator('.send-report').click();
    await page.locator('.field-home').waitFor();
    expect(await waiting(page)).toBe(3);

    await page.close();
    const again = await context.newPage();
    await again.goto(`${bench.url}/field#/outbox`);
    await again.locator('.outbox-card').nth(2).waitFor();
    expect(await waiting(again)).toBe(3);

    await context.setOffline(false);
    await again.locator('[data-waiting="0"]').waitFor();
    const { items } = await ask<{ items: { id: string }[] }>(`/api/v1/cases?text=${encodeURIComponent(text)}`, desk);
    expect(items).toHaveLength(1);
    const photos = await ask<{ items: { widthPx: number; heightPx: number }[] }>(
      `/api/v1/cases/${items[0]!.id}/photos`,
      desk,
    );
    expect(photos.items.map(({ widthPx, heightPx }) => [widthPx, heightPx])).toEqual([[2000, 1077]]);
    const arrived = await ask<CaseDetail>(`/api/v1/cases/${sent.id}`, desk);
    expect([arrived.state, steps(arrived, 'arrive').length]).toEqual(['handling', 1]);

    await again.goto(`${bench.url}/field#/me`);
    await again.locator('.me-page .is-loud').click();
    await again.waitForURL((url) => url.pathname === '/sign-in');
    const left = await again.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      kept: (await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys())))
        .flat()
        .map(({ url }) => new URL(url).pathname)
        .filter((path) => path.startsWith('/api')),
    }));
    expect(left).toEqual({ databases: [], kept: [] });
    await context.close();
  });

  it('sends positions on duty and stops by itself off duty', async () => {
    const { context, page } = await openPhone();
    await page.clock.install();
    let shift: FieldAnswer['officer']['shift'] = ALL_DAY;
    await context.route('**/api/v1/field', async (route) => {
      const answer = await route.fetch();
      const told = (await answer.json()) as FieldAnswer;
      await route.fulfill({ response: answer, json: { ...told, officer: { ...told.officer, shift } } });
    });
    const sentLons: number[] = [];
    context.on('request', (request) => {
      if (!request.url().endsWith('/api/v1/positions')) return;
      const { fixes } = request.postDataJSON() as { fixes: readonly { lon: number }[] };
      sentLons.push(...fixes.map(({ lon }) => lon));
    });
    await page.reload();
    await page.locator('[data-tracking="on"]').waitFor();
    const [longitude, latitude] = own.grids[0]!.labelPoint;
    await eventually(() => sentLons.includes(longitude));

    // The shift that begins in twelve hours: the margin is far away.
    const minute = Math.floor(Date.now() / 60_000 + 8 * 60 + 720) % 1440;
    shift = { startMinute: minute, endMinute: (minute + 60) % 1440 };
    await page.reload();
    await page.locator('[data-tracking="off-duty"]').waitFor();
    const moved = longitude + 0.001;
    await context.setGeolocation({ longitude: moved, latitude, accuracy: 8 });
    // One more round of the page's own clock, told by the age of its data.
    const askedAgain = page.waitForResponse((response) => response.url().endsWith('/api/v1/field'));
    await page.clock.fastForward(ASK_EVERY_MS);
    await askedAgain;
    expect(sentLons).not.toContain(moved);
    await page.locator('[data-tracking="off-duty"]').first().waitFor();
    await context.close();
  });
});
