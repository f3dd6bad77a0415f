import type { Town } from '../../../shared/model/area.ts';
import { greenReach, type GreenReach } from '../../../shared/works/green-reach.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer } from '../reply.ts';
import { townView } from '../town-view.ts';

/** Shapes and green places never change while a server runs: each scope is measured once, when it is first asked for. */
export function greenHandlers({ world, policies }: HandlerParts): HandlersOf<'getGreen'> {
  const { loaded } = world;
  const measured = new Map<string | null, GreenReach | null>();

  function reachOf(town: string | null): GreenReach | null {
    const places = loaded.works?.green;
    if (!places || !policies.green) return null;
    const known = measured.get(town);
    if (known !== undefined) return known;
    const land = loaded.towns.features
      .filter(({ properties }) => town === null || properties.code === town)
      .map(({ properties, geometry }) => ({ geometry, residents: residentsOf(properties) }));
    const reach = greenReach(land, places, policies.green);
    measured.set(town, reach);
    return reach;
  }

  return {
    getGreen({ actor, query }) {
      const view = townView(actor, 'policy:read', query.town, loaded);
      if (view.kind === 'problem') return view;
      const { town } = view;
      const reach = reachOf(town);
      if (reach) return answer({ town, basis: 'assumed', schematic: loaded.district.schematic, ...reach });
      return answer({ town, basis: 'not-provided', reason: policies.green ? 'no-green-places' : 'no-document' });
    },
  };
}

function residentsOf(town: Town): number | null {
  return town.residents?.value ?? null;
}
