/** Zone classes (区域类别), best funded first. */
export const ZONE_CLASSES = ['1A', '1B', '2A', '2B', '3'] as const;
export type ZoneClass = (typeof ZONE_CLASSES)[number];

/** The factors that the document names: residents, built-up area, distribution of main areas. */
export const ZONING_FACTORS = ['residents', 'builtUpArea', 'mainAreaShare'] as const;
export type ZoningFactor = (typeof ZONING_FACTORS)[number];

/** What the zoning rules need of the policy packs (docs/rules/zoning.md). */
export interface ZoningPolicy {
  readonly lowerBounds: Readonly<Record<ZoneClass, number>>;
  readonly weights: Readonly<Record<ZoningFactor, number>>;
  readonly clause: string;
  readonly boundsBasis: 'clause' | 'assumed';
  readonly weightsBasis: 'clause' | 'assumed';
}
