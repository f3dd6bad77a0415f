import { z } from 'zod';
import type { Town } from '../model/area.ts';
import type { PackInUse } from '../policy/resolve-parameter.ts';

const whole = z.int().nonnegative();

const townMinimumSchema = z.strictObject({ code: z.string().min(1), name: z.string().min(1), minimum: whole });

/** The least number of auxiliaries of one town. */
export type TownMinimum = Readonly<z.infer<typeof townMinimumSchema>>;

/** A table that a document prints: towns with their minimum, and the total that it states (STF-7). */
export const minimumTableSchema = z
  .strictObject({ towns: z.array(townMinimumSchema).min(1), total: whole })
  .superRefine(({ towns, total }, context) => {
    const sum = towns.reduce((people, { minimum }) => people + minimum, 0);
    if (sum !== total)
      context.addIssue({ code: 'custom', path: ['total'], message: `the towns sum to ${sum}, not to ${total}` });
    towns.forEach(({ code, name }, at) => {
      const twice = towns.findIndex((town) => town.code === code || town.name === name) < at;
      if (twice) context.addIssue({ code: 'custom', path: ['towns', at], message: `${name} (${code}) is there twice` });
    });
  });

/** By code (9 digits of the street level, or as written), else by the name that the document uses. */
export function isListedTown(minimum: TownMinimum, town: Town): boolean {
  return town.code === minimum.code || town.code.slice(0, 9) === minimum.code || town.name.zh.startsWith(minimum.name);
}

const KEY = 'staffing.minimumAuxiliaries';

/**
 * The first town of a minimum table that a district does not have although a document puts the district under the table,
 * as `<pack>.json: <path>: <reason>`; null when there is none (STF-7). Tables that only apply by assumption may name
 * towns of elsewhere.
 */
export function unknownListedTown(packs: readonly PackInUse[], towns: readonly Town[]): string | null {
  for (const { pack, basis } of packs) {
    const table = minimumTableSchema.safeParse(pack.parameters[KEY]?.value);
    if (basis !== 'clause' || !table.success) continue;
    const at = table.data.towns.findIndex((listed) => !towns.some((town) => isListedTown(listed, town)));
    const missing = table.data.towns[at];
    if (missing)
      return `${pack.id}.json: parameters.${KEY} at towns.${at}: ${missing.name} (${missing.code}) is no town of this district`;
  }
  return null;
}
