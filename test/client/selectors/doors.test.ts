import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../shared/access/roles.ts';
import { doorsOf, landingOf } from '../../../client/selectors/doors.ts';
import { maySession, rolesWith } from '../../../client/selectors/session.ts';
import { sessionOf } from '../session-samples.ts';

const ACCOUNT = { id: 'a', username: 'li', name: 'Li' };
const ids = (...given: Parameters<typeof sessionOf>) => doorsOf(sessionOf(...given)).map(({ id }) => id);

describe('pages that open', () => {
  it('follow the table of rights', () => {
    expect(ids('dispatcher')).toEqual(['map', 'cases', 'wall', 'rates', 'policy', 'tickets']);
    const town = ['map', 'cases', 'wall', 'rates', 'finance', 'policy', 'tickets', 'devices', 'displays'];
    expect(ids('town-manager', { town: 't' })).toEqual(town);
    expect(ids('auxiliary', { town: 't' })).toEqual(['map', 'cases', 'wall', 'policy']);
    expect(ids('auxiliary', { town: 't', officer: 'E-1' })).toEqual(['field', 'map', 'cases', 'wall', 'policy']);
    expect(ids('inspector')).toEqual(['cases', 'rates', 'policy']);
    expect(ids('finance')).toEqual(['finance', 'policy']);
    expect(ids('system-admin')).toEqual(['accounts', 'devices', 'displays']);
    expect(ids('security-admin')).toEqual(['accounts', 'audit', 'tickets', 'keys']);
    expect(ids('audit-admin', { account: ACCOUNT })).toEqual(['audit', 'tickets', 'account']);
    expect(doorsOf(null)).toEqual([]);
  });

  it('are only one’s own account while the session must do something first', () => {
    expect(ids('district-office', { account: ACCOUNT, restricted: 'change-password' })).toEqual(['account']);
  });
});

describe('where somebody lands', () => {
  it('is what they wanted, where it opens to them', () => {
    expect(landingOf(sessionOf('dispatcher'), '/policy?pack=x#y')).toBe('/policy?pack=x#y');
    expect(landingOf(sessionOf('finance'), '/map?sel=town:a')).toBe('/finance');
    expect(landingOf(sessionOf('security-admin'), '/admin/audit')).toBe('/admin/audit');
  });

  it('is the desk for whoever works there, and a case where a link said so', () => {
    expect(landingOf(sessionOf('dispatcher'))).toBe('/cases');
    expect(landingOf(sessionOf('inspector'), '/cases/C-1?state=checking')).toBe('/cases/C-1?state=checking');
    expect(landingOf(sessionOf('finance'), '/cases/C-1')).toBe('/finance');
    expect(landingOf(sessionOf('finance'), '/casesx')).toBe('/finance');
  });

  it('is never another server', () => {
    for (const wanted of ['//elsewhere/map', '/\\elsewhere', 'https://elsewhere/map'])
      expect(landingOf(sessionOf('leader'), wanted)).toBe('/map');
  });

  it('is the map of the one town that somebody is of', () => {
    expect(landingOf(sessionOf('town-manager', { town: '4101' }))).toBe('/map?scope=town:4101');
  });

  it('is the officer’s page on a phone, unless they wanted another, and the map at a desk', () => {
    const officer = sessionOf('auxiliary', { town: 't', officer: 'E-1' });
    expect(landingOf(officer, null, true)).toBe('/field');
    expect(landingOf(officer, '/policy', true)).toBe('/policy');
    expect(landingOf(officer)).toBe('/map?scope=town:t');
    expect(landingOf(officer, '/field')).toBe('/field');
    expect(landingOf(sessionOf('dispatcher'), '/field', true)).toBe('/cases');
  });

  it('is the account while something must be done first, and the wall for a wall', () => {
    expect(landingOf(sessionOf('finance', { account: ACCOUNT, restricted: 'enrol-second-factor' }), '/policy')).toBe(
      '/account',
    );
    expect(landingOf(sessionOf('display'))).toBe('/wall');
  });

  it('is a page that opens, for every role that has one', () => {
    for (const role of ROLES.filter((one) => one !== 'device')) {
      const path = landingOf(sessionOf(role));
      expect([role, doorsOf(sessionOf(role)).some((door) => path.startsWith(door.path))]).toEqual([role, true]);
    }
  });
});

describe('buttons', () => {
  it('are judged by where a thing is and whose it is', () => {
    const session = sessionOf('auxiliary', { town: 't', officer: 'o1' });
    expect(maySession(session, 'track:read', { town: 't', people: ['o1'] })).toBe(true);
    expect(maySession(session, 'track:read', { town: 't', people: ['o2'] })).toBe(false);
    expect(maySession(sessionOf('town-manager', { town: 't' }), 'funding:read', { town: 'u' })).toBe(false);
    expect(maySession(null, 'policy:read')).toBe(false);
  });

  it('name the people to ask, not the machines', () => {
    expect(rolesWith('account:keep')).toEqual(['system-admin']);
    expect(rolesWith('scope:watch')).not.toContain('display');
  });
});
