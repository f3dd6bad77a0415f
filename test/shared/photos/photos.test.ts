import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PHOTO_KINDS, photoIdSchema } from '../../../shared/model/photo.ts';
import { imageFormat } from '../../../shared/photos/image-format.ts';
import { caseFull, PHOTO_LIMITS, tooLargeToDecode } from '../../../shared/photos/photo-limits.ts';
import { addsPhoto } from '../../../shared/photos/adds-photo.ts';
import { photoPairs } from '../../../shared/photos/photo-pairs.ts';
import { photoViews } from '../../../shared/photos/photo-views.ts';
import { CASE_STATES } from '../../../shared/model/case.ts';
import { caseActor } from '../../support/case-actors.ts';
import { sampleCase } from '../../support/world-samples.ts';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)));

describe('the format of an image', () => {
  it.each([
    ['jpeg', bytes([0xff, 0xd8, 0xff, 0xe1], 'xxxxExif')],
    ['png', bytes([0x89], 'PNG\r\n', [0x1a], '\n', [0, 0, 0, 13])],
    ['webp', bytes('RIFF', [1, 2, 3, 4], 'WEBP')],
    ['gif', bytes('GIF89a', [0, 0, 0, 0, 0, 0])],
    ['avif', bytes([0, 0, 0, 32], 'ftypavif')],
    ['heic', bytes([0, 0, 0, 24], 'ftypheic')],
    ['heic', bytes([0, 0, 0, 24], 'ftypmif1')],
    [null, bytes([0, 0, 0, 24], 'ftypisom')],
    [null, bytes('RIFF', [1, 2, 3, 4], 'WAVE')],
    [null, bytes('<svg xmlns=')],
    [null, bytes('%PDF-1.7\n')],
    [null, bytes([0xff, 0xd8])],
    [null, bytes()],
  ])('PHO-1 is told by its first bytes: %s', (format, first) => {
    expect(imageFormat(first)).toBe(format);
  });

  it('PHO-1 never fails, whatever comes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 16 }), (any) => void imageFormat(any)));
  });
});

describe('limits of photos', () => {
  const { casePhotos, caseBytes, pixels, edgePx } = PHOTO_LIMITS;

  it('PHO-2 are 40 photos and 50 MB a case', () => {
    expect([casePhotos, caseBytes]).toEqual([40, 50 * 1024 * 1024]);
    expect(caseFull({ photos: 39, bytes: 0 }, 1)).toBe(null);
    expect(caseFull({ photos: 40, bytes: 0 }, 0)).toBe('too-many-photos');
    expect(caseFull({ photos: 1, bytes: caseBytes - 10 }, 10)).toBe(null);
    expect(caseFull({ photos: 1, bytes: caseBytes - 10 }, 11)).toBe('too-many-bytes');
  });

  it('PHO-2 are 65 million pixels and 16,384 an edge', () => {
    expect(tooLargeToDecode(6_500, 10_000)).toBe(null);
    expect(tooLargeToDecode(6_500, 10_001)).toBe('pixels');
    expect(tooLargeToDecode(edgePx, 1)).toBe(null);
    expect(tooLargeToDecode(1, edgePx + 1)).toBe('edge');
    expect(pixels).toBe(65_000_000);
  });
});

describe('ids of photos', () => {
  it('PHO-4 are UUIDs, in small letters', () => {
    expect(photoIdSchema.parse('0B9C1D3E-7A56-4F10-8C2B-9D8E7F6A5B4C')).toBe('0b9c1d3e-7a56-4f10-8c2b-9d8e7f6a5b4c');
    for (const id of ['', '1', '../../etc/passwd', '0b9c1d3e7a564f108c2b9d8e7f6a5b4c'])
      expect(photoIdSchema.safeParse(id).success, id).toBe(false);
  });
});

