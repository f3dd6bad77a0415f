import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type StorePlace } from '../../server/db/open-store.ts';
import type { Store } from '../../server/ports/store.ts';
import { copyEmptyStore } from './store-template.ts';

type TestPlace = StorePlace | { readonly kind: 'fresh'; readonly district?: string };

/**
 * The real store over PGlite, an empty one of its own unless told otherwise. It takes about a second to open: share one
 * per file (`beforeAll`) and close it (`afterAll`).
 */
export async function openTestStore(place: TestPlace = { kind: 'fresh' }): Promise<Store> {
  if (place.kind !== 'fresh') return openStore(place, lost);
  const { district } = place;
  const dataFolder = mkdtempSync(join(tmpdir(), 'jingge-test-'));
  const remove = () => rmSync(dataFolder, { recursive: true, force: true });
  try {
    await copyEmptyStore(join(dataFolder, district === undefined ? 'store' : `store-${district}`));
    const store = await openStore(
      { kind: 'embedded', dataFolder, ...(district === undefined ? {} : { district }) },
      lost,
    );
    return {
      ...store,
      async close() {
        await store.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

function lost(reason: string): never {
  throw new Error(`The test store was lost: ${reason}`);
}
