import type { LonLat } from '../../shared/model/area.ts';
import type { Selection } from '../stores/view.ts';
import { search, type SearchEntry, type SearchHit } from './search.ts';

const MOST_HITS = 8;
const NARROWNESS: readonly Selection['kind'][] = ['town', 'community', 'grid'];
const NO_CASES: readonly never[] = [];

/** Towns, communities and grids that fit what a caller says: the words that an address begins with, or the end of a code. */
export function placeHits(entries: readonly SearchEntry[], text: string): readonly SearchHit[] {
  const places = entries.filter(
    ({ selection: { kind } }) => kind === 'town' || kind === 'community' || kind === 'grid',
  );
  const found = search(places, NO_CASES, text, MOST_HITS);
  return found.length > 0 ? found : named(places, text);
}

/** Places whose whole name stands in an address (`张庄镇李家村3号楼` names 李家村), the narrowest and longest first. */
function named(places: readonly SearchEntry[], text: string): readonly SearchHit[] {
  const address = text.replaceAll(/\s/g, '');
  if (address.length < 2) return [];
  return places
    .filter(({ title }) => title.length >= 2 && address.includes(withoutKind(title)))
    .map((entry) => ({
      ...entry,
      score: 100 * NARROWNESS.indexOf(entry.selection.kind) + withoutKind(entry.title).length,
    }))
    .sort((a, b) => b.score - a.score || a.title.localeCompare(b.title, 'zh'))
    .slice(0, MOST_HITS);
}

/** People say 李家 and 李家村 where the register has 李家村村民委员会. */
function withoutKind(name: string): string {
  const bare = name.replace(/(村民委员会|居民委员会|村委会|居委会|社区居委会)$/, '');
  return bare.length >= 2 ? bare : name;
}

/** `113.85, 34.52` as a place; null for anything else, or outside the bounds that are given. */
export function coordinatesOf(text: string, bounds: readonly [number, number, number, number] | null): LonLat | null {
  const match = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,2}(?:\.\d+)?)\s*$/.exec(text);
  if (!match) return null;
  const [lon, lat] = [Number(match[1]), Number(match[2])];
  const [west, south, east, north] = bounds ?? [-180, -90, 180, 90];
  return lon >= west && lon <= east && lat >= south && lat <= north ? [lon, lat] : null;
}
