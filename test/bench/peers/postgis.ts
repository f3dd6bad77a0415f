import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { AreaGeometry, LonLat } from '../../../shared/model/area.ts';

const run = promisify(execFile);
const BINARIES = '/usr/lib/postgresql';
const CHUNK = 10_000;

/** A PostgreSQL with PostGIS for one bench. All happens in one transaction that is taken back at the end. */
export interface PostGis {
  readonly version: string;
  rows<T>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  /** Milliseconds of the fastest of some runs of a query, on one core. */
  fastestMs(rounds: number, sql: string): Promise<number>;
  close(): Promise<void>;
}

/** The database of `TEST_DATABASE_URL`, or one of our own from PostgreSQL's programs on this machine; else why there is none. */
export async function findPostGis(): Promise<PostGis | string> {
  const given = process.env['TEST_DATABASE_URL'];
  const own = given ? null : await startOwn();
  if (!given && !own) return 'no PostgreSQL found';
  const client = new pg.Client({ connectionString: given ?? own!.url });
  const close = async () => {
    await client.query('ROLLBACK').catch(() => undefined);
    await client.end();
    await own?.stop();
  };
  try {
    await client.connect();
    await client.query('BEGIN');
    await client.query('CREATE EXTENSION IF NOT EXISTS postgis');
    await client.query('SET LOCAL max_parallel_workers_per_gather = 0');
    await client.query('SET LOCAL jit = off');
    const { rows } = await client.query<{ version: string }>('SELECT postgis_lib_version() AS version');
    return {
      version: rows[0]!.version,
      rows: async <T>(sql: string, values: readonly unknown[] = []) =>
        (await client.query(sql, [...values])).rows as T[],
      async fastestMs(rounds, sql) {
        let best = Number.POSITIVE_INFINITY;
        for (let i = 0; i < rounds; i++) {
          const from = performance.now();
          await client.query(sql);
          best = Math.min(best, performance.now() - from);
        }
        return best;
      },
      close,
    };
  } catch (error) {
    await close();
    return `no PostGIS: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Fills a fresh temporary table `name (key, part, geom)` of outlines with a GiST index. */
export async function putOutlines(
  { rows }: PostGis,
  name: string,
  outlines: readonly { readonly key: number; readonly part: string; readonly geometry: AreaGeometry }[],
): Promise<void> {
  await rows(`DROP TABLE IF EXISTS ${name}`);
  await rows(`CREATE TEMPORARY TABLE ${name} (key int, part text, geom geometry)`);
  for (let from = 0; from < outlines.length; from += CHUNK) {
    const some = outlines.slice(from, from + CHUNK);
    await rows(
      `INSERT INTO ${name} SELECT key, part, ST_GeomFromGeoJSON(outline) FROM unnest($1::int[], $2::text[], $3::text[]) AS given (key, part, outline)`,
      [some.map(({ key }) => key), some.map(({ part }) => part), some.map(({ geometry }) => JSON.stringify(geometry))],
    );
  }
  await rows(`CREATE INDEX ON ${name} USING gist (geom)`);
  await rows(`ANALYZE ${name}`);
}

/** Fills a fresh temporary table `name (key, geom)` of places, numbered from 0. */
export async function putPlaces({ rows }: PostGis, name: string, places: readonly LonLat[]): Promise<void> {
  await rows(`DROP TABLE IF EXISTS ${name}`);
  await rows(
    `CREATE TEMPORARY TABLE ${name} AS SELECT key::int - 1 AS key, ST_SetSRID(ST_MakePoint(lon, lat), 4326) AS geom
       FROM unnest($1::float8[], $2::float8[]) WITH ORDINALITY AS given (lon, lat, key)`,
    [places.map(([lon]) => lon), places.map(([, lat]) => lat)],
  );
  await rows(`ANALYZE ${name}`);
}

/** A cluster in a temporary folder, as the checks of the project start one; null where PostgreSQL is not installed. */
async function startOwn(): Promise<{ readonly url: string; stop(): Promise<void> } | null> {
  const versions = await readdir(BINARIES).catch(() => []);
  const newest = versions.toSorted((a, b) => Number(a) - Number(b)).at(-1);
  if (newest === undefined) return null;
  const folder = await mkdtemp(join(tmpdir(), 'jingge-bench-pg-'));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const { stdout } = await run('id', ['-u', 'postgres']);
    await chown(folder, Number(stdout), 0);
  }
  const program = (name: string, ...given: string[]) => {
    const path = join(BINARIES, newest, 'bin', name);
    return isRoot ? run('runuser', ['-u', 'postgres', '--', path, ...given]) : run(path, given);
  };
  const port = await freePort();
  const data = join(folder, 'data');
  await program('initdb', '-D', data, '-U', 'jingge', '-A', 'trust', '-E', 'UTF8', '--no-sync');
  const options = `-c listen_addresses=127.0.0.1 -p ${port} -k ${folder}`;
  await program('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start');
  return {
    url: `postgres://jingge@127.0.0.1:${port}/postgres`,
    async stop() {
      await program('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
