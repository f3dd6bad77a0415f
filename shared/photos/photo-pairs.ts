import type { CasePhoto } from '../model/photo.ts';

type Placed = Pick<CasePhoto, 'id' | 'kind' | 'addedMs'>;

/** What a place looked like before and after; one of the two may be missing. */
export interface PhotoPair<P> {
  readonly before: P | null;
  readonly after: P | null;
}

/**
 * The photos from before and after handling side by side: first with first, second with second, in the order in which
 * they came (PHO-6). What has no partner stands alone; other kinds are left out. The order of the list makes no difference.
 */
export function photoPairs<P extends Placed>(photos: readonly P[]): readonly PhotoPair<P>[] {
  const before = inOrder(photos, 'before');
  const after = inOrder(photos, 'after');
  return Array.from({ length: Math.max(before.length, after.length) }, (_, i) => ({
    before: before[i] ?? null,
    after: after[i] ?? null,
  }));
}

function inOrder<P extends Placed>(photos: readonly P[], kind: 'before' | 'after'): readonly P[] {
  return photos
    .filter((photo) => photo.kind === kind)
    .toSorted((a, b) => a.addedMs - b.addedMs || (a.id < b.id ? -1 : Number(a.id > b.id)));
}
