import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../server/ports/store.ts';
import { openTestStore } from '../../support/test-store.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

describe('devices', () => {
  const phone = { device: 'phone-1', officerId: 'o-1', simulated: true };

  it('are known by the token that was handed out, and a new token ends the old one', async () => {
    const [first = ''] = await store.devices.enrol([phone]);
    expect(await store.devices.byToken(first)).toEqual({ ...phone, revoked: false });
    const [second = '', other = ''] = await store.devices.enrol([
      { ...phone, officerId: 'o-2' },
      { device: 'phone-2', officerId: 'o-3', simulated: false },
    ]);
    expect(await store.devices.byToken(first)).toBeNull();
    expect(await store.devices.byToken(second)).toEqual({ ...phone, officerId: 'o-2', revoked: false });
    expect(await store.devices.byDevices(['phone-2', 'nobody'])).toEqual([await store.devices.byToken(other)]);
    expect((await store.devices.all()).map((device) => device.device)).toEqual(['phone-1', 'phone-2']);
  });

  it('named twice in one enrolment get one token, the last line counts', async () => {
    const tokens = await store.devices.enrol([phone, { ...phone, officerId: 'o-9' }]);
    expect(new Set(tokens).size).toBe(1);
    expect((await store.devices.byToken(tokens[0] ?? ''))?.officerId).toBe('o-9');
    expect(await store.devices.enrol([])).toEqual([]);
  });
});

describe('idempotency', () => {
  it('keeps the first answer of a key and route', async () => {
    await store.idempotency.keep('k', 'POST /cases', 'hash', 201, { id: 'a', text: 'zero \0 and 中文' }, 10);
    await store.idempotency.keep('k', 'POST /cases', 'other', 500, null, 11);
    expect(await store.idempotency.find('k', 'POST /cases')).toEqual({
      status: 201,
      body: { id: 'a', text: 'zero \0 and 中文' },
      requestHash: 'hash',
    });
    expect(await store.idempotency.find('k', 'POST /other')).toBeNull();
    expect(await store.idempotency.deleteBefore(10)).toBe(0);
    expect(await store.idempotency.deleteBefore(11)).toBe(1);
  });
});

describe('trend', () => {
  it('gives the samples of a scope since a moment, oldest first; one per moment', async () => {
    const sample = {
      atMs: 100,
      onDuty: 1,
      walkedGrids: 2,
      emptyGrids: 3,
      openCases: 4,
      lateCases: 5,
      reportedToday: 6,
      closedToday: 7,
      onTimeRate: null,
    };
    await store.trend.append('district', { ...sample, atMs: 200 });
    await store.trend.append('district', sample);
    await store.trend.append('district', { ...sample, onTimeRate: 0.5 });
    await store.trend.append('town:1', sample);
    expect(await store.trend.since('district', 100)).toEqual([
      { ...sample, onTimeRate: 0.5 },
      { ...sample, atMs: 200 },
    ]);
    expect(await store.trend.since('district', 101)).toHaveLength(1);
    expect(await store.trend.deleteBefore(150)).toBe(2);
  });
});

it('answers a ping and has an id of its own', async () => {
  await store.ping();
  expect(store.kind).toBe('embedded');
  expect(store.storeId).toMatch(/^[0-9a-f-]{36}$/);
});
