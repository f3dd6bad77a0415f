import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAP_LAYERS } from '../../client/map/layers/index.ts';
import { mapPaint } from '../../client/theme/map-paint.ts';
import { openOwnBench, READY, type OwnBench } from '../support/browser-bench.ts';
import { countColour, pixels } from '../support/pixels.ts';
import { waterWorld } from '../support/pmtiles-writer.ts';

const CREDIT = 'Tiles made by this test';
const NOTHING_SWITCHED_ON = MAP_LAYERS.filter((layer) => layer.titleKey).map((layer) => layer.id);
const PATH = `/map?hide=${NOTHING_SWITCHED_ON.join(',')}`;
const SILENT = '底图无应答';
const { water, land } = mapPaint('dark');

describe('a basemap in a browser', () => {
  let folder: string;
  let bench: OwnBench | null;
  let elsewhere: Server | null;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jingge-basemap-'));
    bench = elsewhere = null;
  });
  afterEach(async () => {
    await bench?.close();
    elsewhere?.closeAllConnections();
    elsewhere?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(basemap: string): Promise<Page> {
    bench = await openOwnBench({ JINGGE_BASEMAP: basemap, JINGGE_SIMULATOR: '0' });
    const page = await bench.open({ viewport: { width: 1280, height: 800 } });
    await page.clock.install();
    await page.goto(bench.url + PATH);
    return page;
  }

  async function listen(answer: RequestListener): Promise<string> {
    elsewhere = createServer(answer);
    await new Promise<void>((listening) => elsewhere!.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  }

  it('is drawn from a PMTiles file on this machine, and credited as the file says', async () => {
    const file = join(folder, 'city map.pmtiles');
    writeFileSync(file, waterWorld(CREDIT));
    const page = await open(file);
    await page.waitForSelector(READY);
    await page.getByText(CREDIT).waitFor();
    expect(await shareOf(page, water)).toBeGreaterThan(0.5);
    expect(await page.getByText(SILENT).count()).toBe(0);
    expect({ errors: bench!.errors, foreign: bench!.foreign }).toEqual({ errors: [], foreign: [] });
  });

  it('gives way to the schematic ground, uncredited, when it is refused, and is tried again', async () => {
    let refuses = true;
    const archive = waterWorld(CREDIT);
    const url = await listen((request, response) => {
      response.setHeader('access-control-allow-origin', '*');
      if (refuses || request.method !== 'GET') return response.writeHead(refuses ? 403 : 204).end();
      const [from, to] = /bytes=(\d+)-(\d+)/
        .exec(request.headers.range ?? '')!
        .slice(1)
        .map(Number);
      return response.writeHead(206).end(archive.slice(from, to! + 1));
    });
    const page = await open(`${url}/city.pmtiles`);
    await page.getByText(SILENT).waitFor();
    await page.waitForSelector(READY);
    expect(await shareOf(page, land)).toBeGreaterThan(0.05);
    expect([await shareOf(page, water), await page.locator('.maplibregl-ctrl-attrib').count()]).toEqual([0, 0]);

    refuses = false;
    await page.clock.fastForward(30_000);
    await page.getByText(CREDIT).waitFor();
    await page.waitForSelector(READY);
    expect(await shareOf(page, water)).toBeGreaterThan(0.5);
    expect(await page.getByText(SILENT).count()).toBe(0);
  });

  it('gives way to the schematic ground when it never answers at all', async () => {
    const url = await listen(() => undefined);
    const page = await open(`${url}/style.json`);
    await page.locator('.notes').waitFor();
    await page.clock.fastForward(8_000);
    await page.getByText(SILENT).waitFor();
    await page.waitForSelector(READY);
    expect(await shareOf(page, land)).toBeGreaterThan(0.05);
  });
});

async function shareOf(page: Page, colour: string): Promise<number> {
  const image = await pixels(await page.locator(READY).screenshot());
  return countColour(image, colour, 3) / (image.rgba.length / 4);
}
