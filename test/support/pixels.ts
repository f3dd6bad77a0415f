import sharp from 'sharp';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel, row by row. */
  readonly rgba: Uint8Array;
}

/** Every pixel of a PNG, as a screenshot is one. */
export async function pixels(png: Buffer): Promise<Picture> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgba: new Uint8Array(data) };
}

/** How many pixels lie within `tolerance` of a colour, per channel. */
export function countColour(image: Picture, hex: string, tolerance = 10): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
  let count = 0;
  for (let at = 0; at < image.rgba.length; at += 4) {
    if (
      Math.abs(image.rgba[at]! - r) <= tolerance &&
      Math.abs(image.rgba[at + 1]! - g) <= tolerance &&
      Math.abs(image.rgba[at + 2]! - b) <= tolerance
    )
      count++;
  }
  return count;
}

/** How many pixels of two pictures of one size differ by more than `tolerance`, red and green together. */
export function countDifferent(a: Picture, b: Picture, tolerance: number): number {
  let count = 0;
  for (let at = 0; at < a.rgba.length; at += 4)
    if (Math.abs(a.rgba[at]! - b.rgba[at]!) + Math.abs(a.rgba[at + 1]! - b.rgba[at + 1]!) > tolerance) count++;
  return count;
}
