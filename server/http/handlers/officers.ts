import { authorize } from '../../../shared/access/authorize.ts';
import type { OfficerItem } from '../../../shared/http/district.ts';
import type { LiveOfficer } from '../../ports/world.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer } from '../reply.ts';
import { townView } from '../town-view.ts';

export function officerHandlers({ world }: HandlerParts): HandlersOf<'listOfficers'> {
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
  };
}

/** Whether somebody is on duty or on a break belongs to the roster; where somebody is does not (ACC-13). */
function toItem({ officer, state, lastFix, onBreak }: LiveOfficer, withPlace: boolean): OfficerItem {
  const fix = withPlace ? lastFix : null;
  const place = { lastFixMs: fix?.fixTimeMs ?? null, lon: fix?.lon ?? null, lat: fix?.lat ?? null };
  return { ...officer, state, ...place, breakSinceMs: onBreak?.startMs ?? null };
}
