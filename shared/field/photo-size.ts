/** Longest edge of a photo as a phone sends it, px: the server keeps little more (PHO-3), and the network is slow. */
const SENT_EDGE_PX = 2_000;

/** Width and height of a picture made to fit the longest edge; one that fits stays as it is. */
export function fitted(widthPx: number, heightPx: number, edgePx: number = SENT_EDGE_PX) {
  const scale = Math.min(1, edgePx / Math.max(widthPx, heightPx, 1));
  return { widthPx: Math.max(1, Math.round(widthPx * scale)), heightPx: Math.max(1, Math.round(heightPx * scale)) };
}
