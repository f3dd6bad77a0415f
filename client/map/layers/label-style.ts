import type { MapPaint } from '../../theme/map-paint.ts';

/** MapLibre reads the weight out of the first name and draws with the family of the second, which the page ships. */
export const LABEL_FONT = {
  regular: ['Noto Sans SC', 'sans-serif'],
  bold: ['Noto Sans SC Bold', 'Noto Sans SC', 'sans-serif'],
};

/** Smallest text of the wall, px at 1080p. */
export const WALL_TEXT_PX = 20;

/** Readable on any fill: a halo in the colour of the ground. */
export function labelPaint(paint: MapPaint, colour: string, haloPx = 1.4) {
  return { 'text-color': colour, 'text-halo-color': paint.labelHalo, 'text-halo-width': haloPx, 'text-halo-blur': 0.4 };
}
