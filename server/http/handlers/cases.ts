import type { Actor } from '../../../shared/access/authorize.ts';
import { authorize } from '../../../shared/access/authorize.ts';
import { caseResource } from '../../../shared/access/case-resource.ts';
import { readScope } from '../../../shared/access/read-scope.ts';
import type { TimingRules } from '../../../shared/cases/case-timing.ts';
import { allCaseClocks } from '../../../shared/cases/clocks/all-case-clocks.ts';
import { coordinatorOf } from '../../../shared/duties/escalation.ts';
import type { CaseDetail, CaseTimelineEntry } from '../../../shared/http/case-bodies.ts';
import { placeOf } from '../../cases/case-place.ts';
import type { CaseEvent } from '../../../shared/cases/case-event.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import type { StoredCase } from '../../ports/cases.ts';
import { caseRefusal, noSuchCase, receiptRefusal, seenRefusal, urgeRefusal } from '../case-refusal.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, wrongField } from '../reply.ts';
import { scopeView } from '../town-view.ts';

type CaseEndpoints =
  'listCases' | 'openCase' | 'importCases' | 'getCase' | 'receiveCase' | 'seeWhistle' | 'urgeCase' | 'actOnCase';

export function caseHandlers(parts: HandlerParts): HandlersOf<CaseEndpoints> {
  const { world, store, cases } = parts;
  const detailOf = detailFor(parts);
  return {
    async listCases({ actor, query: { town, lateness: is, ...filter } }) {
      const scope = scopeView(actor, 'case:read', town, world.loaded);
      if (scope.kind === 'problem') return scope;
      const lateness = is && { is, nowMs: parts.clock.nowMs() };
      const { items, next } = await store.cases.list({ ...filter, lateness }, scope);
      return answer({ items: [...items], ...(next === null ? {} : { next }) });
    },

    async openCase({ actor, body, key }) {
      const opened = await cases.open(body, actor, key);
      if (!opened.ok)
        return opened.error === 'forbidden'
          ? problem('forbidden', 'The place lies outside the town that you may report in.')
          : wrongField(opened.error.field, opened.error.reason);
      const { item } = opened.value;
      const headers = { Location: `/api/v1/cases/${encodeURIComponent(item.id)}`, ETag: etagOf(item) };
      return answer(detailOf(opened.value, actor), { headers });
    },

    importCases: async ({ actor, body }) => answer(await cases.importRows(body.cases, actor)),

    async getCase({ actor, params: { id } }) {
      const stored = await store.cases.get(id, readScope(actor, 'case:read'));
      if (!stored) return noSuchCase(id);
      return answer(detailOf(stored, actor), { headers: { ETag: etagOf(stored.item) } });
    },

    async receiveCase({ actor, params: { id }, body: { as } }) {
      const received = await cases.receive(id, as, actor);
      if (!received.ok) return receiptRefusal(id, received.error);
      return answer(detailOf(received.value, actor), { headers: { ETag: etagOf(received.value.item) } });
    },

    async seeWhistle({ actor, params: { id } }) {
      const seen = await cases.seeWhistle(id, actor);
      return seen.ok ? answer(undefined) : seenRefusal(id, seen.error);
    },

    async urgeCase({ actor, params: { id }, body }) {
      const urged = await cases.urge(id, body, actor);
      if (!urged.ok) return urgeRefusal(id, urged.error);
      return answer(detailOf(urged.value, actor), { headers: { ETag: etagOf(urged.value.item) } });
    },

    async actOnCase({ actor, params: { id }, body, key, request }) {
      const match = request.get('If-Match');
      const version = match === undefined || match === '*' ? null : readVersion(match);
      if (Number.isNaN(version)) return wrongField('If-Match', 'must be a version number in quotes, such as "3"');
      const acted = await cases.act(id, body, actor, { expectedVersion: version, key });
      if (!acted.ok) return caseRefusal(id, acted.error);
      return answer(detailOf(acted.value, actor), { headers: { ETag: etagOf(acted.value.item) } });
    },
  };
}

/** A case as it is told to somebody: what it offers depends on who asks, and who called is for the desk (ACC-14). */
export function detailFor(parts: HandlerParts): (stored: StoredCase, actor: Actor) => CaseDetail {
  const { cases, clock } = parts;
  return (stored, actor) => {
    const { item, events, reporter } = stored;
    const rules = timingRules(item.reportedMs, parts);
    const isDesk = authorize(actor, 'case:desk', caseResource(item));
    return {
      ...item,
      place: placeOf(item),
      timeline: events.map(toTimelineEntry),
      allowedActions: cases.offered(stored, actor),
      clocks: allCaseClocks(item, events, clock.nowMs(), rules),
      coordinator: coordinatorOf(item.severity, rules.duties)?.coordinator ?? null,
      reporter: isDesk ? reporter : null,
      mergedFrom: stored.mergedFrom,
    };
  };
}

/** Those of the local day of the report: a case keeps them when others come into force (CAS-7). */
function timingRules(reportedMs: number, { policies, calendar }: HandlerParts) {
  const { cases, clocks, duties } = policies.at(reportedMs);
  const { limits, warnShare, sources } = cases;
  const rules: TimingRules = { limits, calendar, warnShare, clocks, limitSource: sources.limits };
  return { ...rules, duties, whistleAlerts: cases.whistleAlerts };
}

function toTimelineEntry({ caseId: _caseId, ...entry }: CaseEvent): CaseTimelineEntry {
  const { key: _key, ...extra } = entry.extra;
  return { ...entry, extra };
}

function etagOf({ version }: CaseView): string {
  return `"${version}"`;
}

function readVersion(text: string): number {
  const digits = /^(?:W\/)?"?(\d{1,9})"?$/.exec(text.trim())?.[1];
  return digits === undefined ? Number.NaN : Number(digits);
}
