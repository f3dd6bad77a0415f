import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** The system's Chromium, headless, with software GL. Throws one clear sentence when there is none. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
}

function chromiumPath(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = [
    process.env['CHROMIUM_PATH'],
    ...['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) => folders.map((folder) => join(folder, name))),
  ].find((path) => path && existsSync(path));
  if (!found) throw new Error('No Chromium found: install Debian package "chromium" or set CHROMIUM_PATH.');
  return found;
}

/** Errors a page printed or threw; tests expect none. */
export function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`${error.name}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}

/** Requests that left the machine; tests expect none. */
export function collectForeignRequests(page: Page, origin: string): string[] {
  const foreign: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url) && !url.startsWith(origin.replace('http', 'ws')))
      foreign.push(url);
  });
  return foreign;
}

/** RGB of every pixel of a PNG, decoded in the browser itself. */
export async function pixels(page: Page, png: Buffer): Promise<{ width: number; height: number; rgba: Uint8Array }> {
  const { width, height, base64 } = await page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let text = '';
    for (let at = 0; at < data.length; at += 0x8000) text += String.fromCharCode(...data.subarray(at, at + 0x8000));
    return { width: bitmap.width, height: bitmap.height, base64: btoa(text) };
  }, png.toString('base64'));
  return { width, height, rgba: new Uint8Array(Buffer.from(base64, 'base64')) };
}

/** How many pixels lie within `tolerance` of a colour, per channel. */
export function countColour(image: { rgba: Uint8Array }, hex: string, tolerance = 10): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
  let count = 0;
  for (let at = 0; at < image.rgba.length; at += 4) {
    if (
      Math.abs(image.rgba[at]! - r) <= tolerance &&
      Math.abs(image.rgba[at + 1]! - g) <= tolerance &&
      Math.abs(image.rgba[at + 2]! - b) <= tolerance
    )
      count++;
  }
  return count;
}
