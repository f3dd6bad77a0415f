import { authorize, type Actor } from '../../../shared/access/authorize.ts';
import type { AccessBench } from '../../support/access-bench.ts';
import { EAST, WEST } from '../../support/two-towns.ts';
import { hidden, UNKNOWN_TOWN, type Asked, type AskedTable } from './verdicts.ts';

/** Requests about devices of officers and about walls. Lists are cut to one's own part, which may be empty. */
export function askedOfMachines({ walls, clock }: Pick<AccessBench, 'walls' | 'clock'>): AskedTable {
  const atMs = clock.nowMs();
  return {
    enrolDevices: [
      ['E-1', WEST],
      ['E-3', EAST],
    ].map(([officer, town]) => ({
      what: `of ${officer}`,
      path: '/api/v1/devices',
      body: { devices: [{ device: `spare of ${officer}`, officer }] },
      verdict: (actor) => (authorize(actor, 'device:enrol', { town: town!, people: [officer!] }) ? 'ok' : 400),
    })),
    listDevices: [{ what: 'devices', path: '/api/v1/devices', verdict: () => 'ok' }],
    rotateDevice: ofDevices((device) => `/api/v1/devices/${device}/rotate`),
    revokeDevice: ofDevices((device) => `/api/v1/devices/${device}`),
    getField: ofOfficers('/api/v1/field'),
    enrolOwnDevice: ofOfficers('/api/v1/field/device'),
    // Ends what does not run: whoever may tell is told so, and nobody is on a break for the requests that follow.
    tellBreak: ofOfficers('/api/v1/break').map((asked) => ({ ...asked, body: { isOn: false, at: atMs } })),
    revokeOwnDevice: ofOfficers('/api/v1/field/device'),
    listDisplays: [{ what: 'walls', path: '/api/v1/displays', verdict: () => 'ok' }],
    enrolDisplay: [
      enrolment(`town:${WEST}`, (actor) => authorize(actor, 'display:enrol', { town: WEST })),
      enrolment(`town:${EAST}`, (actor) => authorize(actor, 'display:enrol', { town: EAST })),
      enrolment('district', (actor) => authorize(actor, 'display:enrol', { town: null })),
      enrolment(`town:${UNKNOWN_TOWN}`, () => false),
    ],
    revokeDisplay: [
      ...walls.map(({ id, town }) => ({
        what: id,
        path: `/api/v1/displays/${id}`,
        verdict: hidden('display:enrol', { town }),
      })),
      { what: 'unknown', path: '/api/v1/displays/wall-none', verdict: () => 404 },
    ],
  };
}

/** Of a team and not on the roster, as some demo identities are: nobody's phone. */
function ofOfficers(path: string): readonly Asked[] {
  return [{ what: 'one’s own', path, isOwn: true, verdict: ({ officer }) => (officer === null ? 403 : 'ok') }];
}

/** Not the phone of `E-0`, which asks itself. */
function ofDevices(path: (device: string) => string): readonly Asked[] {
  return [
    { what: 'own town', path: path('phone-1'), verdict: hidden('device:enrol', { town: WEST, people: ['E-1'] }) },
    { what: 'other town', path: path('phone-3'), verdict: hidden('device:enrol', { town: EAST, people: ['E-3'] }) },
    { what: 'unknown', path: path('phone-9'), verdict: () => 404 },
  ];
}

function enrolment(scope: string, may: (actor: Actor) => boolean): Asked {
  const body = { name: 'wall of the matrix', scope };
  return { what: `for ${scope}`, path: '/api/v1/displays', body, verdict: (actor) => (may(actor) ? 'ok' : 400) };
}
