import { describe, expect, it } from 'vitest';
import { filterDevices, type DeviceItem } from '../../../client/selectors/device-list.ts';
import { keyState } from '../../../client/selectors/key-list.ts';
import { isSpan, localInstant, ticketState } from '../../../client/selectors/ticket-list.ts';

const DAY_MS = 86_400_000;

function device(name: string, given: Partial<DeviceItem> = {}): DeviceItem {
  return {
    device: name,
    officer: 'zg-0001',
    town: 'a',
    simulated: false,
    protocol: null,
    lastSeenMs: null,
    enrolledMs: 1,
    revokedMs: null,
    ...given,
  };
}

describe('the list of devices', () => {
  const all = [
    device('phone-1'),
    device('phone-2', { officer: 'zg-0002', town: 'b' }),
    device('old', { revokedMs: 5 }),
  ];
  const find = (filter: Partial<{ text: string; town: string; state: string }>) =>
    filterDevices(all, { text: '', town: '', state: '', ...filter }, (id) => (id === 'zg-0002' ? '王银河' : id)).map(
      (one) => one.device,
    );

  it('is narrowed by words in device, name and id, by town and by state', () => {
    expect(find({})).toHaveLength(3);
    expect(find({ text: 'PHONE' })).toEqual(['phone-1', 'phone-2']);
    expect(find({ text: '银河' })).toEqual(['phone-2']);
    expect(find({ text: 'zg-0001', state: 'active' })).toEqual(['phone-1']);
    expect(find({ state: 'revoked' })).toEqual(['old']);
    expect(find({ town: 'b' })).toEqual(['phone-2']);
  });
});

describe('a key', () => {
  it('is open until its very end, and revoked for good', () => {
    expect(keyState({ expiresMs: null, revokedMs: null }, 10)).toBe('active');
    expect(keyState({ expiresMs: 11, revokedMs: null }, 10)).toBe('active');
    expect(keyState({ expiresMs: 10, revokedMs: null }, 10)).toBe('expired');
    expect(keyState({ expiresMs: 10, revokedMs: 5 }, 20)).toBe('revoked');
  });
});

describe('a ticket', () => {
  it('opens from its approval until it runs out', () => {
    expect(ticketState({ state: 'asked', expiresMs: null }, 10)).toBe('asked');
    expect(ticketState({ state: 'refused', expiresMs: null }, 10)).toBe('refused');
    expect(ticketState({ state: 'approved', expiresMs: 11 }, 10)).toBe('open');
    expect(ticketState({ state: 'approved', expiresMs: 10 }, 10)).toBe('expired');
  });

  it('is of a span on the clock of the district, of 31 days at most', () => {
    const at = localInstant('2026-11-28T09:30', 'Asia/Shanghai');
    expect(at).toBe(Date.parse('2026-11-28T01:30:00Z'));
    expect([localInstant('', 'Asia/Shanghai'), localInstant('2026-13-01T00:00', 'Asia/Shanghai')]).toEqual([
      null,
      null,
    ]);
    expect([isSpan(0, 1), isSpan(0, 31 * DAY_MS)]).toEqual([true, true]);
    expect([isSpan(0, 0), isSpan(0, 31 * DAY_MS + 1), isSpan(null, 1)]).toEqual([false, false, false]);
  });
});
