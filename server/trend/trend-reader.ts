import { coverageDay } from '../../shared/coverage/coverage-day.ts';
import type { TrendSample } from '../../shared/http/district.ts';
import { isOutgrown, trendPast } from '../../shared/world/trend-past.ts';
import { townOfScope, type Scope } from '../../shared/world/scope.ts';
import type { Clock } from '../ports/clock.ts';
import type { TrendStore } from '../ports/store.ts';
import type { LiveWorld } from '../ports/world.ts';
import { SAMPLE_EVERY_MS } from './trend-sampler.ts';

/** Samples of a scope, oldest first. */
export interface TrendReader {
  read(scope: Scope, sinceMs: number): Promise<readonly TrendSample[]>;
}

/** The past is derived anew no more often than this; until a fill-in of the day has ended every answer may differ. */
const DERIVED_FOR_MS = 60_000;

interface TrendReaderOptions {
  readonly store: { readonly trend: Pick<TrendStore, 'since'> };
  readonly world: Pick<LiveWorld, 'loaded' | 'policies' | 'facts' | 'patrolPast'>;
  readonly clock: Clock;
}

interface Derived {
  readonly untilMs: number;
  readonly samples: readonly TrendSample[];
}

/**
 * The trend as it was sampled; moments of today that were not, because the server was not running, and those that
 * later arrivals have outgrown are derived from what the world knows of today.
 */
export function createTrendReader({ store, world, clock }: TrendReaderOptions): TrendReader {
  const derived = new Map<Scope, Derived>();
  const derive = deriverOf(world);

  function derivedOf(scope: Scope, nowMs: number): readonly TrendSample[] {
    const known = derived.get(scope);
    if (known && nowMs < known.untilMs && nowMs >= known.untilMs - DERIVED_FOR_MS) return known.samples;
    const samples = derive(scope, nowMs);
    derived.set(scope, { untilMs: nowMs + DERIVED_FOR_MS, samples });
    return samples;
  }

  return {
    async read(scope, sinceMs) {
      const taken = await store.trend.since(scope, sinceMs);
      const samples = new Map(taken.map((sample) => [sample.atMs, sample]));
      for (const sample of derivedOf(scope, clock.nowMs())) {
        const known = samples.get(sample.atMs);
        if (sample.atMs >= sinceMs && (!known || isOutgrown(known, sample))) samples.set(sample.atMs, sample);
      }
      return [...samples.values()].sort((a, b) => a.atMs - b.atMs);
    },
  };
}

function deriverOf(world: TrendReaderOptions['world']): (scope: Scope, nowMs: number) => readonly TrendSample[] {
  const { district, officers, grids } = world.loaded;
  return (scope, nowMs) => {
    const town = townOfScope(scope);
    const isHere = (of: { readonly town: string | null }) => town === null || of.town === town;
    const day = coverageDay(nowMs, district.timeZone, world.policies.at(nowMs).coverage);
    const momentsMs = sampleMoments(day.startMs, nowMs);
    const known = {
      day,
      timeZone: district.timeZone,
      patrol: world.patrolPast(momentsMs),
      officers: officers.filter(isHere),
      grids: grids.features.flatMap(({ properties }) => (isHere(properties) ? [properties.index] : [])),
      cases: [...world.facts().cases.values()].filter(isHere),
    };
    return trendPast(known, momentsMs);
  };
}

/** The whole five minutes of a local day until now. */
function sampleMoments(dayStartMs: number, nowMs: number): readonly number[] {
  const first = Math.ceil(dayStartMs / SAMPLE_EVERY_MS) * SAMPLE_EVERY_MS;
  const count = Math.max(0, Math.floor((nowMs - first) / SAMPLE_EVERY_MS) + 1);
  return Array.from({ length: count }, (_, i) => first + i * SAMPLE_EVERY_MS);
}
