import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../shared/lib/seeded-random.ts';
import type { StoredFix } from '../../server/ports/fixes.ts';
import type { Store } from '../../server/ports/store.ts';
import { storedFix } from '../support/stored-fix.ts';
import { openTestStore } from '../support/test-store.ts';
import { count, mustAgree, type Bench } from './row.ts';

const DEVICES = 2_000;
const BATCH_ROWS = 5_000;
const BATCHES = 30;
/** The database compiles what runs often: as long as it does, a row costs half as much again. Neither way is timed before. */
const WARM_UP_BATCHES = 10;
const SINGLE_ROWS = 2_000;

/** Positions into the embedded store as the server writes them, against a statement for each. */
export const storePositions: Bench = {
  id: 'store',
  title: 'Positions into the embedded store',
  async run({ say }) {
    const dataFolder = await mkdtemp(join(tmpdir(), 'jingge-bench-'));
    const store = await openTestStore({ kind: 'embedded', dataFolder });
    try {
      const warmUpTo = SINGLE_ROWS + WARM_UP_BATCHES * BATCH_ROWS;
      const rows = madeFixes(warmUpTo + BATCHES * BATCH_ROWS);
      await append(store, rows.slice(0, SINGLE_ROWS), 1);
      const singles = await perSecond(store, madeFixes(SINGLE_ROWS, 1), 1);
      const cold = await perSecond(store, rows.slice(SINGLE_ROWS, warmUpTo), BATCH_ROWS);
      const ours = await perSecond(store, rows.slice(warmUpTo), BATCH_ROWS);
      const kept = (await store.fixes.counts(0)).accepted;
      mustAgree(kept === rows.length + SINGLE_ROWS, `${kept} rows kept of ${rows.length + SINGLE_ROWS}`);
      const perS = (rate: number) => count(Math.round(rate));
      say(
        `${perS(ours)} rows/s in batches, ${perS(cold)} of the first ${count(WARM_UP_BATCHES * BATCH_ROWS)}, ${perS(singles)} one by one`,
      );
      return [
        {
          bench: 'store',
          size: `${count(BATCHES * BATCH_ROWS)} fixes, batches of ${count(BATCH_ROWS)}`,
          ours,
          peer: 'one insert per fix',
          peerValue: singles,
          unit: 'rows/s',
          ratio: ours / singles,
          goal: '≥ 50,000/s',
          met: ours >= 50_000,
        },
      ];
    } finally {
      await store.close();
      await rm(dataFolder, { recursive: true, force: true });
    }
  },
};

/** Fixes of many devices in order of time, each of its own moment. */
function madeFixes(rows: number, shift = 0): StoredFix[] {
  const random = seededRandom('bench store');
  return Array.from({ length: rows }, (_, i) =>
    storedFix({
      device: `phone-${i % DEVICES}`,
      officerIndex: i % DEVICES,
      fixTimeMs: 1_793_000_000_000 + Math.floor(i / DEVICES) * 10_000 + shift,
      lon: 113.8 + random() * 0.2,
      lat: 34.4 + random() * 0.2,
    }),
  );
}

async function append(store: Store, rows: readonly StoredFix[], batchRows: number): Promise<void> {
  for (let at = 0; at < rows.length; at += batchRows) await store.fixes.append(rows.slice(at, at + batchRows));
}

async function perSecond(store: Store, rows: readonly StoredFix[], batchRows: number): Promise<number> {
  const from = performance.now();
  await append(store, rows, batchRows);
  return (rows.length / (performance.now() - from)) * 1000;
}
