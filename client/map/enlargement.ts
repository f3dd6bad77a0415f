import type { StageOptions } from './stage-contract.ts';

/** Root font of the wall at 1080p, px: its style sheet sizes everything in rem. */
const ROOT_FONT_PX = 16;

/**
 * Times as many CSS px to an angle as at 1080p. The wall grows with its glass, and the map must grow with it; the desk
 * is read from near whatever its size. In hundredths, so that a pixel more or less of glass is no other picture.
 */
export function enlargementOf(mode: StageOptions['mode']): number {
  if (mode === 'desk') return 1;
  return enlargementOfFont(Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
}

/** The same from the size of the root font, px; 1 when that says nothing. */
export function enlargementOfFont(rootFontPx: number): number {
  return Math.round((rootFontPx / ROOT_FONT_PX) * 100) / 100 || 1;
}
