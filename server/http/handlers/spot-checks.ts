import { spotRates } from '../../../shared/rates/spot-rates.ts';
import { askedSpan } from '../../rates/asked-span.ts';
import { ownSourcesAt } from '../../rates/own-sources.ts';
import { recordCheck } from '../../rates/record-spot-check.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, wrongField } from '../reply.ts';
import { scopeView } from '../town-view.ts';

/** Spot checks and the rates that come from them (RAT-7). */
export function spotCheckHandlers(parts: HandlerParts): HandlersOf<'recordSpotCheck' | 'listSpotChecks'> {
  const { world, store, clock, policies } = parts;
  const { timeZone } = world.loaded.district;
  return {
    async recordSpotCheck({ actor, who, body, key }) {
      const nowMs = clock.nowMs();
      const ownSources = ownSourcesAt(policies, nowMs);
      const recorded = await recordCheck(body, { actor, who, key }, { store, world, nowMs, ownSources });
      if (recorded.ok) return answer(recorded.value);
      return recorded.error === 'forbidden'
        ? problem('forbidden', 'The place lies outside the town that you may check in.')
        : wrongField(recorded.error.field, recorded.error.reason);
    },

    async listSpotChecks({ actor, query: { town, from, to, skip, limit } }) {
      const scope = scopeView(actor, 'case:read', town, world.loaded);
      if (scope.kind === 'problem') return scope;
      const span = askedSpan({ from, to }, clock.nowMs(), timeZone);
      if (!span.ok) return wrongField(span.error.field, span.error.reason);
      const checks = await store.spotChecks.list(span.value, scope);
      const more = skip + limit < checks.length ? { next: skip + limit } : {};
      return answer({
        span: span.value,
        rates: spotRates(checks),
        items: checks.slice(skip, skip + limit),
        ...more,
      });
    },
  };
}
