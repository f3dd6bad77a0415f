import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../../shared/http/endpoints/index.ts';
import { CLIENT_EVENTS } from '../../../shared/wire/events.ts';
import type { Store } from '../../../server/ports/store.ts';
import { leaks, openAccessBench, type AccessBench, type Subject } from '../../support/access-bench.ts';
import { eventually } from '../../support/eventually.ts';
import { bearer, OPERATOR_TOKEN } from '../../support/http-bench.ts';
import { SECRET } from '../../support/planted.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, gridCode, WEST } from '../../support/two-towns.ts';
import { subscribed, type TestSocket } from '../../support/wire-bench.ts';

let store: Store;
let bench: AccessBench;

beforeAll(async () => {
  store = await openTestStore();
  bench = await openAccessBench(store);
}, 300_000);
afterAll(async () => {
  await bench.close();
  await store.close();
});

const named = (name: string): Subject => bench.subjects.find((subject) => subject.name === name)!;
const get = (path: string, { headers }: Pick<Subject, 'headers'>) =>
  bench.call('GET', path, { headers: { ...headers } });

/** A layer of Express, as far as routes are concerned. */
interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

/** The pages themselves, which hold no data; whoever may not look around is turned away before them (HTTP-5). */
const PAGES = [
  'get /',
  'get /assets/:name',
  'get /field',
  'get /,/sign-in,/setup,/map,/map/{*rest},/cases,/cases/{*rest},/wall,/wall/{*rest},/rates,/finance,/policy,/account,/admin/{*rest}',
];

function routesOf(stack: readonly Layer[]): readonly string[] {
  return stack.flatMap(({ route, handle }) => [
    ...(route ? Object.keys(route.methods).map((method) => `${method} ${route.path}`) : []),
    ...routesOf(handle.stack ?? []),
  ]);
}

describe('what the running server has', () => {
  it('ACC-12 is a route for every line of the table, and none beside it', () => {
    const { router } = bench.application.app as unknown as { readonly router: { readonly stack: readonly Layer[] } };
    const declared = Object.values(ENDPOINTS).map(({ method, path }) => `${method} ${path}`);
    const refusals = [...new Set(Object.values(ENDPOINTS).map(({ path }) => `_all ${path}`))];
    expect([...routesOf(router.stack)].sort()).toEqual([...declared, ...refusals, ...PAGES].sort());
    expect(Object.values(ENDPOINTS).filter(({ admission }) => !admission)).toEqual([]);
  });

  it('ACC-12 is a handler for every request of the socket, and anything else is refused', async () => {
    const socket = bench.connect(named('dispatcher of no town').headers);
    await subscribed(socket, { scope: 'district' });
    const own = bench.io.of('/').sockets.get(socket.id!)!;
    // `error` is Socket.IO's own, for what its parser cannot read.
    expect(own.eventNames().filter((name) => name !== ('error' as string))).toEqual(Object.keys(CLIENT_EVENTS));
    const heard: unknown[] = [];
    own.on('undeclared' as 'subscribe', (request: unknown) => heard.push(request));
    const answer = await emit(socket, 'undeclared');
    expect([answer, heard]).toEqual([expect.objectContaining({ ok: false, code: 'forbidden' }), []]);
    expect(await emit(socket, 'constructor')).toMatchObject({ ok: false, code: 'forbidden' });
  });
});

function emit(socket: TestSocket, name: string): Promise<unknown> {
  return new Promise((resolve) => {
    (socket.emit as (name: string, ...rest: unknown[]) => void)(name, {}, resolve);
  });
}

