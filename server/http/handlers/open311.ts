import type { Request } from 'express';
import { readScope } from '../../../shared/access/read-scope.ts';
import { OPEN311_BASE, MOST_DAYS } from '../../../shared/http/endpoints/open311.ts';
import type { Actor } from '../../../shared/access/authorize.ts';
import { CASE_CATEGORIES, type CaseView } from '../../../shared/model/case.ts';
import type { ServiceRequest } from '../../../shared/open311/documents.ts';
import { filedCase } from '../../../shared/open311/filed-request.ts';
import { definitionOf, serviceClass, servicesOf } from '../../../shared/open311/services.ts';
import { serviceRequest } from '../../../shared/open311/service-request.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, wrongField, type Refusal } from '../reply.ts';

type Open311Endpoints =
  | 'getOpen311Discovery'
  | 'listOpen311Services'
  | 'getOpen311Service'
  | 'listOpen311Requests'
  | 'getOpen311Request'
  | 'fileOpen311Request'
  | 'getOpen311Token';

/** When this side of the service last changed what it answers. */
const CHANGESET = '2026-11-28T00:00:00Z';
const DAY_MS = 86_400_000;

/** GeoReport v2 for citizens' apps and other systems of a city (docs/rules/open311.md). */
export function open311Handlers(parts: HandlerParts): HandlersOf<Open311Endpoints> {
  const { cases, caseCodes, clock, store, world } = parts;
  const { district } = world.loaded;
  const services = servicesOf(caseCodes);
  const shownTo = showRequests(parts);

  /** There is one jurisdiction: the district, by its id or its code. */
  function elsewhere({ jurisdiction_id: asked }: { readonly jurisdiction_id?: string | undefined }): Refusal | null {
    if (asked === undefined || asked === district.id || asked === district.code) return null;
    return problem('not-found', `jurisdiction_id ${asked} was not found; this is ${district.id}.`);
  }

  return {
    getOpen311Discovery: ({ query, request }) =>
      elsewhere(query) ?? answer(discoveryAt(`${originOf(request)}${OPEN311_BASE}`, district.name)),

    listOpen311Services: ({ query }) => elsewhere(query) ?? answer(services),

    getOpen311Service({ params: { code }, query }) {
      const found = serviceClass(code, caseCodes);
      return elsewhere(query) ?? (found ? answer(definitionOf(code, found)) : noService(code));
    },

    async listOpen311Requests({ actor, query }) {
      const away = elsewhere(query);
      if (away) return away;
      const span = spanOf(query, clock.nowMs());
      if ('kind' in span) return span;
      const { service_request_id: ids, service_code: wanted, status, page, page_size: limit } = query;
      // By the specification a list of ids overrides everything else.
      const state = status?.length === 1 ? (status[0] === 'open' ? 'open' : 'ended') : undefined;
      const filter = ids ? { ids } : { ...span, state, classes: wanted && classesOf(wanted) };
      const scope = readScope(actor, 'open311:read');
      const { items } = await store.cases.list({ ...filter, limit, offset: (page - 1) * limit }, scope);
      return answer(await shownTo(items, actor, query.extensions === 'true'));
    },

    async getOpen311Request({ actor, params: { id }, query }) {
      const away = elsewhere(query);
      if (away) return away;
      const stored = await store.cases.get(id, readScope(actor, 'open311:read'));
      if (!stored) return noRequest(id);
      return answer(await shownTo([stored.item], actor, query.extensions === 'true'));
    },

    async fileOpen311Request({ actor, body, query, key }) {
      const away = elsewhere(query) ?? elsewhere(body);
      if (away) return away;
      const filed = filedCase(body, caseCodes);
      if (!filed.ok) {
        const { field, reason, isUnknownService } = filed.error;
        return isUnknownService ? noService(body.service_code) : wrongField(field, reason);
      }
      const opened = await cases.open(filed.value, actor, key, 'open311:write');
      if (!opened.ok) {
        if (opened.error !== 'forbidden') return wrongField(lineField(opened.error.field), opened.error.reason);
        return problem('forbidden', 'The place lies outside the town of this key, or has no lat and long to tell.');
      }
      const { id, limit } = opened.value.item;
      return answer([{ service_request_id: id, service_notice: limit, account_id: null }]);
    },

    async getOpen311Token({ actor, params: { token }, query }) {
      const away = elsewhere(query);
      if (away) return away;
      const stored = await store.cases.get(token, readScope(actor, 'open311:read'));
      if (!stored) return problem('not-found', `token ${token} was not found.`);
      return answer([{ service_request_id: stored.item.id, token }]);
    },
  };
}

function discoveryAt(url: string, name: { readonly zh: string; readonly en: string }) {
  const formats = ['text/xml', 'application/json'];
  const specification = 'http://wiki.open311.org/GeoReport_v2';
  return {
    changeset: CHANGESET,
    contact: `${name.zh} ${name.en}`,
    key_service: '向本区安全管理员申请程序密钥 Ask the security administrator of the district for an API key.',
    endpoints: [{ specification, url, changeset: CHANGESET, type: 'production' as const, formats }],
  };
}

function originOf(request: Request): string {
  return `${request.protocol}://${request.get('host') ?? 'localhost'}`;
}

interface Dates {
  readonly start_date?: number | undefined;
  readonly end_date?: number | undefined;
}

/** The span that is asked for; with one date or none, the 90 days that end or begin there, or end now (O311-4). */
function spanOf({ start_date: start, end_date: end }: Dates, nowMs: number) {
  const spanMs = MOST_DAYS * DAY_MS;
  const from = start ?? (end ?? nowMs) - spanMs;
  const to = end ?? (start === undefined ? nowMs : start + spanMs);
  if (to < from) return wrongField('end_date', 'is before start_date');
  if (to - from > spanMs) return wrongField('end_date', `is more than ${MOST_DAYS} days after start_date`);
  // The end of a span counts here.
  return { from, to: to + 1 };
}

function classesOf(wanted: readonly string[]) {
  const isCategory = (code: string) => CASE_CATEGORIES.some((category) => category === code);
  return { codes: wanted.filter((code) => !isCategory(code)), categories: wanted.filter(isCategory) };
}

/** Cases as requests, for somebody: what one's own key filed is given back as it was written (O311-5). */
function showRequests({ store, world, caseCodes }: HandlerParts) {
  const { district, towns, communities } = world.loaded;
  const townNames = new Map(towns.features.map(({ properties: { code, name } }) => [code, name.zh]));
  const communityNames = new Map(communities.features.map(({ properties: { code, name } }) => [code, name]));
  const shared = {
    timeZone: district.timeZone,
    serviceNames: new Map(caseCodes.minors.map(({ code, label }) => [code, label.zh])),
    townName: (code: string) => townNames.get(code) ?? code,
    communityName: (code: string) => communityNames.get(code) ?? code,
  };
  return async (items: readonly CaseView[], actor: Actor, isExtended: boolean): Promise<readonly ServiceRequest[]> => {
    const ids = items.map(({ id }) => id);
    const own = await store.cases.openedBy(actor.id, ids);
    return items.map((item) => serviceRequest(item, { ...shared, isExtended, isOwn: (id) => own.has(id) }));
  };
}

function lineField(field: string): string {
  return field === 'line' ? 'attribute[line]' : 'service_code';
}

function noService(code: string): Refusal {
  return problem('not-found', `service_code ${code} was not found.`);
}

function noRequest(id: string): Refusal {
  return problem('not-found', `service_request_id ${id} was not found.`);
}
