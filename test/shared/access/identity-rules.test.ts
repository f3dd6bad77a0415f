import { describe, expect, it } from 'vitest';
import { usernameSchema } from '../../../shared/access/account.ts';
import { endRefusal, grantRefusal, type Kept } from '../../../shared/access/account-rules.ts';
import { waitAfter } from '../../../shared/access/attempts.ts';
import { bindGrant, type Places } from '../../../shared/access/grant-binding.ts';
import { passwordFault } from '../../../shared/access/password-rules.ts';
import { ACCOUNT_ROLES, ADMIN_ROLES, type Role } from '../../../shared/access/roles.ts';
import { isOver, limitsOfPeople, sessionLimits } from '../../../shared/access/session-limits.ts';

describe('ACC-41 passwords', () => {
  it.each([
    ['too-short', 'elf-letters'],
    ['too-short', '短密码七个字吧'],
    ['has-username', 'li.wei1234567'.slice(0, 13)],
    ['repeats', 'aaaaaaaaaaaa'],
    ['repeats', 'xyxyxyxyxyxy'],
    ['repeats', '123412341234'],
    ['repeats', 'abcdefghijkl'],
    ['repeats', '123456789012'],
    ['repeats', '987654321098'],
    ['common', 'Password1234'],
    ['common', 'woaini1314520'],
    ['common', 'P@ssw0rd1234'],
    ['common', 'correct horse battery staple'],
  ])('ACC-41 are refused: %s of %s', (fault, password) => {
    expect(passwordFault(password, 'li.wei')).toBe(fault);
  });

  it.each([['twelve chars'], ['quiet river 42 stones'], ['春眠不觉晓处处闻啼鸟夜来'], ['li.wei-and-the-sea']])(
    'ACC-41 are taken: %s',
    (password) => {
      expect(passwordFault(password, 'li.wei')).toBe(null);
    },
  );
});

describe('waits', () => {
  it('ACC-42 begin at the fifth wrong attempt and double up to an hour', () => {
    expect([0, 1, 4, 5, 6, 7, 10, 11, 1000].map(waitAfter)).toEqual([
      0, 0, 0, 60_000, 120_000, 240_000, 1_920_000, 3_600_000, 3_600_000,
    ]);
  });
});

describe('sessions', () => {
  const MINUTE = 60_000;
  it.each([
    [false, 30 * MINUTE, 12 * 60 * MINUTE],
    [true, 12 * 60 * MINUTE, 24 * 60 * MINUTE],
  ])('ACC-45 end unused or old, demo %s', (isDemo, idleMs, absoluteMs) => {
    const limits = sessionLimits(isDemo, limitsOfPeople());
    const over = (lastSeenMs: number, nowMs: number) => isOver({ createdMs: 0, lastSeenMs }, limits, nowMs);
    expect([over(0, idleMs), over(0, idleMs + 1)]).toEqual([false, true]);
    expect([over(absoluteMs, absoluteMs), over(absoluteMs, absoluteMs + 1)]).toEqual([false, true]);
  });
});

it('ACC-45 follows what a site has set for people, and leaves demo identities as they are', () => {
  const limits = limitsOfPeople(15, 8);
  expect(sessionLimits(false, limits)).toEqual({ idleMs: 900_000, absoluteMs: 28_800_000 });
  expect(sessionLimits(true, limits)).toEqual(sessionLimits(true, limitsOfPeople()));
});

const kept = (id: string, roles: readonly Role[], state: Kept['state'] = 'active'): Kept => ({ id, roles, state });
const SECURITY = { account: 'sec', role: 'security-admin' };
const SYSTEM = { account: 'sys', role: 'system-admin' };

