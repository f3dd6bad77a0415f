/** Formats that are taken, and those that are known well enough to say why not. */
export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'heic' | 'avif' | 'gif';

export const TAKEN_FORMATS: readonly ImageFormat[] = ['jpeg', 'png', 'webp'];

/** How many first bytes it takes to tell a format. */
export const FORMAT_BYTES = 12;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const HEIC_BRANDS: ReadonlySet<string> = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']);

/** The format of an image by its first bytes, whatever its name or header says (PHO-1); null when it is none that is known. */
export function imageFormat(first: Uint8Array): ImageFormat | null {
  if (startsWith(first, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(first, PNG)) return 'png';
  if (textAt(first, 0) === 'RIFF' && textAt(first, 8) === 'WEBP') return 'webp';
  if (textAt(first, 0) === 'GIF8') return 'gif';
  if (textAt(first, 4) !== 'ftyp') return null;
  const brand = textAt(first, 8);
  if (brand === 'avif' || brand === 'avis') return 'avif';
  return HEIC_BRANDS.has(brand) ? 'heic' : null;
}

function startsWith(bytes: Uint8Array, wanted: readonly number[]): boolean {
  return wanted.every((byte, i) => bytes[i] === byte);
}

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
