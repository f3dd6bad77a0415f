import { openStore, type StorePlace } from '../../server/db/open-store.ts';
import type { Store } from '../../server/ports.ts';

/**
 * The real store over PGlite, in memory unless told otherwise. It takes about two seconds to open:
 * share one per file (`beforeAll`) and close it (`afterAll`).
 */
export function openTestStore(place: StorePlace = { kind: 'memory' }): Promise<Store> {
  return openStore(place, (reason) => {
    throw new Error(`The test store was lost: ${reason}`);
  });
}
