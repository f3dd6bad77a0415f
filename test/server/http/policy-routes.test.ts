import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyDetail, PolicyItem, PolicyList, RuleItem } from '../../../shared/http/endpoints/policies.ts';
import type { Store } from '../../../server/ports/store.ts';
import { openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { shippedPolicies } from '../../support/shipped-policies.ts';
import { openTestStore } from '../../support/test-store.ts';
import { twoTowns } from '../../support/two-towns.ts';

let store: Store;
let bench: HttpBench;

beforeAll(async () => {
  const made = await twoTowns();
  const packs = [
    { pack: 'zhenggang-2026', basis: 'clause' as const },
    { pack: 'zhengzhou-2018', basis: 'clause' as const },
    { pack: 'zhengzhou-grid-2012', basis: 'assumed' as const },
  ];
  store = await openTestStore();
  bench = await openHttpBench({ store, loaded: { ...made, district: { ...made.district, packs } } });
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

async function detail(id: string): Promise<PolicyDetail> {
  return (await bench.call<'getPolicy'>('GET', `/api/v1/policies/${id}`)).json;
}

function item(pack: PolicyDetail, key: string): PolicyItem {
  return pack.parameters.find((one) => one.key === key)!;
}

describe('GET /api/v1/policies', () => {
  it('POL-1 lists every pack that ships, those of the district first and in its order', async () => {
    const { json } = await bench.call<'listPolicies'>('GET', '/api/v1/policies');
    const list = json as PolicyList;
    expect(list.items.map(({ id, use }) => [id, use?.order ?? null, use?.basis ?? null])).toEqual([
      ['zhenggang-2026', 1, 'clause'],
      ['zhengzhou-2018', 2, 'clause'],
      ['zhengzhou-grid-2012', 3, 'assumed'],
      ['haimen-2022', null, null],
      ['xinmi-2019', null, null],
    ]);
    expect(list.conflicts.map(({ id }) => id)).toContain('hoarding-ads');
    expect(list.day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('POL-2 counts parameters by basis as the files have them', async () => {
    const { json } = await bench.call<'listPolicies'>('GET', '/api/v1/policies');
    for (const { id, counts } of (json as PolicyList).items) {
      const bases = Object.values(shippedPolicies().get(`${id}.json`)!.parameters).map(({ basis }) => basis);
      const count = (basis: string) => bases.filter((one) => one === basis).length;
      expect(counts, id).toEqual({
        clause: count('clause'),
        assumed: count('assumed'),
        notProvided: count('not-provided'),
      });
    }
  });
});

describe('GET /api/v1/policies/:id', () => {
  it('POL-6 answers each parameter with clause, quote, family, rules and how it stands here', async () => {
    const bounds = item(await detail('zhenggang-2026'), 'zoning.lowerBounds');
    expect(bounds).toMatchObject({
      value: { '1A': 60, '3': 0 },
      basis: 'clause',
      clause: '五（一）',
      family: 'zoning',
      standing: { state: 'applies', by: null, sameValue: null },
    });
    expect(bounds.rules).toContain('ZON-1');
    expect(bounds.quote).toContain('综合得分');
    const haimen = await detail('haimen-2022');
    expect(haimen.use).toBe(null);
    expect(new Set(haimen.parameters.map(({ standing }) => standing.state))).toEqual(new Set(['not-used']));
  });

  it('POL-7 carries the conflicts that quote the document', async () => {
    const { conflicts, outline } = await detail('xinmi-2019');
    expect(conflicts.map(({ id }) => id)).toEqual([
      'lamp-on-rate',
      'door-front-four',
      'kinds-of-vehicles',
      'lighting-lead',
    ]);
    expect(outline.length).toBeGreaterThan(50);
  });

  it('HTTP-3 refuses an unknown pack as a problem', async () => {
    const got = await bench.call('GET', '/api/v1/policies/nobody-2020');
    expect([got.status, got.json.code]).toEqual([404, 'not-found']);
    expect(got.headers.get('content-type')).toContain('application/problem+json');
  });

  it('HTTP-16 is asked for again and answered 304 while nothing changed', async () => {
    for (const path of ['/api/v1/policies', '/api/v1/policies/xinmi-2019', '/api/v1/rules']) {
      const got = await bench.call('GET', path);
      expect(got.headers.get('cache-control'), path).toBe('private, no-cache');
      const again = await bench.call('GET', path, {
        headers: { 'if-none-match': got.headers.get('etag')!, 'cache-control': 'max-age=0' },
      });
      expect([again.status, again.text], path).toEqual([304, '']);
    }
  });

  it('ACC-1 is read with the right policy:read only', async () => {
    const headers = await bench.signIn('security-admin');
    for (const path of ['/api/v1/policies', '/api/v1/policies/xinmi-2019', '/api/v1/rules'])
      expect((await bench.call('GET', path, { headers })).status, path).toBe(403);
    const finance = await bench.signIn('finance');
    expect((await bench.call('GET', '/api/v1/policies', { headers: finance })).status).toBe(200);
  });
});

describe('GET /api/v1/rules', () => {
  it('POL-8 answers each rule with its sentence in both languages, its file and the parameters that it reads', async () => {
    const { json } = await bench.call<'listRules'>('GET', '/api/v1/rules');
    const rules = json.items as RuleItem[];
    expect(rules.find(({ id }) => id === 'ZON-1')).toMatchObject({
      title: { zh: '类别界限', en: 'Bounds' },
      text: {
        zh: expect.stringContaining('59.99分为一类B'),
        en: expect.stringContaining('59.99 is 1B'),
      },
      source: 'docs/rules/zoning.md',
      parameters: ['zoning.lowerBounds'],
    });
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });
});
