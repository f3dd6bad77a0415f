import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../shared/lib/result.ts';
import { fetchDistrict, fetchRoster } from '../../../client/wire/load-district.ts';
import { gridColumns } from '../../../shared/model/grid-register.ts';
import type { fetchJson } from '../../../client/wire/fetch-json.ts';

const DISTRICT = { id: 'x', areasVersion: 'v/1' };
const EMPTY = { type: 'FeatureCollection', features: [] };

describe('loading the district', () => {
  it('asks for every layer in the version of the district', async () => {
    const { get, asked } = server({});
    const parts = await fetchDistrict(get);
    expect(parts.ok && parts.value.towns).toEqual(EMPTY);
    expect(asked).toEqual([
      '/api/v1/district',
      '/api/v1/areas/towns?v=v%2F1',
      '/api/v1/areas/communities?v=v%2F1',
      '/api/v1/grid-register?v=v%2F1.1',
      '/api/v1/areas/landmarks?v=v%2F1',
    ]);
  });

  it('puts officers under their roster index', async () => {
    const { get } = server({ '/api/v1/officers': ok({ items: [{ index: 7, id: 'a' }] }) });
    const roster = await fetchRoster(get);
    expect(roster.ok && roster.value.get(7)?.id).toBe('a');
  });

  it.each([401, 403])('goes on without a roster that is kept from the visitor (%d)', async (status) => {
    const { get } = server({ '/api/v1/officers': refusal(status) });
    const roster = await fetchRoster(get);
    expect(roster.ok && roster.value.size).toBe(0);
  });

  it.each(['/api/v1/district', '/api/v1/grid-register?v=v%2F1.1'])('fails with %s', async (path) => {
    const { get } = server({ [path]: refusal(503) });
    expect(await fetchDistrict(get)).toEqual(refusal(503));
  });

  it('fails with a roster that is not there now', async () => {
    const { get } = server({ '/api/v1/officers': refusal(503) });
    expect(await fetchRoster(get)).toEqual(refusal(503));
  });
});

function refusal(status: number) {
  return err({ status, code: 'overloaded', detail: '' });
}

function server(answers: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const get = ((path: string) => {
    asked.push(path);
    if (path in answers) return Promise.resolve(answers[path]);
    if (path === '/api/v1/district') return Promise.resolve(ok(DISTRICT));
    if (path.startsWith('/api/v1/grid-register')) return Promise.resolve(ok(gridColumns([])));
    return Promise.resolve(ok(path === '/api/v1/officers' ? { items: [] } : EMPTY));
  }) as typeof fetchJson;
  return { get, asked };
}
