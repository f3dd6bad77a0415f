import { readScope } from '../../../shared/access/read-scope.ts';
import { PHOTO_LIMITS } from '../../../shared/photos/photo-limits.ts';
import { photoPairs } from '../../../shared/photos/photo-pairs.ts';
import { photoViews } from '../../../shared/photos/photo-views.ts';
import { teamsOf } from '../../cases/case-actor.ts';
import { createMakePictures } from '../../photos/make-pictures.ts';
import { createPhotoFiles } from '../../photos/photo-files.ts';
import { createPhotoService, toldPhoto, type PhotoRefusal } from '../../photos/photo-service.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, type Headers, type Refusal } from '../reply.ts';

type PhotoEndpoints = 'listPhotos' | 'putPhoto' | 'getPhoto' | 'removePhoto';

/** Each look is asked for anew, so that nobody keeps seeing what they may no longer see; opened by itself, it is a picture and nothing else. */
const PICTURE_HEADERS: Headers = {
  'Cache-Control': 'private, no-cache',
  Vary: 'Cookie, Authorization',
  'Content-Disposition': 'inline',
  'Content-Security-Policy': "default-src 'none'; sandbox",
};

export function photoHandlers({ store, clock, config, log, world }: HandlerParts): HandlersOf<PhotoEndpoints> {
  const { cases, photos } = store;
  const files = createPhotoFiles(config.dataFolder, store.storeId);
  const asCaseActor = teamsOf(world.loaded.officers);
  const service = createPhotoService({ store, clock, files, makePictures: createMakePictures(), asCaseActor });

  return {
    async listPhotos({ actor, params: { id } }) {
      const scope = readScope(actor, 'case:read');
      const stored = await cases.get(id, scope);
      if (!stored) return noSuchCase(id);
      const items = (await photos.list(id, scope)).map(toldPhoto);
      const pairs = photoPairs(items).map(({ before, after }) => ({
        before: before && before.id,
        after: after && after.id,
      }));
      return answer({ items, pairs, views: photoViews(stored.item.kind, items) });
    },

    async putPhoto({ actor, who, params, query: { kind }, request }) {
      const { id, photoId } = params;
      const declared = request.get('Content-Length');
      const declaredBytes = declared === undefined ? null : Number(declared);
      const upload = { case: id, id: photoId, kind, body: request, declaredBytes };
      const added = await service.add(upload, { actor, who });
      if (added.ok) return answer(added.value);
      // What is still on its way is read and forgotten, so that the answer can be heard.
      request.resume();
      return refusalOf(added.error, id);
    },

    async getPhoto({ actor, params: { id, photoId }, query: { size } }) {
      const photo = await photos.get(id, photoId, readScope(actor, 'case:read'));
      if (!photo) return noSuchPhoto(photoId);
      if (photo.file === null) return problem('photo-removed', 'The photo was taken away at the desk.');
      const bytes = await files.read(photo.file, size);
      if (!bytes) {
        log.error({ case: id, photo: photoId, file: photo.file }, 'the file of a photo is missing');
        return noSuchPhoto(photoId);
      }
      return { kind: 'picture', bytes, etag: `"${photo.sha256.slice(0, 32)}-${size}"`, headers: PICTURE_HEADERS };
    },

    async removePhoto({ actor, who, params: { id, photoId }, query: { reason } }) {
      const removed = await service.remove({ case: id, id: photoId }, reason, { actor, who });
      return removed ? answer(undefined) : noSuchPhoto(photoId);
    },
  };
}

function noSuchCase(id: string): Refusal {
  return problem('not-found', `There is no case ${id} in this district.`);
}

function noSuchPhoto(id: string): Refusal {
  return problem('not-found', `There is no photo ${id} of this case.`);
}

const MB = 1024 * 1024;

function refusalOf(refusal: PhotoRefusal, caseId: string): Refusal {
  const { uploadBytes, casePhotos, caseBytes, pixels, edgePx } = PHOTO_LIMITS;
  switch (refusal.code) {
    case 'not-found':
      return noSuchCase(caseId);
    case 'forbidden':
      return problem('forbidden', 'You may read this case and not add to it.');
    case 'overloaded':
      return problem('overloaded', 'Too many photos come at once: try again.', { headers: { 'Retry-After': '5' } });
    case 'body-too-large':
      return problem('body-too-large', `A photo is at most ${uploadBytes / MB} MB.`);
    case 'broken-off':
      return problem('bad-request', 'The upload broke off; nothing of it is kept.');
    case 'case-ended':
      return problem('not-from-this-state', `A case that is ${refusal.state} takes photos at the desk only.`);
    case 'photo-taken':
      return problem('photo-taken', 'Another photo of this case has this id: make a new one.');
    case 'photo-removed':
      return problem('photo-removed', 'The photo was taken away at the desk.');
    case 'too-many-photos':
      return problem('case-full', `A case takes at most ${casePhotos} photos.`);
    case 'too-many-bytes':
      return problem('case-full', `The photos of a case are at most ${caseBytes / MB} MB.`);
    case 'not-an-image':
      return problem('not-an-image', formatDetail(refusal.format));
    case 'too-large': {
      const size = `${refusal.widthPx} × ${refusal.heightPx}`;
      return problem(
        'image-too-large',
        `The image has ${size} pixels; at most ${pixels / 1e6} million, ${edgePx} an edge.`,
      );
    }
    case 'unreadable':
      return problem('image-unreadable', 'The image is damaged, or not what it says that it is.');
  }
}

function formatDetail(format: string | null): string {
  if (format === null) return 'The content is no image: send a JPEG, PNG or WebP.';
  const hint = format === 'heic' ? ' Set the camera to its most compatible format.' : '';
  return `Images of the format ${format.toUpperCase()} are not taken: send a JPEG, PNG or WebP.${hint}`;
}
