import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import type { Plugin } from 'vitest/config';
import { withoutPoints, writeRanges } from './character-ranges.ts';
import { coreCharacters } from './core-characters.ts';

const MODULE = 'virtual:core-fonts';
const RESOLVED = `\0${MODULE}`;
const FONT = 'node_modules/@fontsource/noto-sans-sc';
const WEIGHTS = [400, 500, 700] as const;

/**
 * Noto Sans SC with the characters of the first page in one file a weight, so that a page is not made of seventy slices;
 * the slices keep what the core does not have. The files are kept in the cache folder of the build by what is in them.
 */
export function coreFonts(root: string): Plugin {
  return {
    name: 'core-fonts',
    resolveId: (id) => (id === MODULE ? RESOLVED : null),
    async load(id) {
      if (id !== RESOLVED) return null;
      const points = coreCharacters(root);
      const ranges = JSON.parse(readFileSync(join(root, FONT, 'unicode.json'), 'utf8')) as Record<string, string>;
      const rest = Object.entries(ranges).map(([subset, range]) => [subset, withoutPoints(range, points)] as const);
      const files: string[] = [];
      for (const weight of WEIGHTS) files.push(await coreFile(root, weight, String.fromCodePoint(...points)));
      return [
        ...files.map((file, at) => `import file${at} from ${JSON.stringify(`${file}?url&no-inline`)};`),
        `export const CORE_FILES = { ${WEIGHTS.map((weight, at) => `${weight}: file${at}`).join(', ')} };`,
        `export const CORE_RANGE = ${JSON.stringify(writeRanges(points))};`,
        `export const SLICE_RANGES = ${JSON.stringify(Object.fromEntries(rest.filter(([, range]) => range !== '')))};`,
      ].join('\n');
    },
  };
}

async function coreFile(root: string, weight: number, characters: string): Promise<string> {
  const whole = join(root, FONT, `files/noto-sans-sc-chinese-simplified-${weight}-normal.woff2`);
  const source = readFileSync(whole);
  const hash = createHash('sha256').update(source).update(characters).digest('hex').slice(0, 16);
  const folder = join(root, 'node_modules/.vite/core-fonts');
  const path = join(folder, `noto-sans-sc-core-${weight}-${hash}.woff2`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, await subsetFont(source, characters, { targetFormat: 'woff2' }));
  }
  return path;
}
