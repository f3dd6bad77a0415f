import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTION_KINDS, ACTIONS, type Action } from '../../../shared/access/actions.ts';
import {
  actionsOf,
  authorize,
  mayAtAll,
  reachOf,
  type Actor,
  type Resource,
} from '../../../shared/access/authorize.ts';
import { caseResource } from '../../../shared/access/case-resource.ts';
import { inScope, readScope, withinTown, type ReadScope } from '../../../shared/access/read-scope.ts';
import {
  ACCOUNT_ROLES,
  ADMIN_ROLES,
  clashingRoles,
  needsSecondFactor,
  type ActorRole,
} from '../../../shared/access/roles.ts';
import { ALL_ROLES, goldenMatrix, type ReachLetter } from '../../support/access-matrix.ts';
import { sampleCase } from '../../support/world-samples.ts';

const golden = goldenMatrix();

const actor = (role: ActorRole, over: Partial<Actor> = {}): Actor => ({
  id: 'account:1',
  account: '1',
  role,
  town: 'west',
  officer: 'E-1',
  grids: ['west-1'],
  simulated: false,
  ...over,
});

/** The six things of the golden matrix, in its order. */
const THINGS: Readonly<Record<string, Resource>> = {
  'own town': { town: 'west', grid: 'west-2', people: ['E-2', 'account:2'] },
  'other town': { town: 'east', grid: 'east-1', people: ['E-9', null] },
  'no town': { town: null, grid: null, people: [null] },
  'own grid': { town: 'west', grid: 'west-1', people: ['E-2'] },
  'own person': { town: 'west', grid: 'west-2', people: ['E-1'] },
  'sent to another town': { town: 'east', grid: 'east-1', people: ['E-1'] },
};

const RIGHT_LETTERS = { district: 'D', town: 'T', grid: 'G', person: 'P' } as const;

describe('the table of rights', () => {
  it('ACC-1 names every action and every role once, in the golden matrix as in the code', () => {
    expect([...golden.actions].sort()).toEqual([...ACTIONS].sort());
    const letters = ALL_ROLES.flatMap((role) => ACTIONS.map((action) => golden.letter(role, action)));
    expect(letters).toHaveLength(ALL_ROLES.length * ACTIONS.length);
  });

  it('ACC-1 ACC-2 ACC-3 ACC-4 gives every role every action on every thing as the golden matrix says', () => {
    let verdicts = 0;
    for (const role of ALL_ROLES) {
      for (const action of golden.actions) {
        const expected = golden.reaches.get(golden.letter(role, action))!;
        const given = [actor(role), actor(role, { town: null })].flatMap((one) =>
          Object.values(THINGS).map((thing) => authorize(one, action, thing)),
        );
        verdicts += given.length;
        expect(given, `${role} ${action} on ${Object.keys(THINGS).join(', ')}; bound, then not`).toEqual(expected);
      }
    }
    expect(verdicts).toBe(21 * 39 * 12);
  });

  it('ACC-1 refuses an action with a place when nobody says which thing', () => {
    for (const role of ALL_ROLES)
      for (const action of ACTIONS)
        expect(authorize(actor(role, { town: null }), action), `${role} ${action}`).toBe(
          ACTION_KINDS[action] === 'whole' && mayAtAll({ role }, action),
        );
  });

  it('ACC-1 stands in the documentation as it is in the code', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../docs/rules/access.md'), 'utf8');
    const rows = [...text.matchAll(/^\| `([\w:-]+)` +\|(.*)\|$/gm)].map(([, action, cells]) => [
      action as Action,
      cells!.split('|').map((cell) => cell.trim()),
    ]) as [Action, string[]][];
    expect(rows.map(([action]) => action).sort()).toEqual([...ACTIONS].sort());
    for (const [action, cells] of rows) expect(cells, action).toEqual(documented(action));
  });

  it('ACC-5 keeps those who look and those who are paid from writing', () => {
    const writes = ACTIONS.filter((action) => !/:(read|watch|own|ticket)$/.test(action));
    for (const role of ['display', 'finance', 'audit', 'leader', 'employer'] as const)
      expect(
        writes.filter((action) => mayAtAll({ role }, action)),
        role,
      ).toEqual([]);
  });

  it('ACC-7 gives auxiliaries what the other field teams have, and no step of the desk', () => {
    expect(actionsOf('auxiliary')).toEqual(actionsOf('enforcement'));
    const desk = ALL_ROLES.filter((role) => mayAtAll({ role }, 'case:desk'));
    expect(desk).toEqual(['district-office', 'town-manager', 'dispatcher', 'operator']);
  });

  it('ACC-10 gives no administrator anything but accounts, machines and the log', () => {
    const theirs = new Set(ADMIN_ROLES.flatMap((role) => actionsOf(role)));
    expect([...theirs].filter((action) => !/^(account|audit|api-key|device|display|ingest):/.test(action))).toEqual([
      'district:read',
    ]);
    for (const action of ['account:keep', 'account:grant', 'audit:read'] as const)
      expect(ADMIN_ROLES.filter((role) => mayAtAll({ role }, action)).length, action).toBeLessThan(3);
    expect(mayAtAll({ role: 'system-admin' }, 'account:grant')).toBe(false);
    expect(mayAtAll({ role: 'security-admin' }, 'account:keep')).toBe(false);
    expect(mayAtAll({ role: 'audit-admin' }, 'account:read')).toBe(false);
    expect(clashingRoles(['system-admin', 'leader', 'audit-admin'])).toEqual(['system-admin', 'audit-admin']);
    expect(clashingRoles(['system-admin', 'leader'])).toEqual([]);
    expect(ACCOUNT_ROLES.filter(needsSecondFactor)).toEqual(['finance', ...ADMIN_ROLES]);
  });
});

