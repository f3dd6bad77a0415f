import { expect, it } from 'vitest';
import { migrate } from '../../../server/db/migrate.ts';
import { MIGRATIONS } from '../../../server/db/migrations.ts';
import { bareDatabase } from '../../support/bare-database.ts';

const insert = `insert into cases (id, kind, category, state, severity, source, description, reported_ms, updated_ms, due_ms, simulated, version)
values ($1, 'event', 'other', 'filed', 'ordinary', 'import', '', $2, $2, $3, false, 1)`;

it(
  'CAS-5: cases of an older store keep the warning that screens showed then, 80 % of the span by the clock',
  { timeout: 120_000 },
  async () => {
    const { pool, stop } = await bareDatabase();
    await migrate(
      pool,
      MIGRATIONS.filter(({ id }) => id < 3),
    );
    const reportedMs = 1_793_000_000_000;
    await pool.query(insert, ['due', reportedMs, reportedMs + 1_000]);
    await pool.query(insert, ['crumbs', reportedMs, reportedMs + 7]);
    await pool.query(insert, ['never', reportedMs, null]);
    await migrate(pool);
    const { rows } = await pool.query<{ id: string; from: string | null }>(
      'select id, warn_from_ms as "from" from cases order by id',
    );
    expect(rows.map(({ id, from }) => [id, from === null ? null : Number(from) - reportedMs])).toEqual([
      ['crumbs', 6],
      ['due', 800],
      ['never', null],
    ]);
    await stop();
  },
);
