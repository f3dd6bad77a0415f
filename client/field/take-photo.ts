import { fitted } from '../../shared/field/photo-size.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';

const QUALITY = 0.82;

/** A picture ready to be sent. */
export interface Shot {
  readonly id: string;
  readonly bytes: ArrayBuffer;
  /** To look at; revoked by whoever shows it. */
  readonly url: string;
}

/** Turns a photo upright, makes it fit and draws it anew, which leaves out everything that the camera wrote (PHN-9). */
export async function takePhoto(file: Blob): Promise<Result<Shot, 'unreadable'>> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return err('unreadable');
  }
  const { widthPx, heightPx } = fitted(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [widthPx, heightPx];
  canvas.getContext('2d')?.drawImage(picture, 0, 0, widthPx, heightPx);
  picture.close();
  const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/jpeg', QUALITY));
  if (!blob) return err('unreadable');
  return ok({ id: crypto.randomUUID(), bytes: await blob.arrayBuffer(), url: URL.createObjectURL(blob) });
}
