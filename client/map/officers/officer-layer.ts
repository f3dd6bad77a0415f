import type { Map as MapLibreMap } from 'maplibre-gl';
import { memoLast } from '../../selectors/memo-last.ts';
import type { Stores } from '../../stores/stores.ts';
import type { Selection } from '../../stores/view.ts';
import { mapPaint } from '../../theme/map-paint.ts';
import { TOKENS } from '../../theme/tokens.ts';
import { zoomShift } from '../enlarge-layer.ts';
import { glColour, matrixAt } from '../gl/program.ts';
import type { CustomLayer } from '../layer.ts';
import { mercatorX, mercatorY } from '../mercator.ts';
import type { DrawnView } from './drawn-row.ts';
import { createFleet, type Fleet } from './fleet.ts';
import { createNameTags, type NameTags } from './name-tags.ts';
import { nearestRow } from './nearest-row.ts';
import { createOfficerGpu, type OfficerDraw, type OfficerGpu, type OfficerLook } from './officer-gpu.ts';
import { nextRepaintMs } from './repaint-pace.ts';

/** Radius of an officer by zoom, CSS px; between the stops it grows evenly. */
const RADIUS_STOPS = [
  [9, 1.7],
  [11, 2.5],
  [13, 4.6],
  [15, 7.2],
  [17, 10],
] as const;
const WALL_SCALE = 1.7;
const PICK_SLACK_PX = 5;

const indexById = memoLast(
  (officers: ReadonlyMap<number, { readonly id: string }>): ReadonlyMap<string, number> =>
    new Map(Array.from(officers, ([index, { id }]) => [id, index])),
);

/** The moving officers: fed from the frame bus, drawn by the GPU, unknown to React. */
export function createOfficerLayer(stores: Stores, enlargement: number): CustomLayer {
  let map: MapLibreMap | null = null;
  let gpu: OfficerGpu | null = null;
  let fleet: Fleet | null = null;
  let matrix: Float32Array | null = null;
  let names: NameTags | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let moved = false;
  const stops: (() => void)[] = [];
  const repaint = () => map?.triggerRepaint();

  function follow(): void {
    stops.push(
      stores.frames.draw(
        () => originOf(stores),
        (update) => {
          if (fleet) fleet.take(update);
          else fleet = createFleet(update);
          repaint();
        },
      ),
      stores.view.subscribe((now, before) => {
        if (now.selection !== before.selection || now.hover !== before.hover) repaint();
        if (now.hiddenLayers !== before.hiddenLayers && now.hiddenLayers.has('officers')) names?.hide();
      }),
      stores.link.subscribe((now, before) => {
        if (now.status.kind !== before.status.kind) repaint();
      }),
    );
  }

  function rowOf(selection: Selection | null): number {
    if (!fleet || selection?.kind !== 'officer') return -1;
    return fleet.rowOf(indexById(stores.district.getState().officers).get(selection.id) ?? -1);
  }

  function repaintLater(zoom: number, nowMs: number, namesMs: number | null): void {
    clearTimeout(timer);
    const glideMs = fleet && nextRepaintMs(fleet.pace(nowMs), zoom);
    const waitMs = glideMs === null ? namesMs : Math.min(glideMs, namesMs ?? Infinity);
    if (waitMs === 0) repaint();
    else if (waitMs !== null) timer = setTimeout(repaint, waitMs);
  }

  function dispose(): void {
    clearTimeout(timer);
    for (const stop of stops.splice(0)) stop();
    gpu?.dispose();
    names?.dispose();
    map = gpu = fleet = matrix = names = null;
  }

  return {
    id: 'officers',
    type: 'custom',
    renderingMode: '2d',
    onAdd(added, gl) {
      map = added;
      gpu = createOfficerGpu(gl as WebGL2RenderingContext);
      // The wall shows places, and visitors stand before it: no names of people.
      if (added.getContainer().dataset['mapMode'] !== 'wall')
        names = createNameTags(added.getCanvasContainer(), stores);
      follow();
    },
    render(_gl, { defaultProjectionData }) {
      if (!map || !gpu || !fleet) return;
      const nowMs = performance.now();
      const view = stores.view.getState();
      matrix = matrixAt(defaultProjectionData.mainMatrix, fleet.origin);
      const sizes = sizesOf(map, enlargement);
      const marked = [rowOf(view.selection), rowOf(view.hover)] as const;
      gpu.draw(fleet, { matrix, ...sizes, nowMs, selectedRow: marked[0], hoveredRow: marked[1], look: look(stores) });
      const zoom = map.getZoom() - zoomShift(enlargement);
      if (!moved && fleet.pace(nowMs) > 0) {
        moved = true;
        performance.mark('jingge:officers-moving');
      }
      const namesMs = names?.place(fleet, { matrix, ...sizes, nowMs, zoom, marked }) ?? null;
      repaintLater(zoom, nowMs, namesMs);
    },
    onRemove: dispose,
    dispose,
    pickAt(x, y) {
      if (!map || !fleet || !matrix) return null;
      const sizes = sizesOf(map, enlargement);
      const row = nearestRow(
        fleet,
        { matrix, ...sizes, reachPx: sizes.radiusPx + PICK_SLACK_PX, nowMs: performance.now() },
        x / enlargement,
        y / enlargement,
      );
      const officer = row < 0 ? undefined : stores.district.getState().officers.get(fleet.officerAt(row));
      return officer ? { kind: 'officer', id: officer.id } : null;
    },
  };
}

type Sizes = Pick<OfficerDraw, 'radiusPx' | 'pixelRatio'> & Pick<DrawnView, 'widthPx' | 'heightPx'>;

/** All sizes in the px of 1080p, of which each is `enlargement` CSS px wide: shapes and edges grow alike. */
function sizesOf(map: MapLibreMap, enlargement: number): Sizes {
  const { clientWidth, clientHeight } = map.getCanvas();
  const scale = map.getContainer().dataset['mapMode'] === 'wall' ? WALL_SCALE : 1;
  return {
    widthPx: clientWidth / enlargement,
    heightPx: clientHeight / enlargement,
    radiusPx: scale * radiusAtZoom(map.getZoom() - zoomShift(enlargement)),
    pixelRatio: map.getPixelRatio() * enlargement,
  };
}

function originOf(stores: Stores): readonly [number, number] {
  const bounds = stores.district.getState().district?.bounds ?? [0, 0, 0, 0];
  const lon = (bounds[0] + bounds[2]) / 2;
  const lat = (bounds[1] + bounds[3]) / 2;
  return [mercatorX(lon), mercatorY(lat)];
}

/** CSS px on the desk; the wall draws larger. */
export function radiusAtZoom(zoom: number): number {
  const after = RADIUS_STOPS.findIndex(([stop]) => zoom < stop);
  if (after === 0) return RADIUS_STOPS[0][1];
  if (after < 0) return RADIUS_STOPS[RADIUS_STOPS.length - 1]![1];
  const [lowZoom, low] = RADIUS_STOPS[after - 1]!;
  const [highZoom, high] = RADIUS_STOPS[after]!;
  return low + ((high - low) * (zoom - lowZoom)) / (highZoom - lowZoom);
}

function look(stores: Stores): OfficerLook {
  const { theme } = stores.view.getState();
  const paint = mapPaint(theme);
  return {
    moving: glColour(paint.officerMoving),
    still: glColour(paint.officerStill),
    stale: glColour(TOKENS[theme].muted),
    casing: glColour(paint.casing),
    accent: glColour(TOKENS[theme].accent),
    faded: stores.link.getState().status.kind === 'live' ? 0 : 1,
  };
}
