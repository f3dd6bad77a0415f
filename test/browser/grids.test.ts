import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { MAP_LAYERS } from '../../client/map/layers/index.ts';
import { TOKENS } from '../../client/theme/tokens.ts';
import { GRID_STATES, type GridState } from '../../shared/coverage/grid-live.ts';
import type { GridFeature } from '../../shared/http/endpoints/grids.ts';
import { openBrowserBench, READY, type BrowserBench } from '../support/browser-bench.ts';
import { countColour, pixels } from '../support/pixels.ts';

/** Near enough that a grid is larger than its pattern, too far for names. */
const ZOOM = 14;
/** Half the side of the square of pixels that is looked at. */
const REACH_PX = 14;
type Rgb = readonly [number, number, number];

describe('grids on the map in a browser', () => {
  let bench: BrowserBench;
  let page: Page;
  const tiles: string[] = [];
  const collections: string[] = [];

  beforeAll(async () => {
    bench = await openBrowserBench();
    page = await bench.open();
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/api/v1/tiles/grids/')) tiles.push(pathname);
      if (['/api/v1/areas/grids', '/api/v1/grids'].includes(pathname)) collections.push(pathname);
    });
  });
  afterAll(() => bench?.close());

  it('come as tiles, and only from where they are drawn', async () => {
    const [grid] = await gridsByState('thin', 'empty', 'covered', 'overdue');
    await page.goto(`${bench.url}/map#10.5/${grid!.properties.labelPoint[1]}/${grid!.properties.labelPoint[0]}`);
    await page.waitForSelector(READY);
    expect(tiles).toEqual([]);
    await look(grid!, ['grids']);
    expect(tiles.length).toBeGreaterThan(0);
    expect(collections).toEqual([]);
  });

  it('have the colour of the state that the server tells', async () => {
    const grids = await gridsByState(...GRID_STATES);
    expect(grids.length).toBeGreaterThan(0);
    // Far inside the district the ground is of one colour.
    const ground = await colourOf(grids[0]!, []);
    for (const grid of grids) while ((await colourIs(grid, ground)) !== (await stateOf(grid)));
  });

  it('are gone to and outlined when one is chosen', async () => {
    const [grid] = await gridsByState('thin', 'empty', 'covered', 'overdue');
    const { code, name } = grid!.properties;
    await page.goto(`${bench.url}/map`);
    await page.waitForSelector(READY);
    await page.keyboard.press('/');
    await page.keyboard.type(code);
    await page.getByRole('option', { name: code }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name }).waitFor();
    await page.waitForFunction(
      ([lon, lat]) => {
        const [zoom, atLat, atLon] = location.hash.slice(1).split('/').map(Number);
        return zoom! > 12.5 && Math.abs(atLat! - lat!) < 0.02 && Math.abs(atLon! - lon!) < 0.02;
      },
      [...grid!.properties.labelPoint] as const,
    );
    const accented = async () => countColour(await pixels(await mapPng()), TOKENS.dark.accent, 12);
    while ((await accented()) < 200);
    expect(collections).toEqual([]);
  });

  it('printed no error', () => {
    expect(bench.errors).toEqual([]);
  });

  /** A grid of each state that there is, in the order asked. */
  async function gridsByState(...states: GridState[]): Promise<readonly GridFeature[]> {
    const answer = await fetch(`${bench.url}/api/v1/grids`);
    const { features } = (await answer.json()) as { features: GridFeature[] };
    return states.flatMap((state) => features.find(({ properties }) => properties.state === state) ?? []);
  }

  async function stateOf({ properties: { code } }: GridFeature): Promise<GridState> {
    const answer = await fetch(`${bench.url}/api/v1/grids/${code}`);
    return ((await answer.json()) as GridFeature).properties.state;
  }

  /** Puts a grid in the middle of the map, with nothing over the ground but these layers. */
  async function look({ properties: { labelPoint } }: GridFeature, shown: readonly string[]): Promise<void> {
    const hidden = MAP_LAYERS.filter(({ id, titleKey }) => titleKey && !shown.includes(id)).map(({ id }) => id);
    await page.goto('about:blank');
    await page.goto(`${bench.url}/map?hide=${hidden.join(',')}#${ZOOM}/${labelPoint[1]}/${labelPoint[0]}`);
    await page.waitForSelector(READY);
  }

  async function colourOf(grid: GridFeature, shown: readonly string[]): Promise<Rgb> {
    await look(grid, shown);
    return middleColour();
  }

  /** The colour that most pixels in the middle of the map have. */
  async function middleColour(): Promise<Rgb> {
    const image = await pixels(await mapPng());
    const counts = new Map<string, number>();
    const [left, top] = [Math.round(image.width / 2), Math.round(image.height / 2)];
    for (let y = top - REACH_PX; y < top + REACH_PX; y++) {
      for (let x = left - REACH_PX; x < left + REACH_PX; x++) {
        const at = 4 * (y * image.width + x);
        const key = image.rgba.slice(at, at + 3).join();
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    const [most] = [...counts].sort(([, a], [, b]) => b - a);
    return most![0].split(',').map(Number) as unknown as Rgb;
  }

  /** The state whose colour pulls the ground most nearly to where it is. */
  async function colourIs(grid: GridFeature, ground: Rgb): Promise<GridState> {
    const drawn = minus(await colourOf(grid, ['grids']), ground);
    const [nearest] = [...GRID_STATES].sort(
      (a, b) => along(drawn, minus(rgb(TOKENS.dark[b]), ground)) - along(drawn, minus(rgb(TOKENS.dark[a]), ground)),
    );
    return nearest!;
  }

  function mapPng(): Promise<Buffer> {
    return page.locator(READY).screenshot();
  }
});

function rgb(hex: string): Rgb {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

function minus(a: Rgb, b: Rgb): Rgb {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

/** Cosine of the angle between two differences of colour. */
function along(a: Rgb, b: Rgb): number {
  const dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  return dot / (Math.hypot(...a) * Math.hypot(...b) || 1);
}
