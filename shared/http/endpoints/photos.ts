import { z } from 'zod';
import { casePhotoSchema, photoIdSchema, photoKindSchema } from '../../model/photo.ts';
import { PHOTO_LIMITS } from '../../photos/photo-limits.ts';
import { endpoint } from '../endpoint.ts';

const ofCase = z.strictObject({ id: z.string().min(1).max(100) });
const photo = ofCase.extend({ photoId: photoIdSchema });

export const listPhotos = endpoint({
  method: 'get',
  path: '/api/v1/cases/:id/photos',
  admission: 'case:read',
  summary: 'The photos of a case in the order in which they came',
  params: ofCase,
  answer: z.strictObject({
    items: z.array(casePhotoSchema).readonly(),
    /** Ids of the photos from before and after handling, side by side. */
    pairs: z.array(z.strictObject({ before: z.string().nullable(), after: z.string().nullable() })).readonly(),
    /** Of a facility: ids of the newest photo from near and from afar, to be looked at together (PHO-9). */
    views: z.strictObject({ near: z.string().nullable(), far: z.string().nullable() }).nullable(),
  }),
});

export const putPhoto = endpoint({
  method: 'put',
  path: '/api/v1/cases/:id/photos/:photoId',
  admission: 'photo:add',
  summary:
    'Adds one image (JPEG, PNG or WebP, told by its content) to a case; a repeat under the same id answers the same',
  params: photo,
  query: z.strictObject({ kind: photoKindSchema }),
  uploads: ['image/jpeg', 'image/png', 'image/webp'],
  bodyLimitBytes: PHOTO_LIMITS.uploadBytes,
  answer: casePhotoSchema,
});

export const getPhoto = endpoint({
  method: 'get',
  path: '/api/v1/cases/:id/photos/:photoId',
  admission: 'case:read',
  summary: 'The picture, at most 2560 px; `size=thumb` a small one of at most 320 px',
  params: photo,
  query: z.strictObject({ size: z.enum(['full', 'thumb']).default('full') }),
  media: 'image/jpeg',
  answer: z.instanceof(Uint8Array),
});

export const removePhoto = endpoint({
  method: 'delete',
  path: '/api/v1/cases/:id/photos/:photoId',
  admission: 'case:desk',
  summary: 'Takes a photo away, with the reason; that there was one stays on record',
  params: photo,
  query: z.strictObject({ reason: z.string().trim().min(1).max(300) }),
  status: 204,
  answer: z.undefined(),
});
