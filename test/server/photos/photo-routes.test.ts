import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { casePhotoSchema, type CasePhoto } from '../../../shared/model/photo.ts';
import { PHOTO_LIMITS } from '../../../shared/photos/photo-limits.ts';
import type { Problem } from '../../../shared/http/problem.ts';
import type { Store } from '../../../server/ports/store.ts';
import { WHOLE_DISTRICT } from '../../../shared/access/read-scope.ts';
import { newCaseEvent } from '../../support/case-events.ts';
import { eventually } from '../../support/eventually.ts';
import { bearer, complaints, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { noisyPhoto, phonePhoto, pngBomb, pngImage, webpImage } from '../../support/made-images.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, inGrid, WEST } from '../../support/two-towns.ts';
import { sampleCase } from '../../support/world-samples.ts';

let store: Store;
let bench: HttpBench;
let desk: Record<string, string>;
let phone: Record<string, string>;
let caseId: string;
let jpeg: Buffer;
const dataFolder = mkdtempSync(join(tmpdir(), 'jingge-test-'));

beforeAll(async () => {
  store = await openTestStore();
  bench = await openHttpBench({ store, config: { dataFolder } });
  desk = await bench.signIn('dispatcher');
  phone = bearer(await bench.phoneToken());
  jpeg = await phonePhoto();
});
afterAll(async () => {
  await bench.close();
  await store.close();
  rmSync(dataFolder, { recursive: true });
});
/** A case in the west that is with E-0. */
beforeEach(async () => {
  caseId = await plant({});
});

async function plant(over: Parameters<typeof sampleCase>[0], openedBy: string | null = null): Promise<string> {
  const item = sampleCase({
    id: `case-${randomUUID()}`,
    town: WEST,
    officer: 'E-0',
    state: 'handling',
    closedMs: null,
    ...over,
  });
  await store.cases.insert(item, newCaseEvent({ caseId: item.id, atMs: 1, to: item.state }), {
    openedBy,
    reporter: null,
  });
  return item.id;
}

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly json: CasePhoto & Problem;
}

async function put(
  body: Buffer | ReadableStream | string | null,
  over: {
    readonly id?: string;
    readonly kind?: string;
    readonly headers?: Record<string, string>;
    readonly of?: string;
  } = {},
): Promise<Answered> {
  const { id = randomUUID(), kind = 'near', headers = desk, of = caseId } = over;
  const streamed = body instanceof ReadableStream ? { duplex: 'half' } : {};
  const sent = {
    method: 'PUT',
    headers,
    body: body instanceof Buffer ? new Uint8Array(body) : body,
    ...streamed,
  } as RequestInit;
  const response = await fetch(`${bench.url}/api/v1/cases/${of}/photos/${id}?kind=${kind}`, sent);
  return { status: response.status, headers: response.headers, json: (await response.json()) as Answered['json'] };
}

