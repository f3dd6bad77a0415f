import { authorize } from '../../../shared/access/authorize.ts';
import { caseResource } from '../../../shared/access/case-resource.ts';
import type { AccessBench } from '../../support/access-bench.ts';
import { EAST, inGrid, WEST } from '../../support/two-towns.ts';
import { hidden, ofNoTown, type AskedTable } from './verdicts.ts';

/** Requests of GeoReport v2 about cases of the own town, of another one and of none. */
export function askedOfOpen311({ cases }: AccessBench): AskedTable {
  const ofCases = (resource: string) =>
    cases.map(({ item, openedBy }) => ({
      what: item.id,
      path: `/open311/v2/${resource}/${item.id}.json`,
      verdict: hidden('open311:read', caseResource(item, openedBy)),
    }));
  return {
    listOpen311Requests: [
      { what: 'of all towns', path: '/open311/v2/requests.json', verdict: ofNoTown('open311:read') },
    ],
    getOpen311Request: ofCases('requests'),
    getOpen311Token: ofCases('tokens'),
    fileOpen311Request: [
      { what: 'in the west', place: inGrid(0), town: WEST },
      { what: 'in the east', place: inGrid(2), town: EAST },
    ].map(({ what, place: { lon, lat }, town }) => ({
      what,
      path: '/open311/v2/requests.json',
      isOwn: true,
      body: { service_code: 'event-0405', lat, long: lon },
      verdict: (actor) => (authorize(actor, 'open311:write', { town }) ? 'ok' : 403),
    })),
  };
}
