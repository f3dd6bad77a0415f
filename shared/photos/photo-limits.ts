const MB = 1024 * 1024;

/** How much of photos a case takes (PHO-2). Technical, not from any document. */
export const PHOTO_LIMITS = {
  /** Of one image as it is sent. */
  uploadBytes: 10 * MB,
  /** Of all photos of a case as they are stored. */
  caseBytes: 50 * MB,
  casePhotos: 40,
  /** Width × height, told by the header: more is not decoded. A phone of 64 megapixels is within. */
  pixels: 65_000_000,
  /** Of width and height each. */
  edgePx: 16_384,
  /** Longest edge as stored. */
  storedEdgePx: 2_560,
  thumbEdgePx: 320,
} as const;

/** How much a case has of photos already. */
export interface PhotoUse {
  readonly photos: number;
  readonly bytes: number;
}

/** Why a case takes no further photo of this size; null when it does (PHO-2). */
export function caseFull(use: PhotoUse, addedBytes: number): 'too-many-photos' | 'too-many-bytes' | null {
  if (use.photos >= PHOTO_LIMITS.casePhotos) return 'too-many-photos';
  return use.bytes + addedBytes > PHOTO_LIMITS.caseBytes ? 'too-many-bytes' : null;
}

/** Why an image is not decoded, going by the size that its header tells; null when it may be (PHO-2). */
export function tooLargeToDecode(widthPx: number, heightPx: number): 'edge' | 'pixels' | null {
  if (Math.max(widthPx, heightPx) > PHOTO_LIMITS.edgePx) return 'edge';
  return widthPx * heightPx > PHOTO_LIMITS.pixels ? 'pixels' : null;
}
