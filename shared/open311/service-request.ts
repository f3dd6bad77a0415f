import { isEnded } from '../cases/ended-states.ts';
import { STATE_WORDS } from '../exports/ledger-words.ts';
import { localIso } from '../lib/local-day.ts';
import type { CaseState, CaseView } from '../model/case.ts';
import type { DETAILED_STATUSES, ServiceRequest } from './documents.ts';
import { serviceOf } from './services.ts';

type DetailedStatus = (typeof DETAILED_STATUSES)[number];

/** Our states as CitySDK names them (O311-4). */
const DETAILED: Readonly<Record<CaseState, DetailedStatus>> = {
  reported: 'PENDING',
  verifying: 'PENDING',
  filed: 'RECEIVED',
  returned: 'RECEIVED',
  dispatched: 'IN_PROCESS',
  handling: 'IN_PROCESS',
  checking: 'IN_PROCESS',
  suspended: 'IN_PROCESS',
  closed: 'PROCESSED',
  merged: 'PROCESSED',
  refused: 'REJECTED',
  cancelled: 'REJECTED',
};

/** What a request needs beside its case. */
export interface RequestParts {
  readonly timeZone: string;
  readonly serviceNames: ReadonlyMap<string, string>;
  readonly townName: (code: string) => string;
  readonly communityName: (code: string) => string;
  /** Whether the asker filed it: only then it is given back what was written (O311-5). */
  readonly isOwn: (id: string) => boolean;
  readonly isExtended: boolean;
}

/** A case as a service request (O311-4, O311-5): no name, no telephone number, no officer, and no text of somebody else. */
export function serviceRequest(item: CaseView, parts: RequestParts): ServiceRequest {
  const { timeZone, serviceNames, townName, communityName, isOwn, isExtended } = parts;
  const ended = isEnded(item.state);
  const at = (atMs: number | null) => (atMs === null ? null : localIso(atMs, timeZone));
  const town = item.town === null ? null : townName(item.town);
  const community = item.community === null ? null : communityName(item.community);
  const address = [community, town].filter((name) => name !== null).join(', ');
  return {
    service_request_id: item.id,
    status: ended ? 'closed' : 'open',
    status_notes: `${STATE_WORDS[item.state].zh} ${STATE_WORDS[item.state].en}`,
    ...serviceOf(item, serviceNames),
    description: isOwn(item.id) ? item.description : null,
    agency_responsible: town,
    service_notice: item.limit,
    requested_datetime: localIso(item.reportedMs, timeZone),
    updated_datetime: localIso(ended ? (item.closedMs ?? item.updatedMs) : item.updatedMs, timeZone),
    expected_datetime: at(item.dueMs),
    address: address === '' ? null : address,
    address_id: null,
    zipcode: null,
    lat: item.lat,
    long: item.lon,
    media_url: null,
    ...(isExtended ? { extended_attributes: extendedOf(item, at) } : {}),
  };
}

function extendedOf(
  item: CaseView,
  at: (atMs: number | null) => string | null,
): NonNullable<ServiceRequest['extended_attributes']> {
  const { state, kind, category, severity, source, town, grid, closedMs, mergedInto, simulated } = item;
  const shared = { kind, category, severity, source, town, grid, simulated };
  return { detailed_status: DETAILED[state], state, ...shared, closed_datetime: at(closedMs), merged_into: mergedInto };
}
