import { authorize } from '../../../shared/access/authorize.ts';
import type { Officer } from '../../../shared/model/officer.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer } from '../reply.ts';
import { townView } from '../town-view.ts';

export function gridHandlers({ world }: HandlerParts): HandlersOf<'listGrids'> {
  const { grids, officers } = world.loaded;
  const holders = holdersByGrid(officers);
  return {
    /** Who holds a grid is for `roster:read`, who is in it for `position:read` (ACC-13, ACC-18). */
    listGrids({ actor, query }) {
      const view = townView(actor, 'coverage:read', query.town, world.loaded);
      if (view.kind === 'problem') return view;
      const live = world.facts().grids;
      const features = grids.features.flatMap((feature) => {
        const { index, code, town } = feature.properties;
        const now = live.get(index);
        if (!now || (view.town !== null && town !== view.town)) return [];
        const held = authorize(actor, 'roster:read', { town }) ? (holders.get(code) ?? []) : [];
        const properties = {
          ...feature.properties,
          ...now,
          present: authorize(actor, 'position:read', { town }) ? [...now.present] : [],
          officer: held[0]?.id ?? null,
          officers: held.map(({ id, name, role }) => ({ id, name, role })),
        };
        return [{ type: feature.type, id: feature.id, properties, geometry: feature.geometry }];
      });
      return answer({ type: 'FeatureCollection', features });
    },
  };
}

/** By grid code, in roster order. */
function holdersByGrid(officers: readonly Officer[]): ReadonlyMap<string, readonly Officer[]> {
  const holders = new Map<string, Officer[]>();
  for (const officer of officers) {
    for (const code of officer.grids) {
      const held = holders.get(code);
      if (held) held.push(officer);
      else holders.set(code, [officer]);
    }
  }
  return holders;
}
