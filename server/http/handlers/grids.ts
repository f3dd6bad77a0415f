import { authorize, type Actor } from '../../../shared/access/authorize.ts';
import type { GridFeature } from '../../../shared/http/endpoints/grids.ts';
import type { AreaFeature, Grid } from '../../../shared/model/area.ts';
import type { Officer } from '../../../shared/model/officer.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem } from '../reply.ts';
import { townView } from '../town-view.ts';

export function gridHandlers({ world }: HandlerParts): HandlersOf<'listGrids' | 'getGrid'> {
  const { grids, officers } = world.loaded;
  const holders = holdersByGrid(officers);
  const places = new Map(grids.features.map(({ properties }, at) => [properties.code, at]));

  /** Who holds a grid is for `roster:read`, who is in it for `position:read` (ACC-13, ACC-18). */
  function withLive(feature: AreaFeature<Grid>, actor: Actor): GridFeature | null {
    const { index, code, town } = feature.properties;
    const now = world.facts().grids.get(index);
    if (!now) return null;
    const held = authorize(actor, 'roster:read', { town }) ? (holders.get(code) ?? []) : [];
    const properties = {
      ...feature.properties,
      ...now,
      present: authorize(actor, 'position:read', { town }) ? [...now.present] : [],
      officer: held[0]?.id ?? null,
      officers: held.map(({ id, name, role }) => ({ id, name, role })),
    };
    return { type: feature.type, id: feature.id, properties, geometry: feature.geometry };
  }

  return {
    listGrids({ actor, query }) {
      const view = townView(actor, 'coverage:read', query.town, world.loaded);
      if (view.kind === 'problem') return view;
      const features = grids.features.flatMap((feature) =>
        view.town === null || feature.properties.town === view.town ? (withLive(feature, actor) ?? []) : [],
      );
      return answer({ type: 'FeatureCollection', features });
    },
    getGrid({ actor, params: { code } }) {
      const feature = grids.features[places.get(code) ?? -1];
      const isTheirs = feature && authorize(actor, 'coverage:read', { town: feature.properties.town });
      const grid = isTheirs ? withLive(feature, actor) : null;
      return grid ? answer(grid) : problem('not-found', `There is no grid ${code} in this district.`);
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
