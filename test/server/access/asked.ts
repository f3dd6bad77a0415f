import type { Action } from '../../../shared/access/actions.ts';
import { authorize, mayAtAll, reachOf, type Actor, type Resource } from '../../../shared/access/authorize.ts';
import { caseResource } from '../../../shared/access/case-resource.ts';
import type { EndpointId } from '../../../shared/http/endpoints/index.ts';
import type { PlantedCase } from '../../support/access-bench.ts';
import { EAST, inGrid, WEST } from '../../support/two-towns.ts';

/** `ok` is any answer of one who was let in; 400 stands for a field that names what one may not know of. */
export type Verdict = 'ok' | 400 | 401 | 403 | 404;

/** One request about one thing, and what somebody with the right at all is to get, by the table of rights. */
export interface Asked {
  readonly what: string;
  readonly path: string;
  readonly body?: unknown;
  readonly verdict: (actor: Actor) => Verdict;
  /** The answer is what the asker has just written, wherever it lies. */
  readonly isOwn?: true;
}

const UNKNOWN_TOWN = '410173999';

/** Requests about things of the own town, of another one and of none, by endpoint. Those without a place need none. */
export function askedOf(cases: readonly PlantedCase[]): Partial<Readonly<Record<EndpointId, readonly Asked[]>>> {
  const track = (id: string) => `/api/v1/officers/${id}/track?from=0&to=1000&purpose=dispatch`;
  const file = { action: 'file' };
  const arrive = { action: 'arrive' };
  return {
    getDistrict: [{ what: 'district', path: '/api/v1/district', verdict: () => 'ok' }],
    getAreas: ['towns', 'communities', 'grids', 'landmarks'].map((layer) => ({
      what: layer,
      path: `/api/v1/areas/${layer}`,
      verdict: ofNoTown('district:read'),
    })),
    listTowns: [{ what: 'towns', path: '/api/v1/towns', verdict: () => 'ok' }],
    getTown: ofTowns((town) => `/api/v1/towns/${town}`, 'district:read'),
    getZoning: [{ what: 'classes', path: '/api/v1/zoning', verdict: () => 'ok' }],
    getTownZoning: ofTowns((town) => `/api/v1/towns/${town}/zoning`, 'district:read'),
    getFunding: [{ what: 'sheet', path: '/api/v1/funding', verdict: () => 'ok' }],
    listGrids: byTown('/api/v1/grids', 'coverage:read'),
    getStaffing: byTown('/api/v1/staffing', 'roster:read'),
    listGridValidity: byTown('/api/v1/staffing/grids', 'roster:read'),
    listUnitSheets: byTown('/api/v1/staffing/units', 'roster:read'),
    listOfficers: byTown('/api/v1/officers', 'roster:read'),
    getCoverage: byTown('/api/v1/coverage', 'coverage:read'),
    getGreen: byTown('/api/v1/green', 'district:read'),
    getTrend: [
      ...ofTowns((town) => `/api/v1/trend?scope=town:${town}`, 'trend:read'),
      {
        what: 'of the district',
        path: '/api/v1/trend',
        verdict: (actor) => (actor.town === null ? ofNoTown('trend:read')(actor) : 404),
      },
    ],
    getTrack: [
      ['E-0', WEST],
      ['E-2', EAST],
    ].map(([id, town]) => ({
      what: `of ${id}`,
      path: track(id!),
      verdict: hidden('track:read', { town: town!, people: [id!] }),
    })),
    listCases: byTown('/api/v1/cases', 'case:read'),
    getCase: [
      ...cases.map(({ item, openedBy }) => ({
        what: item.id,
        path: `/api/v1/cases/${item.id}`,
        verdict: hidden('case:read', caseResource(item, openedBy)),
      })),
      { what: 'unknown', path: '/api/v1/cases/20260101-AAAA-AAAA', verdict: () => 404 },
    ],
    actOnCase: [
      ...cases.map((planted) => ({ ...step(planted, 'case:desk'), body: file })),
      ...cases
        .filter(({ item: { officer } }) => officer !== null)
        .map((planted) => ({ ...step(planted, 'case:field'), body: arrive })),
      { what: 'unknown', path: '/api/v1/cases/20260101-AAAA-AAAA/actions', body: file, verdict: () => 404 },
    ],
    openCase: [
      { what: 'in the west', place: inGrid(0), town: WEST },
      { what: 'in the east', place: inGrid(2), town: EAST },
      { what: 'nowhere', place: { lon: 0, lat: 0 }, town: null },
    ].map(({ what, place, town }) => ({
      what,
      path: '/api/v1/cases',
      isOwn: true,
      body: { kind: 'event', ...place, description: 'opened by the matrix', source: 'patrol' },
      // What one reports is one's own.
      verdict: (actor) => (authorize(actor, 'case:open', { town, people: [actor.officer ?? actor.id] }) ? 'ok' : 403),
    })),
    importCases: [{ what: 'a row', path: '/api/v1/cases/import', body: { cases: [{}] }, verdict: () => 'ok' }],
    listAssessments: [{ what: 'a month', path: '/api/v1/assessments', verdict: () => 'ok' }],
    listRankings: [{ what: 'a month', path: '/api/v1/rankings', verdict: () => 'ok' }],
    getIngest: [
      {
        what: 'of all towns',
        path: '/api/v1/ingest',
        verdict: (actor) => (authorize(actor, 'ingest:read', { town: null }) ? 'ok' : 403),
      },
    ],
    sendPositions: [
      {
        what: 'none',
        path: '/api/v1/positions',
        body: { fixes: [] },
        // In the demo one may be a device without being a phone.
        verdict: ({ id }) => (id.startsWith('device:') ? 'ok' : 403),
      },
    ],
    enrolDevices: [
      ['E-1', WEST],
      ['E-3', EAST],
    ].map(([officer, town]) => ({
      what: `of ${officer}`,
      path: '/api/v1/devices',
      body: { devices: [{ device: `spare of ${officer}`, officer }] },
      verdict: (actor) => (authorize(actor, 'device:enrol', { town: town!, people: [officer!] }) ? 'ok' : 400),
    })),
  };
}

