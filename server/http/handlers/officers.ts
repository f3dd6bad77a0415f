import { authorize } from '../../../shared/access/authorize.ts';
import { inScope, readScope } from '../../../shared/access/read-scope.ts';
import type { OfficerItem } from '../../../shared/http/district.ts';
import { entry } from '../../audit/audit.ts';
import type { LiveOfficer } from '../../ports.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, wrongField } from '../reply.ts';
import { townView } from '../town-view.ts';

const LONGEST_TRACK_MS = 31 * 24 * 3_600_000;

export function officerHandlers({ world, store, audit }: HandlerParts): HandlersOf<'listOfficers' | 'getTrack'> {
  return {
    listOfficers({ actor, query }) {
      const view = townView(actor, 'roster:read', query.town, world.loaded);
      if (view.kind === 'problem') return view;
      const items = world
        .officers()
        .filter(({ officer }) => view.town === null || officer.town === view.town)
        .map((live) => toItem(live, authorize(actor, 'position:read', { town: live.officer.town })));
      return answer({ items });
    },

    async getTrack({ actor, params: { id }, query: { from, to, purpose }, who }) {
      const officer = world.loaded.officers.find((candidate) => candidate.id === id);
      const scope = readScope(actor, 'track:read');
      if (!officer || !inScope(scope, { town: officer.town, people: [officer.id] }))
        return problem('not-found', `There is no officer ${id} in this district.`);
      if (to <= from) return wrongField('to', 'must be after from');
      if (to - from > LONGEST_TRACK_MS) return wrongField('to', 'must be within 31 days of from');
      const detail = { fromMs: from, toMs: to, purpose: purpose || 'not stated' };
      await audit.record(entry(who, 'track:read', { subject: id, town: officer.town, detail }));
      const fixes = await store.fixes.track(officer, from, to, scope);
      const points = fixes.map(({ fixTimeMs, lon, lat }) => ({ timeMs: fixTimeMs, lon, lat }));
      return answer({ officer: id, fromMs: from, toMs: to, points });
    },
  };
}

/** Whether somebody is on duty belongs to the roster; where somebody is does not (ACC-13). */
function toItem({ officer, state, lastFix }: LiveOfficer, withPlace: boolean): OfficerItem {
  const fix = withPlace ? lastFix : null;
  return { ...officer, state, lastFixMs: fix?.fixTimeMs ?? null, lon: fix?.lon ?? null, lat: fix?.lat ?? null };
}
