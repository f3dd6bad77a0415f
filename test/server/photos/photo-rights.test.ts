import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { WHOLE_DISTRICT } from '../../../shared/access/read-scope.ts';
import { bearer } from '../../support/http-bench.ts';
import { EAST, inGrid, WEST } from '../../support/two-towns.ts';
import { openPhotoBench } from './photo-bench.ts';

/** A case in the west that is with E-0. */
let caseId: string;
const { bench, desk, filesOnDisk, jpeg, list, look, phone, plant, put, remove, store } = await openPhotoBench(
  () => caseId,
);
beforeEach(async () => {
  caseId = await plant({});
});

describe('who may', () => {
  it('PHO-5 a phone adds to the case of its officer and to what it reported, and to no other', async () => {
    expect((await put(jpeg, { headers: phone })).status).toBe(200);
    const reported = await plant({ officer: 'E-1' }, 'E-0');
    expect((await put(jpeg, { headers: phone, of: reported })).status).toBe(200);
    const foreign = await plant({ officer: 'E-1' });
    expect((await put(jpeg, { headers: phone, of: foreign })).status).toBe(404);
  });

  it('PHO-5 an inspector adds to a case while it is checked, and PHO-9 sees a facility from near and afar', async () => {
    const inspector = await bench.signIn('inspector');
    expect((await put(jpeg, { headers: inspector })).status).toBe(403);
    caseId = await plant({ state: 'checking', kind: 'facility' });
    const [near, far] = [await put(jpeg, { headers: inspector }), await put(jpeg, { headers: inspector, kind: 'far' })];
    expect([near.status, far.status]).toEqual([200, 200]);
    expect((await list(inspector)).json.views).toEqual({ near: near.json.id, far: far.json.id });
  });

  it('PHO-10 a step names a photo of its own case that is still there', async () => {
    const foreign = await put(jpeg, { of: await plant({}) });
    const own = await put(jpeg);
    const gone = await put(jpeg);
    await remove(gone.json.id);
    const handle = (photo: string) =>
      bench.call<'actOnCase'>('POST', `/api/v1/cases/${caseId}/actions`, {
        body: { action: 'handle', photo },
        headers: phone,
      });
    const refused = [
      await handle(randomUUID()),
      await handle('p-1'),
      await handle(foreign.json.id),
      await handle(gone.json.id),
    ];
    expect(refused.map(({ status, json }) => [status, json.errors[0]?.path])).toEqual(
      refused.map(() => [400, 'photo']),
    );
    expect((await store.cases.get(caseId, WHOLE_DISTRICT))!.item.version).toBe(1);
    const taken = await handle(own.json.id.toUpperCase());
    expect([taken.status, taken.json.timeline.at(-1)!.photo]).toEqual([200, own.json.id]);
  });

  it('PHO-5 a wall and a visitor see none, another town neither', async () => {
    const { json } = await put(jpeg);
    const wall = await bench.signIn('display');
    const manager = await bench.signIn('town-manager', EAST);
    for (const [headers, status] of [
      [wall, 403],
      [bearer('nobody'), 401],
      [manager, 404],
    ] as const)
      for (const path of ['photos', `photos/${json.id}`, `photos/${json.id}?size=thumb`])
        expect((await look(`${caseId}/${path}`, { ...headers })).status, path).toBe(status);
    expect((await look(`${caseId}/photos/${json.id}`, await bench.signIn('town-manager', WEST))).status).toBe(200);
    expect((await look(`${caseId}/photos/${json.id}`, await bench.signIn('leader'))).status).toBe(200);
  });

  it('PHO-5 who only reads adds nothing', async () => {
    expect((await put(jpeg, { headers: await bench.signIn('leader') })).status).toBe(403);
    expect((await put(jpeg, { headers: {} })).status).toBe(401);
  });

  it('PHO-5 an ended case takes photos at the desk only, and still knows what it has', async () => {
    const id = randomUUID();
    const ended = await plant({ state: 'closed', closedMs: 5_000_000 });
    expect((await put(jpeg, { headers: phone, of: ended })).json).toMatchObject({
      status: 409,
      code: 'not-from-this-state',
    });
    expect((await put(jpeg, { of: ended, id })).status).toBe(200);
    expect((await put(jpeg, { headers: phone, of: ended, id })).status).toBe(200);
  });

  it('PHO-5 a page of another site adds nothing', async () => {
    expect((await put(jpeg, { headers: { ...desk, origin: 'https://evil.example' } })).json.code).toBe('cross-site');
  });

  it('PHO-5 a picture is shown as nothing but a picture, asked for anew each time', async () => {
    const { json } = await put(jpeg);
    const path = `${caseId}/photos/${json.id}`;
    const { headers } = await look(path);
    const told = (name: string) => headers.get(name);
    expect(told('x-content-type-options')).toBe('nosniff');
    expect(told('cache-control')).toBe('private, no-cache');
    expect(told('vary')).toBe('Cookie, Authorization');
    expect(told('content-disposition')).toBe('inline');
    expect(told('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(told('cross-origin-resource-policy')).toBe('same-origin');
    const etag = told('etag')!;
    // Without the other header fetch asks past every cache.
    const unlessKept = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
    expect((await look(path, { ...desk, ...unlessKept })).status).toBe(304);
    expect((await look(`${path}?size=thumb`, { ...desk, ...unlessKept })).status).toBe(200);
    expect((await look(path, { ...bearer('nobody'), ...unlessKept })).status).toBe(401);
    expect((await look(`${path}?size=huge`)).status).toBe(400);
  });
});

describe('taking a photo away', () => {
  it('PHO-5 is for the desk, with a reason; both ends are in the audit log', async () => {
    const { json } = await put(jpeg, { headers: phone });
    expect((await remove(json.id, phone)).status).toBe(403);
    expect((await remove(json.id, await bench.signIn('leader'))).status).toBe(403);
    expect((await remove(json.id, desk, '')).json.errors[0]).toMatchObject({ path: 'reason' });
    expect((await remove(json.id, await bench.signIn('town-manager', EAST))).status).toBe(404);
    const before = filesOnDisk().length;
    expect((await remove(json.id)).status).toBe(204);
    expect(filesOnDisk().length).toBe(before - 2);
    expect((await remove(json.id)).status).toBe(204);
    expect((await remove(randomUUID())).status).toBe(404);
    const events = await store.audit.list({ subject: caseId, limit: 10 });
    expect(events.map(({ action, actor, town, detail }) => [action, actor, town, detail['photo']])).toEqual([
      ['photo:removed', 'demo:dispatcher', WEST, json.id],
      ['photo:added', 'device:phone-0', WEST, json.id],
    ]);
    expect(events[0]!.detail['reason']).toBe('wrong case');
  });

  it('PHO-4 is for good: a late repeat of the upload does not bring it back', async () => {
    const { json } = await put(jpeg, { id: randomUUID() });
    await remove(json.id);
    expect((await put(jpeg, { id: json.id })).json).toMatchObject({ status: 410, code: 'photo-removed' });
    expect((await look(`${caseId}/photos/${json.id}`)).status).toBe(410);
    expect((await list()).json.items).toEqual([]);
  });
});

describe('the list', () => {
  it('PHO-6 comes in the order of adding, with before and after side by side', async () => {
    const ids: string[] = [];
    for (const kind of ['before', 'after', 'near', 'before']) {
      bench.clock.advance(1_000);
      ids.push((await put(jpeg, { kind })).json.id);
    }
    const { json } = await list();
    expect(json.items.map(({ id }) => id)).toEqual(ids);
    expect(json.pairs).toEqual([
      { before: ids[0], after: ids[1] },
      { before: ids[3], after: null },
    ]);
  });

  it('PHO-5 of a case that nobody knows is not there', async () => {
    expect((await look('20260101-AAAA-AAAA/photos')).status).toBe(404);
  });
});

describe('retention', () => {
  it('PHO-8 deletes the photos of cases that ended before the term, and of no other', async () => {
    const term = 1_000_000;
    const [over, within, open] = [await plant({ closedMs: term - 1 }), await plant({ closedMs: term }), caseId];
    for (const of of [over, within, open]) await put(jpeg, { of });
    expect(await store.photos.deleteOfEnded(term)).toBe(1);
    const left = await Promise.all([over, within, open].map(async (of) => (await store.photos.use(of)).photos));
    expect(left).toEqual([0, 1, 1]);
  });
});

it('PHO-5 a photo of a new case is taken of whoever has just reported it', async () => {
  const body = { kind: 'event', ...inGrid(2), description: '占道', source: 'patrol' };
  const opened = await bench.call<'openCase'>('POST', '/api/v1/cases', { body, headers: phone });
  expect((await put(jpeg, { headers: phone, of: opened.json.id })).status).toBe(200);
});
