import { authorize } from '../../../shared/access/rights.ts';
import type { OfficerItem } from '../../../shared/http/district.ts';
import type { LiveOfficer, StoredFix } from '../../ports.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, wrongField } from '../reply.ts';
import { townView } from '../town-view.ts';

const LONGEST_TRACK_MS = 31 * 24 * 3_600_000;
/** Assumed: a day of fixes every five seconds is one part (HTTP-17). */
const MOST_POINTS = 20_000;

export function officerHandlers({ world, store, log }: HandlerParts): HandlersOf<'listOfficers' | 'getTrack'> {
  // Audit lines are written whatever the level of the log.
  const audit = log.child({}, { level: 'info' });
  return {
    listOfficers({ actor, query }) {
      const view = townView(actor, 'roster:read', query.town, world.loaded);
      if (view.kind === 'problem') return view;
      const items = world
        .officers()
        .filter(({ officer }) => view.town === null || officer.town === view.town)
        .map(toItem);
      return answer({ items });
    },

    async getTrack({ actor, params: { id }, query: { from, to, purpose }, correlationId }) {
      const officer = world.loaded.officers.find((candidate) => candidate.id === id);
      if (!officer || !authorize(actor, 'track:read', officer))
        return problem('not-found', `There is no officer ${id} in this district.`);
      if (to <= from) return wrongField('to', 'must be after from');
      if (to - from > LONGEST_TRACK_MS) return wrongField('to', 'must be within 31 days of from');
      audit.info(
        {
          audit: 'track-read',
          actor: actor.id,
          officer: id,
          from,
          to,
          purpose: purpose || 'not stated',
          correlationId,
        },
        'audit',
      );
      const found = await store.fixes.track(officer.index, from, to, MOST_POINTS + 1);
      return answer({ officer: id, fromMs: from, toMs: to, ...trackPart(found, MOST_POINTS) });
    },
  };
}

/**
 * The first `most` of the fixes as points, and the moment from which the rest is asked for. A moment with fixes of two phones
 * is not cut in two: it is in the next part as a whole.
 */
export function trackPart(fixes: readonly Pick<StoredFix, 'fixTimeMs' | 'lon' | 'lat'>[], most: number) {
  const next = fixes[most]?.fixTimeMs ?? null;
  const part = next === null ? fixes : fixes.slice(0, most).filter(({ fixTimeMs }) => fixTimeMs < next);
  return { points: part.map(({ fixTimeMs, lon, lat }) => ({ timeMs: fixTimeMs, lon, lat })), next };
}

function toItem({ officer, state, lastFix }: LiveOfficer): OfficerItem {
  return {
    ...officer,
    state,
    lastFixMs: lastFix?.fixTimeMs ?? null,
    lon: lastFix?.lon ?? null,
    lat: lastFix?.lat ?? null,
  };
}
