import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Action } from '../../shared/access/actions.ts';
import { authorize, type Actor } from '../../shared/access/authorize.ts';
import { caseResource } from '../../shared/access/case-resource.ts';
import { readScope, WHOLE_DISTRICT } from '../../shared/access/read-scope.ts';
import type { CaseActor } from '../../shared/cases/case-sides.ts';
import { isEnded } from '../../shared/cases/ended-states.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { CaseState, CaseView } from '../../shared/model/case.ts';
import type { CasePhoto, PhotoKind } from '../../shared/model/photo.ts';
import { addsPhoto } from '../../shared/photos/adds-photo.ts';
import { imageFormat, TAKEN_FORMATS, type ImageFormat } from '../../shared/photos/image-format.ts';
import { caseFull, PHOTO_LIMITS } from '../../shared/photos/photo-limits.ts';
import { entry, type Who } from '../audit/audit.ts';
import type { StoredPhoto } from '../ports/photos.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import type { MakePictures, PictureFault } from './make-pictures.ts';
import type { PhotoFiles, Received } from './photo-files.ts';

/** Why a photo was not taken. */
export type PhotoRefusal =
  | { readonly code: 'not-found' | 'forbidden' | 'overloaded' | 'body-too-large' | 'broken-off' }
  | { readonly code: 'case-ended'; readonly state: CaseState }
  | { readonly code: 'photo-taken' | 'photo-removed' | 'too-many-photos' | 'too-many-bytes' }
  | { readonly code: 'not-an-image'; readonly format: ImageFormat | null }
  | PictureFault;

/** One photo on its way in. */
interface PhotoUpload {
  readonly case: string;
  readonly id: string;
  readonly kind: PhotoKind;
  readonly body: Readable;
  /** As the sender declares it; null for a body in chunks. */
  readonly declaredBytes: number | null;
}

interface Asker {
  readonly actor: Actor;
  readonly who: Who;
}

type Outcome = Result<CasePhoto, PhotoRefusal>;

/** The one door for photos (docs/rules/photos.md). */
export interface PhotoService {
  add(upload: PhotoUpload, asker: Asker): Promise<Outcome>;
  /** False when there is no such photo that the asker may take away; one that is gone already is as good as taken away. */
  remove(photo: Pick<PhotoUpload, 'case' | 'id'>, reason: string, asker: Asker): Promise<boolean>;
}

export interface PhotoServiceParts {
  readonly store: Pick<Store, 'cases' | 'photos'>;
  readonly clock: Clock;
  readonly files: PhotoFiles;
  readonly makePictures: MakePictures;
  readonly asCaseActor: (actor: Actor) => CaseActor;
}

/** Uploads that are on their way or wait for their turn; what comes beyond is asked to come again. */
const MOST_UPLOADS = 64;

/** By which rights somebody knows of a case that they add a photo to. */
const KNOWN_BY: readonly Action[] = ['photo:add', 'case:read', 'case:check'];

