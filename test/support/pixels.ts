import type { Page } from 'playwright-core';

/** RGB of every pixel of a PNG, decoded in the browser itself. */
export async function pixels(page: Page, png: Buffer): Promise<{ width: number; height: number; rgba: Uint8Array }> {
  const { width, height, base64 } = await page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let text = '';
    for (let at = 0; at < data.length; at += 0x8000) text += String.fromCharCode(...data.subarray(at, at + 0x8000));
    return { width: bitmap.width, height: bitmap.height, base64: btoa(text) };
  }, png.toString('base64'));
  return { width, height, rgba: new Uint8Array(Buffer.from(base64, 'base64')) };
}

/** How many pixels lie within `tolerance` of a colour, per channel. */
export function countColour(image: { rgba: Uint8Array }, hex: string, tolerance = 10): number {
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
