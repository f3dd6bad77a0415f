import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { yuanText } from '../../client/ui/yuan.ts';
import type { AnswerOf } from '../../shared/http/endpoint.ts';
import type { getFunding } from '../../shared/http/endpoints/funding.ts';
import { seriousFindings } from '../support/axe.ts';
import { DESK, openBrowserBench, type BrowserBench } from '../support/browser-bench.ts';

const PHONE = { viewport: { width: 390, height: 844 } };

describe('the page of funds in a browser', () => {
  let bench: BrowserBench;

  beforeAll(async () => {
    bench = await openBrowserBench();
  });
  afterAll(() => bench?.close());

  /** By a press on the sign-in page. */
  async function enter(role: string, options: BrowserContextOptions = DESK, query = ''): Promise<Page> {
    const page = await bench.open(options);
    await page.goto(`${bench.url}/sign-in${query}`);
    await page.locator(`[data-role="${role}"]:enabled`).click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    return page;
  }
  const readFunding = (page: Page) =>
    page.evaluate(() => fetch('/api/v1/funding').then((answer) => answer.json() as Promise<unknown>)) as Promise<
      AnswerOf<typeof getFunding>
    >;

  it('is where finance lands, with the sheet of the year to the fen and each row leading to its working', async () => {
    const page = await enter('finance');
    await page.waitForURL(/\/finance/);
    await page.locator('.finance-table [data-row]').first().waitFor();
    const { lines, totals } = await readFunding(page);
    expect(await page.locator('.finance-table [data-row]').count()).toBe(lines.length);
    await page.locator('.finance-totals').getByText(yuanText(totals!.paidFen)).waitFor();
    const line = lines.find(({ payout }) => payout !== null)!;
    await page
      .locator('.finance-table [data-row]')
      .filter({ hasText: yuanText(line.amounts!.paidFen) })
      .first()
      .click();
    const sheet = page.locator('.town-sheet');
    await sheet.getByText('实拨效能评估经费').first().waitFor();
    await sheet.getByRole('table', { name: '各部分得分' }).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('goes through periods in the address, and prints what it shows', async () => {
    const page = await enter('finance');
    await page.getByRole('radio', { name: '月' }).click({ force: true });
    await page.waitForURL(/period=\d{4}-\d{2}/);
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await page.getByRole('button', { name: '打印拨付表' }).click();
    const rows = await page.locator('.print-sheet tbody tr').count();
    expect(rows).toBe(await page.locator('.finance-table [data-row]').count());
    await page.context().close();
  });

  it('shows one town to its manager, on a phone and in English too', async () => {
    const page = await enter('town-manager', PHONE, '?theme=light&lang=en');
    await page.goto(`${bench.url}/finance?theme=light&lang=en`);
    await page.locator('.finance-table [data-row]').first().waitFor();
    expect(await page.locator('.finance-table [data-row]').count()).toBe(1);
    expect(await seriousFindings(page)).toEqual([]);
    const room = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(room).toBe(0);
    await page.context().close();
  });
});
