import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createPhotoFiles } from '../../../server/photos/photo-files.ts';
import { sweepPhotos } from '../../../server/photos/sweep-photos.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const HOUR_MS = 3_600_000;
const NOW_MS = Date.parse('2026-11-28T12:00:00Z');
const PICTURES = { full: Buffer.from('full'), thumb: Buffer.from('thumb') };

function openFolder(storeId = 'store-1') {
  const dataFolder = tempFolder();
  const root = join(dataFolder, 'photos', storeId);
  const all = async () => (await readdir(root, { recursive: true })).filter((name) => name.includes('/')).sort();
  /** All files are so old. */
  const age = async (ageMs: number) => {
    const at = (NOW_MS - ageMs) / 1000;
    for (const name of await all()) await utimes(join(root, name), at, at);
  };
  return { dataFolder, root, files: createPhotoFiles(dataFolder, storeId), all, age };
}

describe('files of photos', () => {
  it('PHO-7 receives a body as it comes, with its hash and first bytes', async () => {
    const { files } = openFolder();
    const received = await files.receive(Readable.from([Buffer.from('ab'), Buffer.from('c'.repeat(20))]), 22);
    expect(received).toMatchObject({ firstBytes: Buffer.from('abcccccccccc') });
    const { createHash } = await import('node:crypto');
    const hash = createHash('sha256')
      .update(`ab${'c'.repeat(20)}`)
      .digest('hex');
    expect(received).toMatchObject({ sha256: hash });
  });

  it('PHO-2 stops at the limit, and leaves nothing', async () => {
    const { files, all } = openFolder();
    expect(await files.receive(Readable.from([Buffer.alloc(20), Buffer.alloc(1)]), 20)).toBe('too-large');
    expect(await all()).toEqual([]);
  });

  it('PHO-7 leaves nothing of a body that fails', async () => {
    const { files, all } = openFolder();
    const broken = Readable.from(
      (async function* () {
        yield Buffer.alloc(5);
        throw new Error('cut');
      })(),
    );
    await expect(files.receive(broken, 20)).rejects.toThrow('cut');
    expect(await all()).toEqual([]);
  });

  it('PHO-7 keeps, reads and removes both pictures of a photo under a name of its own', async () => {
    const { files, all } = openFolder();
    const [one, other] = [await files.keep(PICTURES), await files.keep(PICTURES)];
    expect(one).not.toBe(other);
    expect([await files.read(one, 'full'), await files.read(one, 'thumb')]).toEqual([PICTURES.full, PICTURES.thumb]);
    await files.remove(one);
    expect([await files.read(one, 'full'), await files.read(other, 'full')]).toEqual([null, PICTURES.full]);
    expect(await all()).toHaveLength(2);
  });

  it('PHO-7 sweeps what no row has, from one hour on', async () => {
    const { files, all, age, root } = openFolder();
    const [known, orphan] = [await files.keep(PICTURES), await files.keep(PICTURES)];
    await mkdir(join(root, 'incoming'), { recursive: true });
    await writeFile(join(root, 'incoming', 'broken-off'), 'x');
    const store = {
      filesAmong: (names: readonly string[]) => Promise.resolve(new Set(names.filter((name) => name === known))),
    };
    await age(HOUR_MS);
    expect(await sweepPhotos(files, store, NOW_MS)).toBe(0);
    await age(HOUR_MS + 1_000);
    expect(await sweepPhotos(files, store, NOW_MS)).toBe(3);
    expect(await all()).toHaveLength(2);
    expect([await files.read(known, 'thumb'), await files.read(orphan, 'thumb')]).toEqual([PICTURES.thumb, null]);
  });

  it('PHO-7 sweeps nothing of another store, nor where there is nothing', async () => {
    const { files, all, age, dataFolder } = openFolder();
    const none = { filesAmong: () => Promise.resolve(new Set<string>()) };
    expect(await sweepPhotos(createPhotoFiles(dataFolder, 'store-2'), none, NOW_MS)).toBe(0);
    await files.keep(PICTURES);
    await age(9 * HOUR_MS);
    expect(await sweepPhotos(createPhotoFiles(dataFolder, 'store-2'), none, NOW_MS)).toBe(0);
    expect(await all()).toHaveLength(2);
  });
});
