import { gridColumns } from '../../../shared/model/grid-register.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDistrictStore } from '../../../client/stores/district.ts';
import { createLinkStore } from '../../../client/stores/link.ts';
import { keepDistrict } from '../../../client/wire/keep-district.ts';
import { beat, manualLife } from './scripted-wire.ts';

afterEach(() => vi.unstubAllGlobals());

describe('keeping the district', () => {
  it('loads at once and tries again by itself while the server is away', async () => {
    const { server, stores, life } = kept({ away: true });
    await vi.waitFor(() => expect(stores.district.getState().status).toBe('failed'));
    expect(stores.district.getState().failure).toBe('unreachable');
    server.away = false;
    life.advance(2_000);
    await vi.waitFor(() => expect(stores.district.getState().status).toBe('ready'));
  });

  it('shows the district before the roster has come, and asks again for one that failed', async () => {
    const { server, stores, life } = kept({ roster: 503 });
    await vi.waitFor(() => expect(stores.district.getState().failure).not.toBeNull());
    expect(stores.district.getState().district?.id).toBe('x');
    server.roster = 200;
    life.advance(5_000);
    await vi.waitFor(() => expect(stores.district.getState().officers.get(3)?.id).toBe('a'));
    expect(stores.district.getState().status).toBe('ready');
  });

  it('loads the areas anew when a restarted server has other ones', async () => {
    const { server, stores } = kept({});
    await vi.waitFor(() => expect(stores.district.getState().status).toBe('ready'));
    stores.link.getState().beatReceived(beat(1, 'e1'), 0);
    server.areasVersion = 'v2';
    stores.link.getState().beatReceived(beat(1, 'e2'), 0);
    await vi.waitFor(() => expect(stores.district.getState().district?.areasVersion).toBe('v2'));
  });

  it('POL-3 takes the figures of the new day, with the areas as they are', async () => {
    const { server, stores } = kept({});
    await vi.waitFor(() => expect(stores.district.getState().status).toBe('ready'));
    const before = stores.district.getState();
    stores.link.getState().beatReceived(beat(1, 'e1'), 0);
    server.completeShare = 0.9;
    stores.link.getState().beatReceived(beat(1, 'e2'), 0);
    await vi.waitFor(() => expect(stores.district.getState().district?.coverage.completeShare).toBe(0.9));
    expect(stores.district.getState().towns).toBe(before.towns);
  });

  it('asks nobody when only the scope is another', async () => {
    const { server, stores } = kept({});
    await vi.waitFor(() => expect(stores.district.getState().status).toBe('ready'));
    const asked = server.asked;
    stores.link.getState().beatReceived(beat(1, 'e1'), 0);
    stores.link.getState().scopeChanged('town:a');
    stores.link.getState().beatReceived(beat(1, 't1', 'town:a'), 0);
    expect(server.asked).toBe(asked);
  });

  it('says so when the server runs other software', async () => {
    const { server, stores, onOtherVersion } = kept({});
    await vi.waitFor(() => expect(stores.district.getState().status).toBe('ready'));
    stores.link.getState().beatReceived(beat(1, 'e1'), 0);
    server.version = '2';
    stores.link.getState().beatReceived(beat(1, 'e2'), 0);
    await vi.waitFor(() => expect(onOtherVersion).toHaveBeenCalledOnce());
  });
});

function kept(given: { readonly away?: boolean; readonly roster?: number }) {
  const server = { away: false, roster: 200, asked: 0, version: '1', areasVersion: 'v1', completeShare: 0.8, ...given };
  vi.stubGlobal('fetch', (path: string) => {
    server.asked++;
    if (server.away) return Promise.reject(new TypeError('Failed to fetch'));
    if (path === '/api/v1/officers')
      return Promise.resolve(
        new Response(JSON.stringify({ items: [{ index: 3, id: 'a' }] }), { status: server.roster }),
      );
    const { version, areasVersion, completeShare } = server;
    const district = { id: 'x', version, areasVersion, coverage: { completeShare } };
    const body = path === '/api/v1/district' ? district : { ...gridColumns([]), items: [], features: [] };
    return Promise.resolve(new Response(JSON.stringify(body)));
  });
  const stores = { district: createDistrictStore(), link: createLinkStore(0) };
  const life = manualLife();
  const onOtherVersion = vi.fn();
  keepDistrict({ stores, life, onOtherVersion });
  return { server, stores, life, onOtherVersion };
}
