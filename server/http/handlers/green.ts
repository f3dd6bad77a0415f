import type { GreenMeasure } from '../../works/green-measure.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer } from '../reply.ts';
import { townView } from '../town-view.ts';

export function greenHandlers({ world, clock, policies }: HandlerParts, measure: GreenMeasure): HandlersOf<'getGreen'> {
  const { loaded } = world;
  return {
    async getGreen({ actor, query }) {
      const view = townView(actor, 'district:read', query.town, loaded);
      if (view.kind === 'problem') return view;
      const { town } = view;
      const reach = await measure(town);
      if (reach) return answer({ town, basis: 'assumed', schematic: loaded.district.schematic, ...reach });
      return answer({
        town,
        basis: 'not-provided',
        reason: policies.at(clock.nowMs()).green ? 'no-green-places' : 'no-document',
      });
    },
  };
}
