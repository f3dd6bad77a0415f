import type { Page } from 'playwright-core';
import { ROW_FLOATS } from '../../../client/frames/glide-mover.ts';
import { mercatorX, mercatorY } from '../../../client/map/mercator.ts';
import { OFFICER_STATES } from '../../../shared/model/officer.ts';
import type { GridFeature } from '../../../shared/http/endpoints/grids.ts';
import type { OfficerItem } from '../../../shared/http/district.ts';

/**
 * What is on the map beside what the API says of the same. Places stand still by then; states go on by the clock, so that of the
 * map has to be that of the API before or after it was read.
 */
export interface Compared {
  readonly api: number;
  readonly shown: number;
  /** Those that one has and the other has not, or has otherwise. */
  readonly different: number;
}

/** Mercator units: four centimetres, and single precision is finer. */
const NEAR = 1e-9;
/** Steps of the raster in which a drawn place is looked for. */
const CELL = 1e-8;
/** Places in the buffer: where a glide ends, and the state; the first state is not drawn. */
const [TO_X, TO_Y, STATE] = [2, 3, 7];

/** Officers: the rows that the GPU draws, by place and state, beside the list of the API. */
export async function compareOfficers(
  page: Page,
  url: string,
  bounds: readonly [number, number, number, number],
): Promise<Compared> {
  const before = await officersOf(url);
  // Rows that nobody has yet are in the first state, which is not drawn.
  const rows = await page.evaluate(() => [...(globalThis.spiedMap!.rows ?? [])]);
  const after = new Map((await officersOf(url)).map(({ id, state }) => [id, state]));
  const told = before.filter(({ lon, state }) => lon !== null && state !== OFFICER_STATES[0]);
  const [west, south, east, north] = bounds;
  const [originX, originY] = [mercatorX((west + east) / 2), mercatorY((south + north) / 2)];
  const drawn = new Map<string, { readonly x: number; readonly y: number; readonly state: number }[]>();
  let shown = 0;
  for (let at = 0; at < rows.length; at += ROW_FLOATS) {
    const one = { x: rows[at + TO_X]!, y: rows[at + TO_Y]!, state: rows[at + STATE]! };
    if (one.state === 0) continue;
    shown++;
    const key = cellOf(one.x, one.y);
    drawn.set(key, [...(drawn.get(key) ?? []), one]);
  }
  const found = told.filter(({ id, lon, lat, state }) => {
    const [x, y] = [mercatorX(lon!) - originX, mercatorY(lat!) - originY];
    const isTold = (drawnState: number) =>
      OFFICER_STATES[drawnState] === state || OFFICER_STATES[drawnState] === after.get(id);
    return around(x, y)
      .flatMap((key) => drawn.get(key) ?? [])
      .some((one) => Math.abs(one.x - x) < NEAR && Math.abs(one.y - y) < NEAR && isTold(one.state));
  });
  return { api: told.length, shown, different: told.length - found.length + Math.abs(shown - told.length) };
}

async function officersOf(url: string): Promise<readonly OfficerItem[]> {
  const answer = await fetch(`${url}/api/v1/officers`);
  return ((await answer.json()) as { items: OfficerItem[] }).items;
}

function cellOf(x: number, y: number): string {
  return `${Math.round(x / CELL)} ${Math.round(y / CELL)}`;
}

/** The cells that a place within `NEAR` may have been rounded into. */
function around(x: number, y: number): string[] {
  const steps = [-NEAR, 0, NEAR];
  return [...new Set(steps.flatMap((dx) => steps.map((dy) => cellOf(x + dx, y + dy))))];
}

/** Grids whose middle is in view: state of each on the map beside that of the API. */
export async function compareGrids(page: Page, url: string, town: string): Promise<Compared> {
  const before = await gridsOf(url, town);
  const told = before.map(({ id, properties: { labelPoint } }) => ({ id, at: labelPoint }));
  const inView = await page.evaluate((grids) => {
    const { map } = globalThis.spiedMap!;
    const { clientWidth, clientHeight } = map.getContainer();
    const painted = new Map(
      map
        .queryRenderedFeatures({ layers: ['grids/fill'] })
        .map(({ id, state }) => [Number(id), String(state['state'])]),
    );
    return grids.flatMap(({ id, at }) => {
      const { x, y } = map.project([at[0], at[1]]);
      const isInView = x > 0 && y > 0 && x < clientWidth && y < clientHeight;
      return isInView ? [{ id, state: painted.get(id) ?? null }] : [];
    });
  }, told);
  const states = [before, await gridsOf(url, town)].map(
    (features) => new Map<number, string>(features.map(({ id, properties }) => [id, properties.state])),
  );
  const asTold = inView.filter(({ id, state }) => states.some((told) => told.get(id) === state));
  return {
    api: inView.length,
    shown: inView.filter(({ state }) => state !== null).length,
    different: inView.length - asTold.length,
  };
}

async function gridsOf(url: string, town: string): Promise<readonly GridFeature[]> {
  const answer = await fetch(`${url}/api/v1/grids?town=${town}`);
  return ((await answer.json()) as { features: GridFeature[] }).features;
}
