import type { Map as MapLibreMap } from 'maplibre-gl';

/** While the first picture is made out of sight it is this share of its size: each arriving part draws all of it anew. */
export const HELD_PIXEL_RATIO = 1 / 16;
/** Then what there is of it is shown. */
const PATIENCE_MS = 4_000;

/** The first picture of a map, held back until it is whole. */
export interface FirstPicture {
  readonly isHeld: boolean;
  /** What it is made of is known and on its way: from now on it is not held for long. */
  expected(): void;
  /** Shows it at its full size; it is drawn anew for that. */
  show(): void;
}

/** Holds back the picture of a map that was made with `HELD_PIXEL_RATIO`. The ground of the page is seen in its place. */
export function holdFirstPicture(map: MapLibreMap): FirstPicture {
  const { style } = map.getCanvas();
  let isHeld = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  style.visibility = 'hidden';

  function show(): void {
    if (!isHeld) return;
    isHeld = false;
    clearTimeout(timer);
    map.off('remove', forget);
    style.visibility = '';
    // None of its own: that of the screen, also when it changes.
    map.setPixelRatio(undefined as unknown as number);
  }

  function forget(): void {
    isHeld = false;
    clearTimeout(timer);
  }

  map.once('remove', forget);
  return {
    get isHeld() {
      return isHeld;
    },
    expected() {
      if (isHeld) timer ??= setTimeout(show, PATIENCE_MS);
    },
    show,
  };
}