/** Another town, and one that does not exist, are hidden alike. */
function hidden(action: Action, resource: Resource): Asked['verdict'] {
  return (actor) => (authorize(actor, action, resource) ? 'ok' : 404);
}

function ofTowns(path: (town: string) => string, action: Action): readonly Asked[] {
  return [
    { what: 'own town', path: path(WEST), verdict: hidden(action, { town: WEST }) },
    { what: 'other town', path: path(EAST), verdict: hidden(action, { town: EAST }) },
    { what: 'unknown town', path: path(UNKNOWN_TOWN), verdict: () => 404 },
  ];
}

/** A list that may be asked for by town. Where a right goes no further than grids or persons, any town may hold some. */
function byTown(path: string, action: Action): readonly Asked[] {
  const of = (town: string): Asked['verdict'] => {
    const placed = hidden(action, { town });
    return (actor) => {
      const reach = reachOf(actor, action);
      if (reach !== 'grid' && reach !== 'person') return placed(actor);
      return actor.town === null || actor.town === town ? 'ok' : 404;
    };
  };
  return [
    { what: 'own town', path: `${path}?town=${WEST}`, verdict: of(WEST) },
    { what: 'other town', path: `${path}?town=${EAST}`, verdict: of(EAST) },
    { what: 'unknown town', path: `${path}?town=${UNKNOWN_TOWN}`, verdict: () => 404 },
    { what: 'no town named', path, verdict: ofNoTown(action) },
  ];
}

/** Without a town one gets one's own part; whose part is a town and who has none gets nothing. */
function ofNoTown(action: Action): Asked['verdict'] {
  return (actor) => (reachOf(actor, action) === 'town' && actor.town === null ? 403 : 'ok');
}

function step({ item, openedBy }: PlantedCase, right: Action): Asked {
  const handled = caseResource(item);
  return {
    what: `${right === 'case:desk' ? 'file' : 'arrive at'} ${item.id}`,
    path: `/api/v1/cases/${item.id}/actions`,
    verdict(actor) {
      const whole = caseResource(item, openedBy);
      const knows = authorize(actor, 'case:read', whole) || authorize(actor, 'case:act', whole);
      if (!knows) return 404;
      return authorize(actor, 'case:act', handled) && authorize(actor, right, handled) ? 'ok' : 403;
    },
  };
}

/** What the door says before anything is known of the thing: null lets in. */
export function doorVerdict(actor: Actor, signedIn: boolean, admission: Action): Verdict | null {
  if (mayAtAll(actor, admission)) return null;
  return signedIn ? 403 : 401;
}
