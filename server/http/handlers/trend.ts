import { townOfScope } from '../../../shared/world/scope.ts';
import { createTrendReader } from '../../trend/trend-reader.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem } from '../reply.ts';
import { townView } from '../town-view.ts';

const HOUR_MS = 3_600_000;

export function trendHandlers(parts: HandlerParts): HandlersOf<'getTrend'> {
  const { clock, world } = parts;
  const trend = createTrendReader(parts);
  return {
    async getTrend({ actor, query: { scope, hours } }) {
      const town = townOfScope(scope);
      const view = townView(actor, 'trend:read', town ?? undefined, world.loaded);
      if (view.kind === 'problem') return view;
      // The figures of the district are not those of somebody of one town.
      if (view.town !== town) return problem('not-found', 'There is no such scope here.');
      return answer({ items: [...(await trend.read(scope, clock.nowMs() - hours * HOUR_MS))] });
    },
  };
}
