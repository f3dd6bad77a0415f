import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { copyEmptyStore } from './store-template.ts';
import { tempFolder } from './temp-folder.ts';

/** An empty embedded store for the tests of a block; each call of the answer gives a data folder with a copy of its own. */
export function madeStore(district = 'zhenggang'): () => string {
  let template = '';
  beforeAll(async () => {
    template = mkdtempSync(join(tmpdir(), 'jingge-test-'));
    await copyEmptyStore(join(template, 'store'));
  }, 240_000);
  afterAll(() => rmSync(template, { recursive: true, force: true }));
  return () => {
    const dataFolder = tempFolder();
    cpSync(join(template, 'store'), join(dataFolder, `store-${district}`), { recursive: true });
    return dataFolder;
  };
}
