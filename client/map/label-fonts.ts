import type { DistrictState } from '../stores/district.ts';

const WEIGHTS = [400, 700];
/** Later the map goes on with the fonts of the system rather than without names. */
const PATIENCE_MS = 4000;

/**
 * Loads the parts of the shipped font that the names of a district need. A font is shipped in slices by character;
 * the map draws each character once and keeps it, so the slices must be there before.
 */
export async function loadLabelFonts(district: DistrictState): Promise<void> {
  if (typeof document === 'undefined' || !document.fonts) return;
  const text = labelCharacters(district);
  const loads = WEIGHTS.map((weight) => document.fonts.load(`${weight} 24px "Noto Sans SC"`, text));
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([Promise.allSettled(loads), patience]);
}

/** Every character that a label of the district may use, once. */
export function labelCharacters({ towns, communities, grids, landmarks }: DistrictState): string {
  const characters = new Set(
    '0123456789.% 类优秀良好合格不学医市站商ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-/',
  );
  const add = (name: string | null) => {
    for (const character of name ?? '') characters.add(character);
  };
  for (const { properties } of towns?.features ?? []) for (const name of Object.values(properties.name)) add(name);
  for (const name of grids?.names ?? []) add(name);
  for (const collection of [communities, landmarks]) {
    for (const { properties } of collection?.features ?? []) add(properties.name);
  }
  return [...characters].join('');
}
