import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../../../shared/access/roles.ts';
import type { Endpoint } from '../../../shared/http/endpoint.ts';
import { ENDPOINTS } from '../../../shared/http/endpoints/index.ts';
import type { Store } from '../../../server/ports.ts';
import { openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';

let store: Store;
let demo: HttpBench;
let real: HttpBench;
beforeAll(async () => {
  store = await openTestStore();
  demo = await openHttpBench({ store });
  real = await openHttpBench({ store, config: { demo: false } });
});
afterAll(async () => {
  await demo.close();
  await real.close();
  await store.close();
});

describe('ACC-72 a server without demo identities', () => {
  it('ACC-72 signs nobody in as one, whatever the role', async () => {
    for (const role of ROLES) {
      const got = await real.call('POST', '/api/v1/session', { body: { demo: role } });
      expect([got.status, got.headers.get('set-cookie')], role).not.toContain(201);
      expect(got.headers.get('set-cookie'), role).toBeNull();
    }
  });

  it('ACC-72 knows no session of an earlier demo, on the same store and with the same secret', async () => {
    const headers = await demo.signIn('district-office');
    expect((await demo.call('GET', '/api/v1/cases', { headers })).status).toBe(200);
    expect((await real.call('GET', '/api/v1/cases', { headers })).status).toBe(401);
  });

  it('ACC-72 shows a stranger nothing of the district', async () => {
    const reads = (Object.values(ENDPOINTS) as Endpoint[]).filter(
      ({ method, admission }) => method === 'get' && admission !== 'anyone',
    );
    expect(reads.length).toBeGreaterThan(20);
    for (const { path, admission, open311 } of reads) {
      const { status } = await real.call('GET', path.replace(':format', 'json').replaceAll(/:\w+/g, 'x'));
      // GeoReport v2 says 403 where a key is missing.
      const closed = open311 === null ? 401 : 403;
      expect(status, path).toBe(admission === 'loopback' ? 200 : closed);
    }
    expect(await real.application.access.watcher({ headers: {}, socket: {} })).toBe('not-signed-in');
  });
});
