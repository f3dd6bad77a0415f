import { z } from 'zod';

/** What a photo of a case shows: from near, from afar, with something to find the place by, before and after handling (近景、远景、参照物、处置前、处置后). */
export const PHOTO_KINDS = ['near', 'far', 'reference', 'before', 'after'] as const;
export const photoKindSchema = z.enum(PHOTO_KINDS);
export type PhotoKind = z.infer<typeof photoKindSchema>;

/** Made by whoever takes the photo, so that a repeat is known for one. */
export const photoIdSchema = z.uuid().transform((id) => id.toLowerCase());

/** A photo of a case as it is told; the picture itself is asked for by its id. */
export const casePhotoSchema = z.strictObject({
  id: z.string(),
  case: z.string(),
  kind: photoKindSchema,
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
  bytes: z.int().positive(),
  /** When the server took it, epoch ms; what the camera wrote is not kept. */
  addedMs: z.number(),
});
export type CasePhoto = z.infer<typeof casePhotoSchema>;
