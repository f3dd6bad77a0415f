import { readScope } from '../../../shared/access/read-scope.ts';
import { caseTiming, type TimingRules } from '../../../shared/cases/case-timing.ts';
import type { CaseAnswer, CaseTimelineEntry } from '../../../shared/http/case-bodies.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import { allowedActions, placeOf, type ActRefusal } from '../../cases/case-service.ts';
import type { CaseEvent } from '../../ports.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, wrongField, type Refusal } from '../reply.ts';
import { scopeView } from '../town-view.ts';

type CaseEndpoints = 'listCases' | 'openCase' | 'importCases' | 'getCase' | 'actOnCase';

export function caseHandlers(parts: HandlerParts): HandlersOf<CaseEndpoints> {
  const { world, store, cases, clock } = parts;
  return {
    async listCases({ actor, query: { town, ...filter } }) {
      const scope = scopeView(actor, 'case:read', town, world.loaded);
      if (scope.kind === 'problem') return scope;
      const { items, next } = await store.cases.list(filter, scope);
      return answer({ items: [...items], ...(next === null ? {} : { next }) });
    },

    async openCase({ actor, body, key }) {
      const opened = await cases.open(body, actor, key);
      if (!opened.ok) return problem('forbidden', 'The place lies outside the town that you may report in.');
      const item = opened.value;
      const headers = { Location: `/api/v1/cases/${encodeURIComponent(item.id)}`, ETag: etagOf(item) };
      return answer(toAnswer(item), { headers });
    },

    importCases: async ({ actor, body }) => answer(await cases.importRows(body.cases, actor)),

    async getCase({ actor, params: { id } }) {
      const stored = await store.cases.get(id, readScope(actor, 'case:read'));
      if (!stored) return noSuchCase(id);
      const { item, events } = stored;
      const timeline = events.map(toTimelineEntry);
      const clocks = caseTiming(item, events, clock.nowMs(), timingRules(item.reportedMs, parts));
      const detail = { ...toAnswer(item), timeline, allowedActions: [...allowedActions(item, actor)], clocks };
      return answer(detail, { headers: { ETag: etagOf(item) } });
    },

    async actOnCase({ actor, params: { id }, body, request }) {
      const match = request.get('If-Match');
      const version = match === undefined || match === '*' ? null : readVersion(match);
      if (Number.isNaN(version)) return wrongField('If-Match', 'must be a version number in quotes, such as "3"');
      const acted = await cases.act(id, body, actor, version);
      if (!acted.ok) return actRefusal(id, acted.error);
      return answer(toAnswer(acted.value), { headers: { ETag: etagOf(acted.value) } });
    },
  };
}

/** Those of the local day of the report: a case keeps them when others come into force (CAS-7). */
function timingRules(reportedMs: number, { policies, calendar }: HandlerParts): TimingRules {
  const { cases, clocks } = policies.at(reportedMs);
  const { limits, warnShare, sources } = cases;
  return { limits, calendar, warnShare, clocks, limitSource: sources.limits };
}

function toAnswer(item: CaseView): CaseAnswer {
  return { ...item, place: placeOf(item) };
}

function toTimelineEntry({ atMs, actor, action, from, to, note }: CaseEvent): CaseTimelineEntry {
  return { atMs, actor, action, from, to, note };
}

function etagOf({ version }: CaseView): string {
  return `"${version}"`;
}

function readVersion(text: string): number {
  const digits = /^(?:W\/)?"?(\d{1,9})"?$/.exec(text.trim())?.[1];
  return digits === undefined ? Number.NaN : Number(digits);
}

function noSuchCase(id: string): Refusal {
  return problem('not-found', `There is no case ${id} in this district.`);
}

function actRefusal(id: string, refusal: ActRefusal): Refusal {
  switch (refusal.code) {
    case 'not-found':
      return noSuchCase(id);
    case 'forbidden':
      return problem('forbidden', 'Your role does not take this step.');
    case 'unknown-officer':
      return wrongField('officer', 'is not in the roster');
    case 'officer-not-taken':
      return wrongField('officer', `is named to dispatch or rework a case, not to ${refusal.action} it`);
    case 'note-needed':
      return wrongField('note', `is needed to ${refusal.action} a case`);
    case 'officer-needed':
      return wrongField('officer', `is needed to ${refusal.action} a case`);
    case 'not-from-this-state':
      return problem('not-from-this-state', `A case that is ${refusal.from} cannot take the step ${refusal.action}.`);
    case 'version-conflict': {
      const detail = `The case is at version ${refusal.version} now: read it again.`;
      return problem('version-conflict', detail, { version: refusal.version });
    }
  }
}