describe('before and after', () => {
  const photo = (id: string, kind: (typeof PHOTO_KINDS)[number], addedMs: number) => ({ id, kind, addedMs });
  const idsOf = (photos: readonly ReturnType<typeof photo>[]) =>
    photoPairs(photos).map(({ before, after }) => [before?.id ?? null, after?.id ?? null]);

  it('PHO-6 stand side by side in the order in which they came', () => {
    expect(
      idsOf([photo('a2', 'after', 9), photo('b1', 'before', 1), photo('a1', 'after', 5), photo('b2', 'before', 2)]),
    ).toEqual([
      ['b1', 'a1'],
      ['b2', 'a2'],
    ]);
  });

  it('PHO-6 stand alone without a partner, and other kinds are left out', () => {
    expect(idsOf([])).toEqual([]);
    expect(idsOf([photo('n', 'near', 1), photo('f', 'far', 2), photo('r', 'reference', 3)])).toEqual([]);
    expect(idsOf([photo('b1', 'before', 1), photo('b2', 'before', 2), photo('a1', 'after', 3)])).toEqual([
      ['b1', 'a1'],
      ['b2', null],
    ]);
    expect(idsOf([photo('a1', 'after', 3)])).toEqual([[null, 'a1']]);
  });

  it('PHO-6 are the same in any order of the list, hold each photo once, and are as many as the longer side', () => {
    const photos = fc.uniqueArray(
      fc.record({ id: fc.uuid(), kind: fc.constantFrom(...PHOTO_KINDS), addedMs: fc.integer({ min: 0, max: 5 }) }),
      { selector: ({ id }) => id, maxLength: 20 },
    );
    fc.assert(
      fc.property(photos, fc.infiniteStream(fc.nat()), (list, keys) => {
        const shuffled = list.map((one) => ({ one, key: keys.next().value })).toSorted((a, b) => a.key - b.key);
        const pairs = photoPairs(list);
        expect(photoPairs(shuffled.map(({ one }) => one))).toEqual(pairs);
        const count = (kind: string) => list.filter((one) => one.kind === kind).length;
        expect(pairs).toHaveLength(Math.max(count('before'), count('after')));
        const told = pairs.flatMap(({ before, after }) => [before, after]).filter((one) => one !== null);
        expect(new Set(told).size).toBe(count('before') + count('after'));
      }),
    );
  });
});

describe('who adds a photo', () => {
  it('PHO-5 is also who verifies or checks on site, in those two states alone', () => {
    const adds = (actor: Parameters<typeof addsPhoto>[0]) =>
      CASE_STATES.filter((state) =>
        addsPhoto(actor, sampleCase({ state, town: 'west', grid: 'g', officer: 'E-9' }), null),
      );
    expect(adds(caseActor('inspector'))).toEqual(['verifying', 'checking']);
    expect(adds(caseActor('information', { town: 'west', grids: ['g'] }))).toEqual(['verifying', 'checking']);
    expect(adds(caseActor('information', { town: 'west', grids: ['other'] }))).toEqual([]);
    expect(adds(caseActor('enforcement', { town: 'west', grids: ['g'] }))).toEqual([]);
    expect(adds(caseActor('enforcement', { town: 'west', officer: 'E-9' }))).toEqual(CASE_STATES);
    expect(adds(caseActor('leader'))).toEqual([]);
  });
});

describe('near and far', () => {
  const at = (id: string, kind: 'near' | 'far' | 'before', addedMs: number) => ({ id, kind, addedMs });

  it('PHO-9 are the newest of each of a facility, in any order, and no pair of an event', () => {
    const photos = [at('n1', 'near', 1), at('f1', 'far', 2), at('n2', 'near', 3), at('b', 'before', 9)];
    expect(photoViews('facility', photos)).toEqual({ near: 'n2', far: 'f1' });
    expect(photoViews('facility', photos.toReversed())).toEqual({ near: 'n2', far: 'f1' });
    expect(photoViews('facility', [at('f', 'far', 1)])).toEqual({ near: null, far: 'f' });
    expect(photoViews('facility', [at('b', 'before', 1)])).toBeNull();
    expect(photoViews('event', photos)).toBeNull();
  });
});
