import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SERVER, entry, verifyChain } from '../../../server/audit/audit.ts';
import { canonicalJson } from '../../../server/audit/chain.ts';
import { createAuditStore } from '../../../server/db/audit-store.ts';
import { createDatabase } from '../../../server/db/database.ts';
import { migrate } from '../../../server/db/migrate.ts';
import type { AuditStore } from '../../../server/ports/audit.ts';
import { bareDatabase } from '../../support/bare-database.ts';

let database: Awaited<ReturnType<typeof bareDatabase>>;
let audit: AuditStore;

beforeAll(async () => {
  database = await bareDatabase();
  await migrate(database.pool);
  audit = createAuditStore(createDatabase(database.pool));
}, 120_000);
afterAll(() => database.stop());

/** What only somebody with the database in their hands can do. */
async function tamper(sql: string): Promise<void> {
  await database.pool.query('alter table audit_events disable trigger all');
  await database.pool.query(sql);
  await database.pool.query('alter table audit_events enable trigger all');
}

beforeEach(async () => {
  await tamper('delete from audit_events');
  await database.pool.query(
    "update audit_head set seq = 0, hash = repeat('0', 64), deleted_seq = 0, deleted_hash = repeat('0', 64)",
  );
  for (let i = 1; i <= 5; i++)
    await audit.append(
      entry(SERVER, 'session:opened', { subject: `test ${i}`, detail: { i, b: [1, { z: null, a: '甲' }] } }),
      i,
    );
});

const brokenAt = async () => (await verifyChain(audit)).brokenAt;

describe('the chain of audit events', () => {
  it('ACC-58 has no gap, also when many write at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        audit.append(entry(SERVER, 'session:ended', { subject: `at once ${i}` }), 6),
      ),
    );
    expect(await verifyChain(audit)).toMatchObject({ events: 25, brokenAt: null, head: { seq: 25 } });
  });

  it.each([
    ['a changed field', "update audit_events set detail = '{}' where seq = 3", 3],
    ['a changed time', 'update audit_events set at_ms = 9 where seq = 1', 1],
    ['a changed hash', "update audit_events set hash = 'x' where seq = 3", 3],
    ['a missing event', 'delete from audit_events where seq = 2', 2],
    ['a missing beginning', 'delete from audit_events where seq = 1', 1],
    ['a missing end', 'delete from audit_events where seq = 5', 5],
    ['a head that was set back', 'update audit_head set seq = 4', 5],
  ])('ACC-58 shows %s', async (_, sql, seq) => {
    await tamper(sql);
    expect(await brokenAt()).toBe(seq);
  });

  it('ACC-59 refuses every change, and deletion but for its time', async () => {
    for (const sql of [
      "update audit_events set actor = 'x'",
      'delete from audit_events',
      'truncate audit_events',
      'delete from audit_events where seq = 1',
    ])
      await expect(database.pool.query(sql), sql).rejects.toThrow(/never changed/);
    expect(await brokenAt()).toBe(null);
  });

  it('ACC-59 deletes what is past its time, and still verifies', async () => {
    expect(await audit.deleteBefore(1)).toBe(0);
    expect(await audit.deleteBefore(4)).toBe(3);
    expect(await verifyChain(audit)).toMatchObject({ events: 2, brokenAt: null, deletedTo: 3 });
    expect(await audit.deleteBefore(100)).toBe(2);
    await audit.append(entry(SERVER, 'audit:deleted'), 7);
    expect(await verifyChain(audit)).toMatchObject({ events: 1, brokenAt: null, deletedTo: 5, head: { seq: 6 } });
    await expect(database.pool.query('delete from audit_events')).rejects.toThrow(/never changed/);
  });

  it('ACC-58 keeps what a database cannot, in a form that verifies', async () => {
    await audit.append(
      entry(SERVER, 'session:refused', { subject: 'a\0b', detail: { lone: '\ud800', nul: '\0', far: 1e21 } }),
      6.4,
    );
    const [odd] = await audit.list({ limit: 1 });
    expect(odd).toMatchObject({ atMs: 6, subject: 'a\ufffdb', detail: { lone: '\ufffd', nul: '\ufffd', far: 1e21 } });
    expect(await brokenAt()).toBe(null);
  });

  it('ACC-58 writes equal values as equal text', () => {
    expect(canonicalJson({ b: 1, a: [true, null, { y: 'é', x: -0 }] })).toBe('{"a":[true,null,{"x":0,"y":"é"}],"b":1}');
  });
});
