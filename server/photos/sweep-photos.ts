import type { PhotoStore } from '../ports/photos.ts';
import type { PhotoFiles } from './photo-files.ts';

/** What is younger may be an upload whose row is about to be written; also by another server on the same folder. */
const ASSUMED_UPLOAD_MS = 3_600_000;

/** Removes files of photos that no row has, an hour after they were written (PHO-7). Answers how many. */
export function sweepPhotos(
  files: Pick<PhotoFiles, 'sweep'>,
  store: Pick<PhotoStore, 'filesAmong'>,
  nowMs: number,
): Promise<number> {
  return files.sweep(nowMs - ASSUMED_UPLOAD_MS, store.filesAmong);
}
