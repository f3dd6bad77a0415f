import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../../shared/access/actions.ts';
import { actionsOf, authorize, type Actor } from '../../../shared/access/authorize.ts';
import { ROLES, type ActorRole } from '../../../shared/access/roles.ts';

const actor = (role: ActorRole, over: Partial<Actor> = {}): Actor => ({
  id: 'x',
  role,
  town: null,
  officer: null,
  simulated: false,
  ...over,
});

describe('authorize', () => {
  it('HTTP-4 refuses what the table does not name, for every role', () => {
    for (const role of [...ROLES, 'operator'] as const) {
      for (const action of ACTIONS) {
        const given = actionsOf(role).includes(action);
        expect(authorize(actor(role, { officer: 'E-1' }), action, { officer: 'E-1' }), `${role} ${action}`).toBe(given);
      }
    }
  });

  it('HTTP-4 keeps an auxiliary, a wall and an auditor from writing', () => {
    const writes = ACTIONS.filter((action) => !action.endsWith(':read') && action !== 'scope:watch');
    for (const role of ['display', 'audit', 'discipline', 'finance', 'leader', 'employer'] as const)
      expect(
        writes.filter((action) => authorize(actor(role), action)),
        role,
      ).toEqual([]);
    expect(writes.filter((action) => authorize(actor('auxiliary'), action))).toEqual([
      'case:open',
      'case:act',
      'case:field',
    ]);
    expect(ROLES.filter((role) => actionsOf(role).some((a) => a === 'device:enrol' || a === 'case:import'))).toEqual(
      [],
    );
  });

  it('HTTP-4 narrows every right of an actor of one town to that town', () => {
    const manager = actor('town-manager', { town: 'a' });
    expect(authorize(manager, 'case:read', { town: 'a' })).toBe(true);
    expect(authorize(manager, 'case:read', { town: 'b' })).toBe(false);
    expect(authorize(manager, 'case:read', { town: null })).toBe(false);
    expect(authorize(manager, 'case:read')).toBe(true);
    expect(authorize(actor('dispatcher'), 'case:read', { town: 'b' })).toBe(true);
  });

  it('HTTP-4 lets a device act on cases of its own officer only', () => {
    const device = actor('device', { officer: 'E-1' });
    expect(authorize(device, 'case:field', { officer: 'E-1' })).toBe(true);
    expect(authorize(device, 'case:field', { officer: 'E-2' })).toBe(false);
    expect(authorize(device, 'case:field', { officer: null })).toBe(false);
    expect(authorize(device, 'case:field')).toBe(false);
    const nobody = { id: 'demo:device', role: 'device', town: null, officer: null, simulated: true } as const;
    expect(authorize(nobody, 'case:field', { town: null, officer: null })).toBe(false);
  });
});