export function createPhotoService({
  store,
  clock,
  files,
  makePictures,
  asCaseActor,
}: PhotoServiceParts): PhotoService {
  const { cases, photos } = store;
  let uploads = 0;

  /** The case, where the actor may add to it; unknown and foreign are one (ACC-11). */
  async function addable(id: string, actor: Actor): Promise<Result<CaseView, PhotoRefusal>> {
    for (const right of KNOWN_BY) {
      const stored = await cases.get(id, readScope(actor, right));
      if (!stored) continue;
      const { item, openedBy } = stored;
      return addsPhoto(asCaseActor(actor), item, openedBy) ? ok(item) : err({ code: 'forbidden' });
    }
    return err({ code: 'not-found' });
  }

  /** What can be refused before a byte of the picture is read. */
  async function refusedUnread(
    { declaredBytes }: PhotoUpload,
    item: CaseView,
    known: StoredPhoto | null,
    actor: Actor,
  ): Promise<PhotoRefusal | null> {
    if (known?.file === null) return { code: 'photo-removed' };
    if ((declaredBytes ?? 0) > PHOTO_LIMITS.uploadBytes) return { code: 'body-too-large' };
    if (known) return null;
    if (isEnded(item.state) && !authorize(actor, 'case:desk', caseResource(item)))
      return { code: 'case-ended', state: item.state };
    const full = caseFull(await photos.use(item.id), 0);
    return full && { code: full };
  }

  async function receive(body: Readable): Promise<Result<Received, PhotoRefusal>> {
    try {
      const received = await files.receive(body, PHOTO_LIMITS.uploadBytes);
      return received === 'too-large' ? err({ code: 'body-too-large' }) : ok(received);
    } catch (error) {
      if (body.errored) return err({ code: 'broken-off' });
      throw error;
    }
  }

  /** Pictures first, then the row: a row never lacks its files, and files without a row are swept (PHO-7). */
  async function keep(upload: PhotoUpload, received: Received, item: CaseView, asker: Asker): Promise<Outcome> {
    const format = imageFormat(received.firstBytes);
    if (format === null || !TAKEN_FORMATS.includes(format)) return err({ code: 'not-an-image', format });
    const made = await makePictures(received.path);
    if (!made.ok) return made;
    const { full, thumb, widthPx, heightPx } = made.value;
    const { id, kind } = upload;
    const [bytes, atMs, sourceSha256] = [full.length, clock.nowMs(), received.sha256];
    const sha256 = createHash('sha256').update(full).digest('hex');
    const file = await files.keep({ full, thumb });
    const photo = { id, case: item.id, kind, widthPx, heightPx, bytes, addedMs: atMs };
    const more = { addedBy: asker.actor.id, sourceSha256, sha256, file, removedMs: null };
    const audited = entry(asker.who, 'photo:added', {
      subject: item.id,
      town: item.town,
      detail: { photo: id, kind, bytes },
    });
    const outcome = await photos.add({ ...photo, ...more }, { entry: audited, atMs });
    if (outcome === 'added') return ok(photo);
    await files.remove(file);
    return outcome === 'known' ? repeated(upload, received) : err({ code: outcome });
  }

  /** What a second upload under one id is told: the same for the same, else that the id is taken (PHO-4). */
  async function repeated({ case: caseId, id, kind }: PhotoUpload, { sha256 }: Received): Promise<Outcome> {
    const known = await photos.get(caseId, id, WHOLE_DISTRICT);
    if (!known || known.file === null) return err({ code: 'photo-removed' });
    return known.sourceSha256 === sha256 && known.kind === kind ? ok(toldPhoto(known)) : err({ code: 'photo-taken' });
  }

  async function take(upload: PhotoUpload, item: CaseView, known: StoredPhoto | null, asker: Asker): Promise<Outcome> {
    const received = await receive(upload.body);
    if (!received.ok) return received;
    try {
      return await (known ? repeated(upload, received.value) : keep(upload, received.value, item, asker));
    } finally {
      await files.drop(received.value);
    }
  }

  return {
    async add(upload, asker) {
      const found = await addable(upload.case, asker.actor);
      if (!found.ok) return found;
      const item = found.value;
      const known = await photos.get(item.id, upload.id, WHOLE_DISTRICT);
      const refusal = await refusedUnread(upload, item, known, asker.actor);
      if (refusal) return err(refusal);
      if (uploads >= MOST_UPLOADS) return err({ code: 'overloaded' });
      uploads++;
      try {
        return await take(upload, item, known, asker);
      } finally {
        uploads--;
      }
    },

    async remove({ case: caseId, id }, reason, { actor, who }) {
      const stored = await cases.get(caseId, readScope(actor, 'case:desk'));
      const photo = stored && (await photos.get(caseId, id, WHOLE_DISTRICT));
      if (!photo) return false;
      if (photo.file === null) return true;
      const detail = { photo: id, kind: photo.kind, addedBy: photo.addedBy, reason };
      const removed = entry(who, 'photo:removed', { subject: caseId, town: stored.item.town, detail });
      const file = await photos.remove(caseId, id, { entry: removed, atMs: clock.nowMs() });
      if (file !== null) await files.remove(file);
      return true;
    },
  };
}

/** What is told of a stored photo. */
export function toldPhoto({ id, case: caseId, kind, widthPx, heightPx, bytes, addedMs }: StoredPhoto): CasePhoto {
  return { id, case: caseId, kind, widthPx, heightPx, bytes, addedMs };
}
