import { dayStartMs } from '../../shared/lib/local-day.ts';
import type { TrendSample } from '../../shared/http/district.ts';
import type { OfficerState } from '../../shared/model/officer.ts';
import { headline, headlineByTown, type Headline } from '../../shared/world/headline.ts';
import type { Scope } from '../../shared/world/scope.ts';
import type { LiveWorld } from '../ports/world.ts';

/** On shift and heard of (COV-11), not on a break (ACC-34). */
const SEEN: ReadonlySet<OfficerState> = new Set(['moving', 'still', 'stale'] as const);

/** The headline figures of the district and of every town at one moment, as the trend keeps them. */
export function trendSamples(
  world: Pick<LiveWorld, 'facts' | 'gridCounts' | 'loaded' | 'officers'>,
  moment: { readonly nowMs: number; readonly atMs: number },
): ReadonlyMap<Scope, TrendSample> {
  const { nowMs, atMs } = moment;
  const { district, towns } = world.loaded;
  const reading = { nowMs, dayStartMs: dayStartMs(nowMs, district.timeZone) };
  const counts = world.gridCounts();
  const cases = [...world.facts().cases.values()];
  const byTown = headlineByTown(counts.towns, cases, reading);
  const onDuty = new Map<string, number>();
  for (const { officer, state } of world.officers())
    if (SEEN.has(state)) onDuty.set(officer.town, (onDuty.get(officer.town) ?? 0) + 1);
  const everywhere = [...onDuty.values()].reduce((sum, count) => sum + count, 0);
  const samples = new Map<Scope, TrendSample>([
    ['district', sampleOf(headline(counts.all, cases, reading), everywhere, atMs)],
  ]);
  for (const { properties } of towns.features) {
    const figures = byTown.get(properties.code);
    if (figures) samples.set(`town:${properties.code}`, sampleOf(figures, onDuty.get(properties.code) ?? 0, atMs));
  }
  return samples;
}

function sampleOf(figures: Headline, onDuty: number, atMs: number): TrendSample {
  const { walkedGrids, openCases, lateCases, reportedToday, closedToday } = figures;
  return {
    atMs,
    onDuty,
    walkedGrids,
    emptyGrids: figures.gridsByState.empty,
    openCases,
    lateCases,
    reportedToday,
    closedToday,
    onTimeRate: figures.onTime.rate,
  };
}
