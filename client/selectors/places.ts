import type { OfficerItem } from '../../shared/http/district.ts';
import type { AreaCollection, AreaFeature, Community, Town } from '../../shared/model/area.ts';
import type { GridEntry } from '../../shared/model/grid-register.ts';
import type { DistrictState } from '../stores/district.ts';

/** Where everything is, by code, id and index. Built once per loaded district. */
export interface Places {
  readonly towns: readonly Town[];
  town(code: string | null): AreaFeature<Town> | null;
  community(code: string | null): AreaFeature<Community> | null;
  grid(code: string | null): GridEntry | null;
  gridAt(index: number): GridEntry | null;
  officer(id: string | null): OfficerItem | null;
  officerAt(index: number): OfficerItem | null;
  communitiesOf(town: string): readonly Community[];
  gridsOf(area: { readonly town: string } | { readonly community: string }): readonly GridEntry[];
  /** Who holds a grid, enforcement officers first. */
  holdersOf(grid: string): readonly OfficerItem[];
  officersOf(town: string): readonly OfficerItem[];
}

type Parts = Pick<DistrictState, 'towns' | 'communities' | 'grids' | 'officers'>;

let last: { readonly parts: Parts; readonly places: Places } | null = null;

/** The same places as long as the district is the same. */
export function placesOf({ towns, communities, grids, officers }: Parts): Places {
  const known = last?.parts;
  if (
    last &&
    known?.towns === towns &&
    known.communities === communities &&
    known.grids === grids &&
    known.officers === officers
  )
    return last.places;
  const parts = { towns, communities, grids, officers };
  last = { parts, places: buildPlaces(parts) };
  return last.places;
}

function buildPlaces({ towns, communities, grids, officers }: Parts): Places {
  const [townOf, communityOf] = [byCode(towns), byCode(communities)];
  const people = [...officers.values()].sort((a, b) => roleOrder(a) - roleOrder(b) || (a.id < b.id ? -1 : 1));
  const officerOf = new Map(people.map((officer) => [officer.id, officer]));
  const communitiesOfTown = group([...communityOf.values()].map(propertiesOf), (one) => [one.town]);
  const holders = group(people, (officer) => [...new Set(officer.grids)]);
  const officersOfTown = group(people, (officer) => [officer.town]);
  return {
    towns: [...townOf.values()].map(propertiesOf),
    town: (code) => townOf.get(code ?? '') ?? null,
    community: (code) => communityOf.get(code ?? '') ?? null,
    grid: (code) => grids?.byCode(code ?? '') ?? null,
    gridAt: (index) => grids?.at(index) ?? null,
    officer: (id) => officerOf.get(id ?? '') ?? null,
    officerAt: (index) => officers.get(index) ?? null,
    communitiesOf: (town) => communitiesOfTown.get(town) ?? [],
    gridsOf: (area) => grids?.of(area) ?? [],
    holdersOf: (grid) => holders.get(grid) ?? [],
    officersOf: (town) => officersOfTown.get(town) ?? [],
  };
}

function propertiesOf<P>(feature: AreaFeature<P>): P {
  return feature.properties;
}

function byCode<P extends { readonly code: string }>(areas: AreaCollection<P> | null): Map<string, AreaFeature<P>> {
  return new Map((areas?.features ?? []).map((feature) => [feature.properties.code, feature]));
}

function group<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const known = groups.get(key);
      if (known) known.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

const ROLE_ORDER = ['enforcement', 'auxiliary', 'information', 'maintenance', 'sanitation'];

function roleOrder(officer: OfficerItem): number {
  return ROLE_ORDER.indexOf(officer.role);
}
