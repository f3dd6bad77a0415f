/** Where the map looks, with room around it, so that a small move is still inside. */
export interface SeenArea {
  /** West, south, east, north, degrees. */
  readonly bounds: Box;
  readonly zoom: number;
}

type Box = readonly [west: number, south: number, east: number, north: number];

/** Room on each side, as a share of what is in view. */
const ROOM = 0.5;
/** Zoomed by more than this, the room is too large or too small. */
const ZOOM_STEP = 0.75;

/** What is seen now: the same object as before as long as the view lies within its room. */
export function seenArea(before: SeenArea | null, view: SeenArea): SeenArea {
  if (before && Math.abs(before.zoom - view.zoom) < ZOOM_STEP && isWithin(view.bounds, before.bounds)) return before;
  const [west, south, east, north] = view.bounds;
  const [across, up] = [(east - west) * ROOM, (north - south) * ROOM];
  return { zoom: view.zoom, bounds: [west - across, south - up, east + across, north + up] };
}

export function touches(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

function isWithin(inner: Box, outer: Box): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}
