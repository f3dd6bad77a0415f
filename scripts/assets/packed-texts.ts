import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Plugin } from 'vitest/config';

const gzipAsync = promisify(gzip);

/** Puts a packed twin (`<name>.gz`) beside each text asset of a build, so that no start of a server packs it. */
export function packedTexts(): Plugin {
  return {
    name: 'packed-texts',
    async writeBundle({ dir }) {
      if (dir === undefined) return;
      const assets = join(dir, 'assets');
      const texts = readdirSync(assets).filter((name) => /\.(js|css|svg|json)$/.test(name));
      await Promise.all(
        texts.map(async (name) => {
          const plain = await readFile(join(assets, name));
          await writeFile(join(assets, `${name}.gz`), await gzipAsync(plain, { level: 9 }));
        }),
      );
    },
  };
}
