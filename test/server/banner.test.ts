import { expect, it } from 'vitest';
import { banner } from '../../server/banner.ts';
import { limitsOfPeople } from '../../shared/access/session-limits.ts';
import type { ServerConfig } from '../../server/ports/server.ts';
import { twoTowns } from '../support/two-towns.ts';

const CONFIG: ServerConfig = {
  host: '127.0.0.1',
  port: 8080,
  dataFolder: '/data',
  district: 'two-towns',
  demo: false,
  databaseUrl: 'postgres://db/jingge',
  origins: [],
  trustProxy: null,
  sessionLimits: limitsOfPeople(),
  redisUrl: null,
  basemap: null,
  version: '0.0.0',
  operatorToken: 'secret',
  secret: 'secret',
  oidc: null,
};

it('says that REDIS_URL makes no difference, and only to who has set it', async () => {
  const loaded = await twoTowns();
  const said = (redisUrl: string | null) =>
    banner({ ...CONFIG, redisUrl }, loaded, { store: 'served', url: 'http://127.0.0.1:8080', setupCode: null });
  expect(said('redis://user:password@cache:6379')).toContain('REDIS_URL is not used: one server runs a district');
  expect(said('redis://user:password@cache:6379')).not.toContain('password');
  expect(said(null)).not.toContain('REDIS_URL');
});
