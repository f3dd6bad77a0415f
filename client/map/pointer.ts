import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { Selection, ViewStore } from '../stores/view.ts';

/**
 * Hover and click into the view store, at most one look-up a frame, and none while the map is dragged. While a page waits for a
 * place, a click is one.
 *
 * @returns a stop function
 */
export function bindPointer(
  map: MapLibreMap,
  view: ViewStore,
  pick: (x: number, y: number) => Selection | null,
): () => void {
  let frame = 0;
  const hover = (found: Selection | null) => {
    if (sameSelection(found, view.getState().hover)) return;
    view.getState().hovered(found);
    if (!view.getState().isPlacing) map.getCanvas().style.cursor = found ? 'pointer' : '';
  };
  const onMove = ({ point }: MapMouseEvent) => {
    if (frame || map.isMoving()) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      hover(pick(point.x, point.y));
    });
  };
  const onLeave = () => hover(null);
  /** What is dragged along stays under the pointer, and marking it costs a second look at all areas for each picture. */
  const onDrag = () => hover(null);
  const onClick = ({ point, lngLat }: MapMouseEvent) => {
    const state = view.getState();
    if (state.isPlacing) state.pinned([round(lngLat.lng), round(lngLat.lat)]);
    else state.selected(pick(point.x, point.y));
  };
  const stopPlacing = view.subscribe((now, before) => {
    if (now.isPlacing !== before.isPlacing) map.getCanvas().style.cursor = now.isPlacing ? 'crosshair' : '';
  });
  map.on('mousemove', onMove);
  map.on('mouseout', onLeave);
  map.on('dragstart', onDrag);
  map.on('click', onClick);
  return () => {
    cancelAnimationFrame(frame);
    stopPlacing();
    map.off('mousemove', onMove);
    map.off('mouseout', onLeave);
    map.off('dragstart', onDrag);
    map.off('click', onClick);
  };
}

/** A decimetre is nearer than anybody points. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/** Whether two selections mean the same thing. */
function sameSelection(a: Selection | null, b: Selection | null): boolean {
  if (a === null || b === null || a.kind !== b.kind) return a === b;
  return keyOf(a) === keyOf(b);
}

function keyOf(selection: Selection): string {
  return 'code' in selection ? selection.code : selection.id;
}