describe('what is told of a town', () => {
  it('ACC-9 is its class to everybody, its grade and counts to those who may watch it', async () => {
    const towns = async (name: string) =>
      (await bench.call<'listTowns'>('GET', '/api/v1/towns', { headers: { ...named(name).headers } })).json.items;
    expect((await towns('inspector of no town')).map(({ counts, standing }) => [counts, standing.grade])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect((await towns('finance of no town')).every(({ counts }) => counts === null)).toBe(true);
    expect((await towns('leader of no town')).every(({ counts }) => counts?.grids === 2)).toBe(true);
  });

  it('ACC-13 ACC-18 is who holds a grid and who is in it to those with the right only', async () => {
    const grid = async (name: string) =>
      (await bench.call<'listGrids'>('GET', '/api/v1/grids', { headers: { ...named(name).headers } })).json.features[0]!
        .properties;
    expect(await grid('leader of no town')).toMatchObject({ officer: 'E-0', present: [0] });
    expect(await grid('display of no town')).toMatchObject({ officer: null, officers: [], present: [0] });
    expect(await grid('audit of no town')).toMatchObject({ officer: 'E-0', present: [] });
    const roster = (name: string) =>
      bench.call<'listOfficers'>('GET', '/api/v1/officers', { headers: { ...named(name).headers } });
    expect((await roster('leader of no town')).json.items[0]?.lon).toBeGreaterThan(0);
    expect((await roster('employer of no town')).json.items[0]).toMatchObject({
      lon: null,
      lat: null,
      lastFixMs: null,
    });
  });

  it('ACC-8 is a list of one’s own cases to whoever opened them', async () => {
    const list = async (name: string) =>
      (await bench.call<'listCases'>('GET', '/api/v1/cases', { headers: { ...named(name).headers } })).json.items
        .map(({ id }) => id)
        .sort();
    expect(await list('enforcement of west, in the demo')).toEqual([
      'case-west-grid-0',
      'case-west-of-E-0',
      'case-west-reported-by-E-0',
    ]);
    expect(await list('sanitation of no town')).toEqual([]);
  });

  it('ACC-19 is of boundaries the outline of towns, and grids of the own town', async () => {
    const grids = async (subject: Subject) => {
      const { text, headers } = await get('/api/v1/areas/grids', subject);
      return [text.split('"grid ').length > 0 && text.includes(gridCode(2)), headers.get('etag')];
    };
    const [wide, narrow] = [await grids(named('leader of no town')), await grids(named('leader of west, in the demo'))];
    expect([wide[0], narrow[0]]).toEqual([true, false]);
    expect(wide[1]).not.toBe(narrow[1]);
    expect((await get('/api/v1/areas/towns', named('auxiliary of west, in the demo'))).text).toContain(EAST);
    expect((await get('/api/v1/areas/grids', named('maintenance of no town'))).status).toBe(403);
  });

  it('ACC-11 is the same answer for a thing of others as for none, to the byte', async () => {
    const manager = {
      headers: { ...named('town-manager of west, in the demo').headers, 'x-correlation-id': 'the-same-for-both' },
    };
    for (const [path, foreign, unknown] of [
      ['/api/v1/towns/*', EAST, '410173999'],
      ['/api/v1/towns/*/zoning', EAST, '410173999'],
      ['/api/v1/grids?town=*', EAST, '410173999'],
      ['/api/v1/cases?town=*', EAST, '410173999'],
      ['/api/v1/trend?scope=town:*', EAST, '410173999'],
      ['/api/v1/grids/*', gridCode(2), '410173002009'],
      ['/api/v1/cases/*', 'case-east', 'case-none'],
      ['/api/v1/officers/*/track?from=0&to=9', 'E-2', 'E-9'],
    ] as const) {
      const [one, other] = [
        await get(path.replace('*', foreign), manager),
        await get(path.replace('*', unknown), manager),
      ];
      expect([one.status, one.text.replaceAll(foreign, '?')], path).toEqual([404, other.text.replaceAll(unknown, '?')]);
    }
  });

  it('ACC-2 keeps a device of another town from being taken over', async () => {
    const { headers } = named('town-manager of west, in the demo');
    const enrol = (device: string, officer: string) =>
      bench.call('POST', '/api/v1/devices', { body: { devices: [{ device, officer }] }, headers: { ...headers } });
    expect((await enrol('phone-3', 'E-0')).json.errors).toEqual([
      { path: 'devices.0.device', message: 'cannot be enrolled' },
    ]);
    expect((await enrol('phone-1', 'E-1')).status).toBe(201);
  });
});

describe('ten thousand guesses', () => {
  it('ACC-2 ACC-11 open nothing of another town to somebody of one', async () => {
    const manager = named('town-manager of west, in the demo');
    const town = fc.oneof(
      fc.constantFrom(EAST, `${EAST}`, '410173000'),
      fc.stringMatching(/^4101730[0-9]{2}$/),
      fc.stringMatching(/^[0-9A-Za-z-]{1,24}$/),
    );
    const foreignCase = fc.constantFrom(
      'case-east',
      'case-east-of-E-2',
      'case-nowhere',
      'case-east-opened',
      'case-east-grid-2',
    );
    const caseId = fc.oneof(
      foreignCase,
      fc.stringMatching(/^case-[a-z-]{1,9}$/),
      fc.string({ minLength: 1, maxLength: 30 }),
    );
    const officer = fc.oneof(
      fc.constantFrom('E-2', 'E-3', 'e-2', 'E-02'),
      fc.stringMatching(/^E-[0-9]{1,2}$/),
      fc.string({ minLength: 1, maxLength: 20 }),
    );
    const grid = fc.oneof(fc.constantFrom(gridCode(2), gridCode(3)), fc.stringMatching(/^41017300[12]00[0-9]$/));
    const text = fc.oneof(
      fc.constantFrom(SECRET[EAST], '李四', 'case-east', '%', '_'),
      fc.string({ minLength: 1, maxLength: 9 }),
    );
    const path = fc.oneof(
      town.map((code) => `/api/v1/towns/${code}`),
      fc
        .tuple(fc.constantFrom('grids', 'officers', 'coverage', 'cases', 'staffing', 'green'), town)
        .map(([list, code]) => `/api/v1/${list}?town=${code}`),
      town.map((code) => `/api/v1/trend?scope=town:${code}`),
      caseId.map((id) => `/api/v1/cases/${encodeURIComponent(id)}`),
      officer.map((id) => `/api/v1/officers/${encodeURIComponent(id)}/track?from=0&to=99`),
      grid.map((code) => `/api/v1/cases?grid=${code}`),
      grid.map((code) => `/api/v1/grids/${code}`),
      text.map((words) => `/api/v1/cases?limit=3&text=${encodeURIComponent(words)}`),
    );
    const guesses = fc.sample(path, { seed: 20_261_128, numRuns: 10_000 });
    const statuses = new Map<number, number>();
    const found: string[] = [];
    const queue = guesses.values();
    const ask = async () => {
      for (const guess of queue) {
        const { status, text: answer } = await bench.ask('GET', guess, manager);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        const told = status < 300 ? leaks(manager, answer) : [];
        if (told.length > 0 || ![200, 400, 404].includes(status)) found.push(`${guess}: ${status} ${told.join()}`);
      }
    };
    await Promise.all(Array.from({ length: 32 }, ask));
    console.info(
      `rights: ${guesses.length} guesses by somebody of one town: ${[...statuses].map(([s, n]) => `${n} × ${s}`).join(', ')}`,
    );
    expect(found).toEqual([]);
    expect(statuses.get(404)).toBeGreaterThan(5_000);
  }, 300_000);
});

describe('signing out', () => {
  it('ACC-15 ends the sockets of the session at once, and no others', async () => {
    const headers = await bench.signIn('town-manager', WEST);
    const [leaving, staying] = [bench.connect(headers), bench.connect(named('audit of no town').headers)];
    await subscribed(leaving, { scope: `town:${WEST}` });
    await subscribed(staying, { scope: 'district' });
    await bench.call('DELETE', '/api/v1/session', { headers });
    await eventually(() => leaving.disconnected);
    expect(staying.connected).toBe(true);
    expect((await bench.call('GET', '/api/v1/ingest', { headers: bearer(OPERATOR_TOKEN) })).status).toBe(200);
  });
});
