import { afterAll, afterEach } from 'vitest';
import type { Change } from '../../../shared/world/change.ts';
import { openHttpBench, type Got } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { inGrid } from '../../support/two-towns.ts';

export const GOOD = {
  kind: 'event',
  category: 'street-occupation',
  ...inGrid(2),
  description: '占道经营',
  source: 'patrol',
};

/** Two towns with a dispatcher signed in; closed after the tests of the file. */
export async function openCaseRoutes() {
  const store = await openTestStore();
  const bench = await openHttpBench({ store });
  afterAll(async () => {
    await bench.close();
    await store.close();
  });
  const dispatcher = await bench.signIn('dispatcher');
  /** What the world has told in the test that runs. */
  const told: Change[] = [];
  bench.world.onChanges((changes) => told.push(...changes));
  afterEach(() => void told.splice(0));

  function open(over: object = {}, headers: Record<string, string> = dispatcher): Promise<Got<'openCase'>> {
    return bench.call<'openCase'>('POST', '/api/v1/cases', { body: { ...GOOD, ...over }, headers });
  }

  function act(id: string, body: object, headers: Record<string, string> = {}): Promise<Got<'actOnCase'>> {
    return bench.call<'actOnCase'>('POST', `/api/v1/cases/${id}/actions`, {
      body,
      headers: { ...dispatcher, ...headers },
    });
  }

  return { store, bench, dispatcher, told, open, act };
}
