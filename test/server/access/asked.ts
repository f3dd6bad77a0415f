import type { Action } from '../../../shared/access/actions.ts';
import { authorize } from '../../../shared/access/authorize.ts';
import { caseResource } from '../../../shared/access/case-resource.ts';
import type { AccessBench } from '../../support/access-bench.ts';
import type { PlantedCase } from '../../support/planted.ts';
import { EAST, inGrid, WEST } from '../../support/two-towns.ts';
import { askedOfGrids } from './asked-grids.ts';
import { askedOfOpen311 } from './asked-open311.ts';
import { askedOfCaseWork } from './asked-case-work.ts';
import { askedOfMachines } from './asked-machines.ts';
import { askedOfTracks } from './asked-tracks.ts';
import { byTown, hidden, ofNoTown, ofTowns, type Asked, type AskedTable } from './verdicts.ts';

/** Requests about things of the own town, of another one and of none, by endpoint. Those without a place need none. */
export function askedOf(bench: AccessBench): AskedTable {
  const { cases } = bench;
  const file = { action: 'file' };
  const arrive = { action: 'arrive' };
  const cancel = { action: 'cancel', note: 'cancelled by the matrix' };
  return {
    ...askedOfTracks(bench),
    ...askedOfMachines(bench),
    ...askedOfGrids(),
    ...askedOfOpen311(bench),
    ...askedOfCaseWork(bench),
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
    listCases: byTown('/api/v1/cases', 'case:read'),
    exportCasesCsv: byTown('/api/v1/cases/export.csv', 'export:read'),
    exportCasesXlsx: byTown('/api/v1/cases/export.xlsx', 'export:read'),
    getRates: byTown('/api/v1/rates', 'case:read'),
    listSpotChecks: byTown('/api/v1/spot-checks', 'case:read'),
    recordSpotCheck: [
      { what: 'in the west', place: inGrid(0), town: WEST },
      { what: 'in the east', place: inGrid(2), town: EAST },
    ].map(({ what, place, town }) => ({
      what,
      path: '/api/v1/spot-checks',
      isOwn: true,
      body: { ...place, patrol: 'seen', problems: [] },
      verdict: (actor) => (authorize(actor, 'spot:record', { town }) ? 'ok' : 403),
    })),
    listRateCases: byTown('/api/v1/rates/closing/cases', 'case:read'),
    exportRatesCsv: byTown('/api/v1/rates/export.csv', 'export:read'),
    exportRatesXlsx: byTown('/api/v1/rates/export.xlsx', 'export:read'),
    getCase: [
      ...cases.map(({ item, openedBy }) => ({
        what: item.id,
        path: `/api/v1/cases/${item.id}`,
        verdict: hidden('case:read', caseResource(item, openedBy)),
      })),
      { what: 'unknown', path: '/api/v1/cases/20260101-AAAA-AAAA', verdict: () => 404 },
    ],
    actOnCase: [
      ...cases.map((planted) => ({ ...step(planted, 'case:desk', 'case:judge'), body: file })),
      ...cases
        .filter(({ item: { officer } }) => officer !== null)
        .map((planted) => ({ ...step(planted, 'case:field'), body: arrive })),
      ...cases.map((planted) => ({ ...step(planted, 'case:judge'), body: cancel })),
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
    receiveCase: cases.map(({ item, openedBy }) => ({
      what: item.id,
      path: `/api/v1/cases/${item.id}/receipts`,
      body: { as: 'own-unit' },
      verdict(actor) {
        const known: readonly Action[] = ['case:read', 'case:check'];
        if (!known.some((right) => authorize(actor, right, caseResource(item, openedBy)))) return 404;
        if (!authorize(actor, 'case:desk', caseResource(item))) return 403;
        return 400;
      },
    })),
    // They have ended: no whistle waits.
    seeWhistle: cases.map(({ item, openedBy }) => ({
      what: item.id,
      path: `/api/v1/cases/${item.id}/whistle/seen`,
      verdict: hidden('case:whistle', caseResource(item, openedBy)),
    })),
    listDuplicates: [
      { what: 'in the west', place: inGrid(0) },
      { what: 'in the east', place: inGrid(2) },
    ].map(({ what, place }) => ({
      what,
      path: `/api/v1/cases/duplicates?lon=${place.lon}&lat=${place.lat}&kind=event`,
      verdict: () => 'ok',
    })),
    listRecurrences: byTown('/api/v1/cases/recurrences', 'case:read'),
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
  };
}

function step({ item, openedBy }: PlantedCase, ...rights: readonly Action[]): Asked {
  const handled = caseResource(item);
  return {
    what: `${rights.join(' or ')} of ${item.id}`,
    path: `/api/v1/cases/${item.id}/actions`,
    verdict(actor) {
      const whole = caseResource(item, openedBy);
      const known: readonly Action[] = ['case:read', 'case:act', 'case:check'];
      if (!known.some((right) => authorize(actor, right, whole))) return 404;
      return rights.some((right) => authorize(actor, right, handled)) ? 'ok' : 403;
    },
  };
}
