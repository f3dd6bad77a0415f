import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { casePhotoSchema } from '../../../shared/model/photo.ts';
import type { Problem } from '../../../shared/http/problem.ts';
import { PHOTO_LIMITS } from '../../../shared/photos/photo-limits.ts';
import { eventually } from '../../support/eventually.ts';
import { complaints } from '../../support/http-bench.ts';
import { noisyPhoto, phonePhoto, pngBomb, pngImage, webpImage } from '../../support/made-images.ts';
import { openPhotoBench } from './photo-bench.ts';

/** A case in the west that is with E-0. */
let caseId: string;
const { bench, desk, filesOnDisk, jpeg, list, look, plant, put } = await openPhotoBench(() => caseId);
beforeEach(async () => {
  caseId = await plant({});
});

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
