import type { CaseView } from '../model/case.ts';
import type { CasePhoto } from '../model/photo.ts';

type Viewed = Pick<CasePhoto, 'id' | 'kind' | 'addedMs'>;

/** A thing from near and from afar (近景、远景); one of the two may be missing. */
export interface PhotoViews {
  readonly near: string | null;
  readonly far: string | null;
}

/**
 * What whoever verifies or checks a facility looks at together (PHO-9): the newest photo from near and the newest from afar. Null
 * of an event, which does not stand there, and where there is neither. The order of the list makes no difference.
 */
export function photoViews(kind: CaseView['kind'], photos: readonly Viewed[]): PhotoViews | null {
  const views = { near: newest(photos, 'near'), far: newest(photos, 'far') };
  return kind === 'facility' && (views.near !== null || views.far !== null) ? views : null;
}

function newest(photos: readonly Viewed[], kind: 'near' | 'far'): string | null {
  const ofKind = photos.filter((photo) => photo.kind === kind);
  return ofKind.toSorted((a, b) => b.addedMs - a.addedMs || (a.id < b.id ? -1 : 1))[0]?.id ?? null;
}
