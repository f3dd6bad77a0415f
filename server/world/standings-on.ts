import { localDate } from '../../shared/lib/local-day.ts';
import type { TownStanding } from '../../shared/world/change.ts';
import { replayZoning } from '../../shared/zoning/replay-zoning.ts';
import type { ZoningPolicy } from '../../shared/zoning/zoning-policy.ts';
import type { LoadedDistrict } from '../ports/district.ts';

/**
 * How the towns of a loaded district stand, by code, with the zone classes of the local day of an instant (ZON-6); without a
 * policy that defines classes on that day nobody has one.
 */
export function standingsOn(
  { district, towns, zoning, standings }: Pick<LoadedDistrict, 'district' | 'towns' | 'zoning' | 'standings'>,
  policy: ZoningPolicy | null,
  nowMs: number,
): ReadonlyMap<string, TownStanding> {
  const zones =
    policy &&
    replayZoning({
      towns: towns.features.map(({ properties }) => properties),
      record: zoning ?? null,
      policy,
      day: localDate(nowMs, district.timeZone),
    }).zones;
  return new Map(
    standings.map((standing) => [standing.code, { ...standing, zone: zones?.get(standing.code) ?? null }]),
  );
}
