import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { tempFolder } from './temp-folder.ts';
import { openTestStore } from './test-store.ts';

/**
 * Makes an empty embedded store once for the tests of a block; each call of the answer gives a data folder with a copy
 * of its own. Making a database takes seconds, copying one does not.
 */
export function madeStore(district = 'zhenggang'): () => string {
  let template = '';
  beforeAll(async () => {
    template = mkdtempSync(join(tmpdir(), 'jingge-test-'));
    const store = await openTestStore({ kind: 'embedded', dataFolder: template, district });
    await store.close();
  }, 240_000);
  afterAll(() => rmSync(template, { recursive: true, force: true }));
  return () => {
    const dataFolder = tempFolder();
    cpSync(join(template, `store-${district}`), join(dataFolder, `store-${district}`), { recursive: true });
    return dataFolder;
  };
}
