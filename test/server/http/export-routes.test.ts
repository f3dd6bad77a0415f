import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../server/ports/store.ts';
import { bearer, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, gridCode, inGrid, WEST } from '../../support/two-towns.ts';

let store: Store;
let bench: HttpBench;
let dispatcher: Record<string, string>;
const CSV = '/api/v1/cases/export.csv';

beforeAll(async () => {
  store = await openTestStore();
  bench = await openHttpBench({ store });
  dispatcher = await bench.signIn('dispatcher');
  for (const [grid, description] of [
    [0, '=HYPERLINK("http://x")'],
    [1, '西边, 一件'],
    [2, '东边一件'],
  ] as const)
    await bench.call('POST', '/api/v1/cases', {
      body: {
        kind: 'event',
        ...inGrid(grid),
        description,
        source: 'hotline',
        reporter: { name: '张三', phone: '13800000000' },
      },
      headers: dispatcher,
    });
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

async function exported() {
  const { items } = (
    await bench.call<'listAudit'>('GET', '/api/v1/audit?action=cases:exported', {
      headers: await bench.signIn('audit'),
    })
  ).json;
  return items.map(({ detail, town }) => ({ detail, town }));
}

describe('files of the list of cases', () => {
  it('EXP-1 EXP-2 hold the list as CSV with byte order mark, CRLF and no formula, and nobody who called', async () => {
    const { status, headers, text } = await bench.call('GET', CSV, { headers: dispatcher });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="cases\.csv"; filename\*=UTF-8''/);
    const bytes = new Uint8Array(await (await fetch(bench.url + CSV, { headers: dispatcher })).arrayBuffer());
    expect([...bytes].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
    const lines = text.split('\r\n');
    expect(lines).toHaveLength(5);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).not.toMatch(/张三|13800000000/);
  });

  it('EXP-1 follow the same filters as the list', async () => {
    const { text } = await bench.call('GET', `${CSV}?town=${EAST}&lang=en`, { headers: dispatcher });
    expect(text).toContain('东边一件');
    expect(text).not.toContain('西边');
    expect(text).toContain('Case number,Kind');
    expect((await bench.call('GET', `${CSV}?state=nonsense`, { headers: dispatcher })).status).toBe(400);
  });

  it('EXP-3 are on record with filter and rows before the first line', async () => {
    await bench.call('GET', `${CSV}?text=${encodeURIComponent('西边')}`, { headers: dispatcher });
    expect((await exported())[0]).toEqual({
      town: null,
      detail: { format: 'csv', filter: { text: '西边' }, rows: 1 },
    });
  });

  it('EXP-3 stay in the town of whoever asks, by role and by key', async () => {
    const manager = await bench.signIn('town-manager', WEST);
    const { text } = await bench.call('GET', CSV, { headers: manager });
    expect([text.includes('西边'), text.includes('东边')]).toEqual([true, false]);
    const admin = await bench.signIn('security-admin');
    const body = { name: 'export', scopes: ['export:read'], town: EAST };
    const { key } = (await bench.call<'issueApiKey'>('POST', '/api/v1/api-keys', { body, headers: admin })).json;
    const byKey = await bench.call('GET', CSV, { headers: bearer(key) });
    expect([byKey.text.split('\r\n').length, byKey.text.includes('东边')]).toEqual([3, false]);
    expect([byKey.text.includes(gridCode(2)), byKey.text.includes(gridCode(1))]).toEqual([true, false]);
    expect((await bench.call('GET', CSV, { headers: await bench.signIn('finance') })).status).toBe(403);
    expect((await bench.call('GET', `${CSV}?town=${WEST}`, { headers: bearer(key) })).status).toBe(404);
  });

  it('EXP-2 are a workbook that begins as a zip does', async () => {
    const response = await fetch(`${bench.url}/api/v1/cases/export.xlsx`, { headers: dispatcher });
    expect(response.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('EXP-4 are refused, with the count, when they would be too long', async () => {
    const cases = { ...store.cases, count: () => Promise.resolve(100_001) };
    const full = await openHttpBench({ store: { ...store, cases } });
    try {
      const { status, json } = await full.call('GET', CSV, { headers: await full.signIn('dispatcher') });
      expect([status, json.detail]).toEqual([400, expect.stringContaining('100001')]);
    } finally {
      await full.close();
    }
  });
});
