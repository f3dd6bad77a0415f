import { setImmediate } from 'node:timers/promises';
import { frameOf } from '../../../shared/geo/area.ts';
import {
  greenFields,
  greenShares,
  measureLand,
  type GreenReach,
  type MeasuredLand,
} from '../../../shared/works/green-reach.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer } from '../reply.ts';
import { townView } from '../town-view.ts';

/** Shapes and green places never change while a server runs: each town is measured once, when it is first asked for. */
export function greenHandlers({ world, policies }: HandlerParts): HandlersOf<'getGreen'> {
  const { loaded } = world;
  const towns = loaded.towns.features;
  const places = loaded.works?.green;
  const policy = policies.green;
  const measured = new Map<string, MeasuredLand>();

  async function reachOf(town: string | null): Promise<GreenReach | null> {
    if (!places || !policy) return null;
    const fields = greenFields(places, policy, frameOf(towns.map(({ geometry }) => geometry)));
    const land: MeasuredLand[] = [];
    for (const { properties, geometry } of towns) {
      if (town !== null && properties.code !== town) continue;
      const known = measured.get(properties.code);
      const piece = known ?? measureLand({ geometry, residents: properties.residents?.value ?? null }, fields);
      land.push(piece);
      if (known) continue;
      measured.set(properties.code, piece);
      // Positions come in between two towns.
      await setImmediate();
    }
    return greenShares(land, policy);
  }

  return {
    async getGreen({ actor, query }) {
      const view = townView(actor, 'policy:read', query.town, loaded);
      if (view.kind === 'problem') return view;
      const { town } = view;
      const reach = await reachOf(town);
      if (reach) return answer({ town, basis: 'assumed', schematic: loaded.district.schematic, ...reach });
      return answer({ town, basis: 'not-provided', reason: policy ? 'no-green-places' : 'no-document' });
    },
  };
}