describe('granting', () => {
  it('ACC-51 is for the security administrator', () => {
    expect(grantRefusal(SECURITY, kept('a', []), 'leader', true)).toBe(null);
    for (const role of ['system-admin', 'audit-admin', 'district-office', 'operator'])
      expect(grantRefusal({ account: 'x', role }, kept('a', []), 'leader', true), role).toBe('forbidden');
  });

  it('ACC-51 lets the system administrator appoint the first security administrator, and nobody else', () => {
    expect(grantRefusal(SYSTEM, kept('a', []), 'security-admin', false)).toBe(null);
    expect(grantRefusal(SYSTEM, kept('a', []), 'security-admin', true)).toBe('forbidden');
    expect(grantRefusal(SYSTEM, kept('a', []), 'audit-admin', false)).toBe('forbidden');
    expect(grantRefusal(SYSTEM, kept('sys', []), 'security-admin', false)).toBe('own-account');
    expect(grantRefusal({ account: 'x', role: 'audit-admin' }, kept('a', []), 'security-admin', false)).toBe(
      'forbidden',
    );
  });

  it('ACC-52 makes nobody two of the three administrators, and nothing of oneself', () => {
    for (const held of ADMIN_ROLES)
      for (const role of ADMIN_ROLES)
        expect(grantRefusal(SECURITY, kept('a', [held]), role, true)).toBe(held === role ? null : 'roles-clash');
    expect(grantRefusal(SECURITY, kept('a', ['system-admin']), 'leader', true)).toBe(null);
    expect(grantRefusal(SECURITY, kept('sec', ['security-admin']), 'leader', true)).toBe('own-account');
    expect(grantRefusal(SECURITY, kept('a', [], 'left'), 'leader', true)).toBe('account-left');
  });

  it('ACC-53 leaves one active administrator who makes accounts, and one who grants', () => {
    const a = kept('a', ['security-admin']);
    const end = (others: readonly Kept[], roles: readonly Role[] = ['security-admin']) =>
      endRefusal(SYSTEM, a, roles, [a, ...others]);
    expect(end([])).toBe('last-administrator');
    expect(end([kept('b', ['security-admin'], 'locked')])).toBe('last-administrator');
    expect(end([kept('b', ['security-admin'])])).toBe(null);
    expect(end([], ['leader'])).toBe(null);
    expect(endRefusal(SYSTEM, kept('sys', ['system-admin']), ['system-admin'], [])).toBe('own-account');
    expect(endRefusal(SECURITY, kept('b', ['audit-admin']), ['audit-admin'], [])).toBe(null);
    // One that is locked already can go.
    expect(endRefusal(SYSTEM, kept('b', ['security-admin'], 'locked'), ['security-admin'], [])).toBe(null);
  });
});

describe('what a grant is bound to', () => {
  const places: Places = {
    towns: new Set(['W', 'E']),
    officers: new Map([['E-1', { role: 'enforcement', town: 'W' }]]),
  };
  const bind = (role: Role, given: { town?: string; officer?: string } = {}) => {
    const bound = bindGrant(role, given, places);
    return bound.ok ? bound.value : bound.error.path;
  };

  it('ACC-54 is a town for a town manager, a line of the roster for a field team, nothing for the district', () => {
    expect(bind('town-manager', { town: 'W' })).toEqual({ town: 'W', officer: null });
    expect(bind('town-manager')).toBe('town');
    expect(bind('town-manager', { town: 'X' })).toBe('town');
    expect(bind('leader')).toEqual({ town: null, officer: null });
    expect(bind('leader', { town: 'W' })).toBe('town');
    expect(bind('inspector')).toEqual({ town: null, officer: null });
    expect(bind('inspector', { town: 'E' })).toEqual({ town: 'E', officer: null });
    expect(bind('inspector', { officer: 'E-1' })).toBe('officer');
    expect(bind('enforcement', { officer: 'E-1' })).toEqual({ town: 'W', officer: 'E-1' });
    expect(bind('enforcement', { officer: 'E-1', town: 'E' })).toBe('town');
    expect(bind('enforcement')).toBe('officer');
    expect(bind('enforcement', { officer: 'E-9' })).toBe('officer');
    expect(bind('auxiliary', { officer: 'E-1' })).toBe('officer');
  });

  it('ACC-54 leaves walls and devices without accounts', () => {
    expect([bind('display'), bind('device')]).toEqual(['role', 'role']);
    expect(ACCOUNT_ROLES).not.toContain('display');
  });
});

it('ACC-42 keeps usernames in one form', () => {
  expect(usernameSchema.parse(' Li.Wei ')).toBe('li.wei');
  for (const name of ['a', '-ab', 'a b', 'ä1', '李伟', 'x'.repeat(33)])
    expect(usernameSchema.safeParse(name).success, name).toBe(false);
});
