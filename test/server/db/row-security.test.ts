import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WHOLE_DISTRICT, type ReadScope } from '../../../shared/access/read-scope.ts';
import { entry, SERVER } from '../../../server/audit/audit.ts';
import { openStore } from '../../../server/db/open-store.ts';
import type { Store } from '../../../server/ports/store.ts';
import { PLANTED_PHOTO, plantedPhoto } from '../../support/planted.ts';
import { EAST, WEST } from '../../support/two-towns.ts';
import { sampleCase } from '../../support/world-samples.ts';
import { newCaseEvent, OPENED_BY_NOBODY } from '../../support/case-events.ts';

/** A PostgreSQL server whose login may make databases and roles; this suite makes a database of its own in it. */
const serverUrl = process.env['TEST_DATABASE_URL'] ?? '';
const DATABASE = 'jingge_row_security_test';
const LOGIN = 'jingge_plain_login_test';

function urlOf(database: string, user?: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (user) url.username = user;
  return url.href;
}

describe.skipIf(serverUrl === '')('row-level security', () => {
  const admin = new Pool({ connectionString: serverUrl || 'postgres://none' });
  const notices: string[] = [];
  let store: Store;
  let raw: Pool;

  beforeAll(async () => {
    await admin.query(`drop database if exists ${DATABASE}`);
    await admin.query(`drop role if exists ${LOGIN}`);
    await admin.query(`create database ${DATABASE}`);
    store = await open(urlOf(DATABASE));
    raw = new Pool({ connectionString: urlOf(DATABASE) });
    for (const [id, town, officer] of [
      ['west', WEST, null],
      ['east', EAST, null],
      ['sent', EAST, 'E-0'],
      ['nowhere', null, null],
    ] as const) {
      const item = sampleCase({ id, town, officer });
      await store.cases.insert(item, newCaseEvent({ caseId: id, atMs: 1, to: item.state }), OPENED_BY_NOBODY);
      await store.photos.add(plantedPhoto(id), { entry: entry(SERVER, 'photo:added'), atMs: 1 });
    }
    for (const scope of ['district', `town:${WEST}`, `town:${EAST}`] as const) await store.trend.append(scope, SAMPLE);
  });
  afterAll(async () => {
    await store.close();
    await raw.end();
    await admin.query(`drop database ${DATABASE}`);
    await admin.query(`drop role if exists ${LOGIN}`);
    await admin.end();
  });

  function open(databaseUrl: string): Promise<Store> {
    const lost = (reason: string) => {
      throw new Error(reason);
    };
    return openStore({ kind: 'served', databaseUrl }, lost, (notice) => notices.push(notice));
  }

  /** What a query without any condition of its own sees under the role. */
  async function seen(query: string, settings: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const client = await raw.connect();
    try {
      await client.query('begin');
      for (const [name, value] of Object.entries(settings))
        await client.query('select set_config($1, $2, true)', [name, value]);
      await client.query('set local role jingge_scoped');
      const { rows } = await client.query<{ name: string }>(query);
      return rows.map(({ name }) => name).sort();
    } finally {
      await client.query('rollback');
      client.release();
    }
  }

  it('ACC-17 shows the rows of the town and of the officer, whatever a query forgets to ask', async () => {
    const cases = 'select id as name from cases';
    expect(await seen(cases, { 'jingge.town': WEST })).toEqual(['west']);
    expect(await seen(cases, { 'jingge.town': WEST, 'jingge.officer': 'E-0' })).toEqual(['sent', 'west']);
    expect(await seen(cases, {})).toEqual([]);
    expect(await seen('select case_id as name from case_events', { 'jingge.town': EAST })).toEqual(['east', 'sent']);
    expect(await seen('select case_id as name from case_photos', { 'jingge.town': WEST })).toEqual(['west']);
    expect(await seen('select scope as name from trend_samples', { 'jingge.town': EAST })).toEqual([`town:${EAST}`]);
    await expect(seen('select device as name from devices', { 'jingge.town': WEST })).rejects.toThrow(/permission/);
    await expect(seen('delete from cases returning id as name', { 'jingge.town': WEST })).rejects.toThrow(/permission/);
  });

  it('ACC-17 reads by scope as the embedded store does, and leaves nothing of the role behind', async () => {
    expect(notices).toEqual([]);
    const ids = async (scope: ReadScope) =>
      (await store.cases.list({ limit: 9 }, scope)).items.map(({ id }) => id).sort();
    const own = { kind: 'own', town: WEST, people: ['E-0'], grids: [], officer: 'E-0', within: null } as const;
    expect(await ids({ kind: 'town', town: WEST })).toEqual(['west']);
    expect(await ids(own)).toEqual(['sent']);
    expect(await ids({ kind: 'nothing' })).toEqual([]);
    expect((await store.cases.get('sent', own))?.events).toHaveLength(1);
    expect(await store.cases.get('east', { kind: 'town', town: WEST })).toBeNull();
    const photo = (id: string, scope: ReadScope) => store.photos.get(id, PLANTED_PHOTO, scope);
    expect((await photo('west', { kind: 'town', town: WEST }))?.case).toBe('west');
    expect((await photo('sent', own))?.case).toBe('sent');
    expect(await photo('east', { kind: 'town', town: WEST })).toBeNull();
    expect(await photo('west', { kind: 'nothing' })).toBeNull();
    expect(await store.trend.since(`town:${WEST}`, 0)).toEqual([SAMPLE]);
    expect(await ids(WHOLE_DISTRICT)).toEqual(['east', 'nowhere', 'sent', 'west']);
  });

  it('ACC-17 is left out with one line of the log where the login may not have it', async () => {
    await admin.query(`create role ${LOGIN} login`);
    await raw.query(`grant usage, create on schema public to ${LOGIN}`);
    await raw.query(`grant all on all tables in schema public to ${LOGIN}`);
    const plain = await open(urlOf(DATABASE, LOGIN));
    expect(notices).toEqual([
      expect.stringMatching(/^Row-level security is off, towns are kept apart by the queries alone: ./),
    ]);
    expect((await plain.cases.list({ limit: 9 }, { kind: 'town', town: WEST })).items.map(({ id }) => id)).toEqual([
      'west',
    ]);
    expect((await plain.cases.list({ limit: 9 }, WHOLE_DISTRICT)).items).toHaveLength(4);
    await plain.close();
    await raw.query(`drop owned by ${LOGIN}`);
  });
});

const SAMPLE = {
  atMs: 1_000,
  onDuty: 1,
  walkedGrids: 1,
  emptyGrids: 1,
  openCases: 1,
  lateCases: 0,
  reportedToday: 0,
  closedToday: 0,
  onTimeRate: null,
};
