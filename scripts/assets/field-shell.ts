import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vitest/config';
import type { FieldShell } from '../../shared/field/shell.ts';

const PAGE = 'field.html';
const WORKER = 'field-worker.js';
const MARK = '__FIELD_SHELL__';
const ICON = 'client/public/favicon.svg';
const GROUND = '#0B1220';
const PLAIN_SIZES = [192, 512] as const;
const MASKABLE_SIZE = 512;

/** Files beside the assets that belong to the officer's page; the worker itself is never kept by itself. */
const SHELL_FILES = ['/favicon.svg', '/field.webmanifest', ...PLAIN_SIZES.map((size) => `/field-icon-${size}.png`)];

/**
 * Makes the officer's page installable and tells its worker what to keep: icons drawn from the one of the desk, the manifest, and the
 * list of files that the page is made of, with a name that changes with them.
 */
export function fieldShell(root: string): Plugin {
  return {
    name: 'field-shell',
    async generateBundle() {
      const emit = (fileName: string, source: string | Uint8Array) =>
        this.emitFile({ type: 'asset', fileName, source });
      emit('field.webmanifest', `${JSON.stringify(manifest(), null, 2)}\n`);
      const svg = await readFile(join(root, ICON));
      for (const size of PLAIN_SIZES) emit(`field-icon-${size}.png`, await icon(svg, size, 1));
      emit('field-icon-maskable.png', await icon(svg, MASKABLE_SIZE, 0.72));
    },
    async writeBundle({ dir }, bundle) {
      if (dir === undefined) return;
      const page = await readFile(join(dir, PAGE), 'utf8');
      const assets = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1]!);
      const files = new Set<string>();
      const take = (name: string): void => {
        if (files.has(name)) return;
        files.add(name);
        const chunk = bundle[name];
        if (chunk?.type === 'chunk') [...chunk.imports, ...chunk.dynamicImports].forEach(take);
      };
      assets.forEach(take);
      const paths = [...SHELL_FILES, ...[...files].map((name) => `/${name}`)].sort();
      const name = createHash('sha256').update(page).update(paths.join('\n')).digest('hex').slice(0, 16);
      const worker = await readFile(join(dir, WORKER), 'utf8');
      if (!worker.includes(MARK)) throw new Error(`${WORKER} has no place for the list of files`);
      const shell: FieldShell = { name, files: paths };
      await writeFile(join(dir, WORKER), worker.replace(MARK, JSON.stringify(shell)));
    },
  };
}

function manifest() {
  return {
    id: '/field',
    name: '精格 · 现场',
    short_name: '精格现场',
    description: '城市精细化管理 · 队员端',
    lang: 'zh-CN',
    start_url: '/field',
    scope: '/field',
    display: 'standalone',
    orientation: 'portrait',
    background_color: GROUND,
    theme_color: GROUND,
    icons: [
      ...PLAIN_SIZES.map((size) => ({
        src: `/field-icon-${size}.png`,
        sizes: `${size}x${size}`,
        type: 'image/png',
        purpose: 'any',
      })),
      {
        src: '/field-icon-maskable.png',
        sizes: `${MASKABLE_SIZE}x${MASKABLE_SIZE}`,
        type: 'image/png',
        purpose: 'maskable',
      },
    ],
  };
}

/** The icon at a size, drawn in the middle share of a full ground: launchers cut maskable ones to their own shape. */
async function icon(svg: Buffer, size: number, share: number): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const inner = Math.round(size * share);
  const drawn = await sharp(svg, { density: 72 * (inner / 32) })
    .resize(inner, inner)
    .png()
    .toBuffer();
  if (share === 1) return drawn;
  const edge = Math.floor((size - inner) / 2);
  const rest = size - inner - edge;
  return sharp(drawn).extend({ top: edge, left: edge, bottom: rest, right: rest, background: GROUND }).png().toBuffer();
}
