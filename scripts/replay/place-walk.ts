import type { DistrictAnswer } from '../../shared/http/district.ts';
import type { LonLat } from '../../shared/model/area.ts';
import { movedTo, type TimedPoint } from './track.ts';

export interface PlacedWalk {
  readonly walk: readonly TimedPoint[];
  /** Said on the console when the walk was moved. */
  readonly remark: string | null;
}

/** The walk at its anchor; without one, a walk recorded elsewhere starts in the middle of the district. */
export function placeWalk(
  walk: readonly TimedPoint[],
  anchor: LonLat | null,
  { bounds, name }: Pick<DistrictAnswer, 'bounds' | 'name'>,
): PlacedWalk {
  if (anchor) return { walk: movedTo(walk, anchor), remark: `Moved to start at ${anchor.join(',')}.` };
  const [west, south, east, north] = bounds;
  const isInside = walk.some(({ lon, lat }) => lon >= west && lon <= east && lat >= south && lat <= north);
  if (isInside) return { walk, remark: null };
  const middle: LonLat = [(west + east) / 2, (south + north) / 2];
  const shown = middle.map((degrees) => degrees.toFixed(5)).join(',');
  return {
    walk: movedTo(walk, middle),
    remark: `The track lies outside ${name.zh} (${name.en}): moved to start in the middle of it, at ${shown}. Choose another place with --anchor.`,
  };
}
