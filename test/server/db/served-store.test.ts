import { Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../server/db/open-store.ts';
import { storedFix } from '../../support/stored-fix.ts';

/** An empty database of a PostgreSQL server, such as `postgres://postgres@127.0.0.1:5432/jingge_test`. It is emptied. */
const databaseUrl = process.env['TEST_DATABASE_URL'] ?? '';

describe.skipIf(databaseUrl === '')('the same store on a PostgreSQL server', () => {
  const lost = (reason: string) => {
    throw new Error(reason);
  };

  it('is migrated by the first of several nodes and does what the embedded one does', async () => {
    const pool = new Pool({ connectionString: databaseUrl });
    await pool.query('drop schema public cascade; create schema public');
    await pool.end();
    const place = { kind: 'served', databaseUrl } as const;
    const [store, other] = await Promise.all([openStore(place, lost), openStore(place, lost)]);
    expect(store.kind).toBe('served');
    expect(other.storeId).toBe(store.storeId);
    const fixes = Array.from({ length: 5000 }, (_, i) => storedFix({ device: `d-${i % 9}`, fixTimeMs: i }));
    const answers = await Promise.all([store.fixes.append(fixes), other.fixes.append(fixes)]);
    expect(answers.flat().filter(Boolean)).toHaveLength(fixes.length);
    expect(await store.fixes.append([storedFix({ quarantine: 'mock' }), storedFix()])).toEqual([true, true]);
    expect(await store.fixes.latest()).toHaveLength(10);
    expect(await store.fixes.counts(0)).toEqual({ accepted: 5001, quarantined: { mock: 1 } });
    const [token = ''] = await store.devices.enrol([{ device: 'd', officerId: 'o', simulated: false }]);
    expect((await other.devices.byToken(token))?.officerId).toBe('o');
    expect(await store.deletions.deleteTracks({ beforeMs: 100, caseBeforeMs: 0, timeZone: 'Asia/Shanghai' })).toBe(100);
    await Promise.all([store.close(), other.close()]);
  });
});
