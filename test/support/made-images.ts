import { crc32 } from 'node:zlib';
import sharp from 'sharp';

/** A picture with a red left and a blue right half. */
function halves(widthPx: number, heightPx: number) {
  const right = {
    create: { width: widthPx - (widthPx >> 1), height: heightPx, channels: 3, background: '#0000ff' },
  } as const;
  return sharp({ create: { width: widthPx, height: heightPx, channels: 3, background: '#ff0000' } }).composite([
    { input: right, left: widthPx >> 1, top: 0 },
  ]);
}

/** A JPEG as phones write it: with GPS position, device and time. */
export function phonePhoto(widthPx = 640, heightPx = 480, orientation = 1): Promise<Buffer> {
  return halves(widthPx, heightPx)
    .jpeg()
    .withExif({
      IFD0: { Make: 'SecretPhone', Model: 'X-1', DateTime: '2026:11:28 08:00:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '34/1 31/1 12/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '113/1 50/1 0/1',
      },
    })
    .withMetadata({ orientation })
    .toBuffer();
}

export function pngImage(widthPx = 64, heightPx = 48): Promise<Buffer> {
  return halves(widthPx, heightPx).png().toBuffer();
}

export function webpImage(widthPx = 64, heightPx = 48): Promise<Buffer> {
  return halves(widthPx, heightPx).webp().toBuffer();
}

/** A picture of noise, which packs badly: some bytes a pixel. */
export function noisyPhoto(widthPx: number, heightPx: number, quality = 90): Promise<Buffer> {
  return sharp({
    create: {
      width: widthPx,
      height: heightPx,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .jpeg({ quality })
    .toBuffer();
}

/** A small PNG whose header says that it is as large as this. */
export async function pngBomb(widthPx: number, heightPx: number): Promise<Buffer> {
  const image = Buffer.from(await pngImage(8, 8));
  // Signature, length, then the chunk IHDR that its checksum follows.
  image.writeUInt32BE(widthPx, 16);
  image.writeUInt32BE(heightPx, 20);
  image.writeUInt32BE(crc32(image.subarray(12, 29)), 29);
  return image;
}
