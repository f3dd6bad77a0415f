import type { AreaCollection, Community, District, Grid, Town } from '../../shared/model/area.ts';
import type { Officer, Post } from '../../shared/model/officer.ts';

export interface DistrictFiles {
  readonly district: District;
  readonly towns: AreaCollection<Town>;
  readonly communities: AreaCollection<Community>;
  readonly grids: AreaCollection<Grid>;
  readonly posts: readonly Post[];
  readonly officers: readonly Officer[];
}

/**
 * What the files of a district say of each other, or null when they agree. Officers who name a grid that is not there
 * are no error: the staffing rules report them as findings.
 */
export function checkReferences(files: DistrictFiles, id: string): string | null {
  const { district, officers, posts } = files;
  const towns = files.towns.features.map((feature) => feature.properties);
  const communities = files.communities.features.map((feature) => feature.properties);
  const grids = files.grids.features.map((feature) => feature.properties);
  const townCodes = new Set(towns.map((town) => town.code));
  const communityCodes = new Set(communities.map((community) => community.code));
  const checks: readonly (string | undefined)[] = [
    district.id === id ? undefined : `district.json has the id "${district.id}"`,
    wrongOrder('towns.geojson', files.towns),
    wrongOrder('communities.geojson', files.communities),
    wrongOrder('grids.geojson', files.grids),
    misplaced('roster.json', officers),
    repeated('towns.geojson', towns, (town) => town.code),
    repeated('communities.geojson', communities, (community) => community.code),
    repeated('grids.geojson', grids, (grid) => grid.code),
    repeated('roster.json', officers, (officer) => officer.id),
    unknown('communities.geojson: town', communities, (community) => community.town, townCodes),
    unknown('grids.geojson: town', grids, (grid) => grid.town, townCodes),
    // A district that was imported without its second level has none to point at.
    communities.length === 0
      ? undefined
      : unknown('grids.geojson: community', grids, (grid) => grid.community, communityCodes),
    unknown('roster.json: town', officers, (officer) => officer.town, townCodes),
    repeated('roster.json', posts, (post) => post.id),
    unknown(
      'roster.json: post',
      officers.filter(({ post }) => post !== undefined),
      (officer) => officer.post ?? '',
      new Set(posts.map((post) => post.id)),
    ),
  ];
  return checks.find((problem) => problem !== undefined) ?? null;
}

function wrongOrder(
  file: string,
  collection: {
    readonly features: readonly { readonly id: number; readonly properties: { readonly index: number } }[];
  },
): string | undefined {
  const at = collection.features.findIndex(({ id, properties }, i) => properties.index !== i || id !== i + 1);
  return at < 0 ? undefined : `${file}: feature ${at} must have the index ${at} and the id ${at + 1}`;
}

function misplaced(file: string, items: readonly { readonly index: number }[]): string | undefined {
  const at = items.findIndex((item, i) => item.index !== i);
  return at < 0 ? undefined : `${file}: line ${at} must have the index ${at}`;
}

function repeated<T>(file: string, items: readonly T[], keyOf: (item: T) => string): string | undefined {
  const seen = new Set<string>();
  for (const key of items.map(keyOf)) {
    if (seen.has(key)) return `${file}: ${key} is there twice`;
    seen.add(key);
  }
  return undefined;
}

function unknown<T>(
  what: string,
  items: readonly T[],
  codeOf: (item: T) => string,
  known: ReadonlySet<string>,
): string | undefined {
  const item = items.find((candidate) => !known.has(codeOf(candidate)));
  return item === undefined ? undefined : `${what} ${codeOf(item)} is not known`;
}