async function look(path: string, headers: Record<string, string> = desk) {
  const response = await fetch(`${bench.url}/api/v1/cases/${path}`, { headers });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

const list = (headers = desk) => bench.call<'listPhotos'>('GET', `/api/v1/cases/${caseId}/photos`, { headers });
const remove = (id: string, headers = desk, query = '?reason=wrong%20case') =>
  bench.call('DELETE', `/api/v1/cases/${caseId}/photos/${id}${query}`, { headers });

function filesOnDisk(): readonly string[] {
  const root = join(dataFolder, 'photos', store.storeId);
  const names = existsSync(root) ? readdirSync(root, { recursive: true, encoding: 'utf8' }) : [];
  return names.filter((name) => name.includes('/'));
}

describe('adding a photo', () => {
  it('PHO-1 PHO-3 keeps an upright picture and a thumbnail, and nothing of place, time and device', async () => {
    const sent = await phonePhoto(3_000, 2_000, 6);
    const input = await sharp(sent).metadata();
    expect([input.exif?.includes('SecretPhone'), input.orientation]).toEqual([true, 6]);
    const { status, json } = await put(sent, { kind: 'before' });
    expect(status).toBe(200);
    expect(complaints(casePhotoSchema, json)).toEqual([]);
    expect(json).toMatchObject({ case: caseId, kind: 'before', widthPx: 1_707, heightPx: 2_560 });
    for (const [size, edge] of [
      ['full', 2_560],
      ['thumb', 320],
    ] as const) {
      const { bytes, headers } = await look(`${caseId}/photos/${json.id}?size=${size}`);
      const kept = await sharp(bytes).metadata();
      expect([kept.format, Math.max(kept.width, kept.height), kept.exif, kept.orientation]).toEqual([
        'jpeg',
        edge,
        undefined,
        undefined,
      ]);
      expect(kept.xmp ?? kept.iptc ?? kept.icc).toBe(undefined);
      expect(bytes.includes('SecretPhone') || bytes.includes('Exif') || bytes.includes('GPS')).toBe(false);
      expect(headers.get('content-type')).toBe('image/jpeg');
    }
  });

  it('PHO-3 turns what the camera says is turned: the red half of a picture that lies on its side comes to the top', async () => {
    const { json } = await put(await phonePhoto(400, 200, 6));
    const { bytes } = await look(`${caseId}/photos/${json.id}`);
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    const pixel = (x: number, y: number) => [...data.subarray((y * info.width + x) * info.channels).subarray(0, 3)];
    expect([info.width, info.height]).toEqual([200, 400]);
    expect(pixel(100, 50)[0]).toBeGreaterThan(200);
    expect(pixel(100, 350)[2]).toBeGreaterThan(200);
  });

  it('PHO-1 takes PNG and WebP, whatever the header says', async () => {
    for (const image of [await pngImage(), await webpImage()]) {
      const { status, json } = await put(image, { headers: { ...desk, 'content-type': 'application/json' } });
      expect(status).toBe(200);
      expect((await look(`${caseId}/photos/${json.id}`)).headers.get('content-type')).toBe('image/jpeg');
    }
  });

  it('PHO-4 answers a repeat under the same id the same, and refuses other bytes and another kind', async () => {
    const id = randomUUID();
    const first = await put(jpeg, { id });
    const again = await put(jpeg, { id: id.toUpperCase() });
    expect([again.status, again.json]).toEqual([200, first.json]);
    expect((await put(await pngImage(), { id })).json).toMatchObject({ status: 409, code: 'photo-taken' });
    expect((await put(jpeg, { id, kind: 'far' })).json).toMatchObject({ status: 409, code: 'photo-taken' });
    expect((await list()).json.items).toHaveLength(1);
    const elsewhere = await plant({});
    expect((await put(jpeg, { id, of: elsewhere })).status).toBe(200);
  });

  it('PHO-4 makes one photo of ten of the same at once', async () => {
    const id = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => put(jpeg, { id })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ json }) => JSON.stringify(json))).size).toBe(1);
    expect((await list()).json.items).toHaveLength(1);
  });

  it.each([
    ['text', Buffer.from('hello, this is no image at all'), 'not-an-image', 415],
    ['nothing', null, 'not-an-image', 415],
    [
      'SVG with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'not-an-image',
      415,
    ],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'), 'not-an-image', 415],
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'not-an-image', 415],
    [
      'the head of a JPEG and rubbish',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 7)]),
      'image-unreadable',
      422,
    ],
  ])('PHO-1 refuses %s', async (_, body, code, status) => {
    const refused = await put(body);
    expect(refused.json).toMatchObject({ status, code });
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect((await list()).json.items).toEqual([]);
  });

  it('PHO-1 says what to do about HEIC', async () => {
    expect((await put(Buffer.from('\0\0\0\x18ftypheic', 'latin1'))).json.detail).toContain('HEIC');
  });

  it('PHO-2 does not decode a picture whose header says that it is too large', async () => {
    for (const bomb of [await pngBomb(50_000, 50_000), await pngBomb(16_384, 3_968), await pngBomb(16_385, 1)]) {
      const { json } = await put(bomb);
      expect(json).toMatchObject({ status: 413, code: 'image-too-large' });
    }
    // Within the limit it is decoded, and found out.
    expect((await put(await pngBomb(64, 64))).json.code).toBe('image-unreadable');
  });

  it('PHO-2 refuses more than 10 MB, declared or in chunks, and takes exactly as much', async () => {
    const most = PHOTO_LIMITS.uploadBytes;
    const padded = (bytes: number) => Buffer.concat([jpeg, Buffer.alloc(bytes - jpeg.length)]);
    expect((await put(padded(most + 1))).json).toMatchObject({ status: 413, code: 'body-too-large' });
    const chunks = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(padded(most)));
        controller.enqueue(new Uint8Array(1));
        controller.close();
      },
    });
    expect((await put(chunks)).json).toMatchObject({ status: 413, code: 'body-too-large' });
    expect((await put(padded(most))).status).toBe(200);
  });

  it('PHO-2 takes forty photos of a case, also when the last come together', async () => {
    const small = await pngImage(8, 8);
    for (let i = 0; i < PHOTO_LIMITS.casePhotos - 2; i++) expect((await put(small)).status).toBe(200);
    const last = await Promise.all(Array.from({ length: 5 }, () => put(small)));
    expect(last.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409, 409]);
    expect((await put(small)).json).toMatchObject({ status: 409, code: 'case-full' });
    expect((await list()).json.items).toHaveLength(40);
  });

  it.each([
    ['kind', '?kind=selfie', 'kind'],
    ['no kind', '', 'kind'],
    ['something else', '?kind=near&x=1', 'x'],
  ])('PHO-4 names a wrong field: %s', async (_, query, path) => {
    const response = await fetch(`${bench.url}/api/v1/cases/${caseId}/photos/${randomUUID()}${query}`, {
      method: 'PUT',
      headers: desk,
      body: new Uint8Array(jpeg),
    });
    const json = (await response.json()) as Problem;
    expect([response.status, json.code, json.errors?.[0]?.path]).toEqual([400, 'invalid-input', path]);
  });

  it('PHO-4 takes an id that is no UUID for a path that is not there', async () => {
    expect((await put(jpeg, { id: 'photo-1' })).status).toBe(404);
    expect((await put(jpeg, { id: '..%2f..%2fsecret' })).status).toBe(404);
  });

  it('PHO-7 leaves nothing of an upload that breaks off', async () => {
    const noise = await noisyPhoto(800, 600);
    const url = new URL(`${bench.url}/api/v1/cases/${caseId}/photos/${randomUUID()}?kind=near`);
    const before = filesOnDisk();
    await new Promise<void>((closed) => {
      const sending = request(url, { method: 'PUT', headers: { ...desk, 'content-length': noise.length } });
      sending.on('error', () => closed());
      sending.write(
        noise.subarray(0, noise.length >> 1),
        () => void eventually(() => filesOnDisk().length > before.length).then(() => sending.destroy()),
      );
    });
    await eventually(() => filesOnDisk().length === before.length);
    expect((await list()).json.items).toEqual([]);
    // A whole body that is half a picture is none either.
    expect((await put(noise.subarray(0, noise.length >> 1))).json.code).toBe('image-unreadable');
  });
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