describe('what belongs to somebody', () => {
  it('ACC-8 is a case that one opened, to be read and not to be handled', () => {
    const item = sampleCase({ town: 'west', grid: 'west-2', officer: 'E-2' });
    const other = actor('sanitation', { officer: null, grids: [] });
    expect(authorize(other, 'case:read', caseResource(item, 'account:1'))).toBe(true);
    expect(authorize(other, 'case:read', caseResource(item, 'account:2'))).toBe(false);
    expect(authorize(actor('enforcement'), 'case:field', caseResource({ ...item, responder: 'E-1' }))).toBe(true);
    expect(authorize(actor('sanitation'), 'case:read', caseResource(item, 'E-1'))).toBe(true);
    expect(authorize(actor('sanitation'), 'case:field', caseResource(item))).toBe(false);
    expect(authorize(actor('sanitation'), 'case:field', caseResource({ ...item, officer: 'E-1' }))).toBe(true);
  });

  it('ACC-8 is nothing when nobody is named on either side', () => {
    const nobody = actor('device', { officer: null, grids: [] });
    expect(authorize(nobody, 'case:field', { town: 'west', people: [null] })).toBe(false);
    expect(authorize(nobody, 'case:field', { town: 'west' })).toBe(false);
  });

  it('ACC-2 ends at the town that one is bound to, but for what an officer was sent to', () => {
    expect(authorize(actor('device'), 'case:field', { town: 'east', people: ['E-1'] })).toBe(true);
    expect(authorize(actor('device'), 'case:field', { town: 'east', people: ['account:1'] })).toBe(false);
    const sent = actor('sanitation');
    expect(authorize({ ...sent, officer: null }, 'case:read', { town: 'east', people: ['account:1'] })).toBe(false);
    expect(authorize(actor('auxiliary'), 'case:read', { town: 'east', grid: 'west-1' })).toBe(false);
  });
});

describe('a scope to read by', () => {
  const names = fc.constantFrom('west', 'east', 'north');
  const anyActor = fc.record({
    id: fc.constantFrom('account:1', 'account:2'),
    account: fc.constant(null),
    role: fc.constantFrom(...ALL_ROLES),
    town: fc.option(names),
    officer: fc.option(fc.constantFrom('E-1', 'E-2')),
    grids: fc.subarray(['west-1', 'west-2', 'east-1']),
    simulated: fc.boolean(),
  });
  const anyThing = fc.record({
    town: fc.option(names),
    grid: fc.option(fc.constantFrom('west-1', 'west-2', 'east-1')),
    people: fc.array(fc.option(fc.constantFrom('E-1', 'E-2', 'account:1', 'account:2')), { maxLength: 2 }),
  });
  const placed = ACTIONS.filter((action) => ACTION_KINDS[action] === 'place');

  it('ACC-6 holds what authorize allows, and nothing else', () => {
    fc.assert(
      fc.property(anyActor, fc.constantFrom(...placed), anyThing, (who, action, thing) => {
        expect(inScope(readScope(who, action), thing)).toBe(authorize(who, action, thing));
      }),
      { numRuns: 5_000 },
    );
  });

  it('ACC-6 narrowed to a town is what lies in both', () => {
    fc.assert(
      fc.property(anyActor, fc.constantFrom(...placed), fc.option(names), anyThing, (who, action, town, thing) => {
        const scope: ReadScope = readScope(who, action);
        const inBoth = inScope(scope, thing) && (town === null || thing.town === town);
        expect(inScope(withinTown(scope, town), thing)).toBe(inBoth);
      }),
      { numRuns: 5_000 },
    );
  });

  it('ACC-3 is nothing for a right within a town and nobody’s town', () => {
    expect(readScope(actor('town-manager', { town: null }), 'case:read')).toEqual({ kind: 'nothing' });
    expect(readScope(actor('auxiliary', { town: null }), 'scope:watch')).toEqual({ kind: 'nothing' });
  });
});

/** A row of the table in docs/rules/access.md: the five field teams share a column. */
function documented(action: Action): readonly string[] {
  return ALL_ROLES.filter((role) => !['auxiliary', 'maintenance', 'sanitation', 'information'].includes(role)).map(
    (role) => letterOf(role, action).replace('.', ''),
  );
}

function letterOf(role: ActorRole, action: Action): ReachLetter {
  const reach = reachOf({ role }, action);
  if (reach === null) return '.';
  return ACTION_KINDS[action] === 'whole' ? 'W' : RIGHT_LETTERS[reach];
}
