import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { Selection, ViewStore } from '../stores/view.ts';

/**
 * Hover and click into the view store, at most one look-up a frame, and none while the map is dragged.
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
    map.getCanvas().style.cursor = found ? 'pointer' : '';
  };
  const onMove = ({ point }: MapMouseEvent) => {
    if (frame || map.isMoving()) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      hover(pick(point.x, point.y));
    });
  };
  const onLeave = () => hover(null);
  const onClick = ({ point }: MapMouseEvent) => view.getState().selected(pick(point.x, point.y));
  map.on('mousemove', onMove);
  map.on('mouseout', onLeave);
  map.on('click', onClick);
  return () => {
    cancelAnimationFrame(frame);
    map.off('mousemove', onMove);
    map.off('mouseout', onLeave);
    map.off('click', onClick);
  };
}

/** Whether two selections mean the same thing. */
function sameSelection(a: Selection | null, b: Selection | null): boolean {
  if (a === null || b === null || a.kind !== b.kind) return a === b;
  return keyOf(a) === keyOf(b);
}

function keyOf(selection: Selection): string {
  return 'code' in selection ? selection.code : selection.id;
}
