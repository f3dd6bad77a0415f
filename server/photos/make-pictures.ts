import { availableParallelism } from 'node:os';
import type { Sharp, SharpOptions } from 'sharp';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { PHOTO_LIMITS, tooLargeToDecode } from '../../shared/photos/photo-limits.ts';
import { sentenceOf } from '../lib/app-error.ts';
import { createTurns } from '../lib/turns.ts';
import type { Pictures } from './photo-files.ts';

/** The pictures of a photo with the size of the larger one. */
interface MadePictures extends Pictures {
  readonly widthPx: number;
  readonly heightPx: number;
}

export type PictureFault =
  | { readonly code: 'unreadable'; readonly reason: string }
  | { readonly code: 'too-large'; readonly widthPx: number; readonly heightPx: number };

/** Makes what is kept of an uploaded image: turned upright, shrunk, without anything but its pixels (PHO-2, PHO-3). */
export type MakePictures = (path: string) => Promise<Result<MadePictures, PictureFault>>;

/** Decoding must leave processors and threads to the feed: one at a time on a small machine, two on any other. */
const DECODES_AT_ONCE = availableParallelism() > 2 ? 2 : 1;
const TIMEOUT_S = 20;
const FULL_QUALITY = 82;
const THUMB_QUALITY = 75;

const INPUT: SharpOptions = {
  failOn: 'error',
  limitInputPixels: PHOTO_LIMITS.pixels,
  sequentialRead: true,
  pages: 1,
};

/** The library is loaded with the first photo: a start does not wait for it. */
export function createMakePictures(): MakePictures {
  const inTurn = createTurns(DECODES_AT_ONCE);
  let loading: ReturnType<typeof load> | null = null;
  return (path) =>
    inTurn(async () => {
      const sharp = await (loading ??= load());
      try {
        // Reads the header only; the limit is ours, so that the answer can say how large the image is.
        const header = await sharp(path, { ...INPUT, limitInputPixels: false }).metadata();
        const { width: widthPx, height: heightPx } = header;
        if (tooLargeToDecode(widthPx, heightPx)) return err({ code: 'too-large', widthPx, heightPx });
        const full = await within(sharp(path, INPUT), PHOTO_LIMITS.storedEdgePx)
          .jpeg({ quality: FULL_QUALITY })
          .toBuffer({ resolveWithObject: true });
        const thumb = await within(sharp(full.data, INPUT), PHOTO_LIMITS.thumbEdgePx)
          .jpeg({ quality: THUMB_QUALITY })
          .toBuffer();
        return ok({ full: full.data, thumb, widthPx: full.info.width, heightPx: full.info.height });
      } catch (error) {
        return err({ code: 'unreadable', reason: sentenceOf(error) });
      }
    });
}

/** Of the many readers of the library only those of the formats that are taken, each photo on one thread, nothing kept in memory. */
async function load() {
  const { default: sharp } = await import('sharp');
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

/** Upright, at most so many pixels long, on white where it is transparent; metadata is left out unless it is asked for. */
function within(image: Sharp, edgePx: number): Sharp {
  return image
    .timeout({ seconds: TIMEOUT_S })
    .autoOrient()
    .resize({ width: edgePx, height: edgePx, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb');
}
