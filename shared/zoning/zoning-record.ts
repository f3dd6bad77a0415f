import { z } from 'zod';
import { townCodeSchema } from '../model/area.ts';
import { figureSchema, labelSchema, longLabelSchema } from '../model/basis.ts';
import { ZONE_CLASSES } from './zoning-policy.ts';

const basisSchema = z.enum(['source', 'assumed', 'simulated']);

const townFiguresSchema = z
  .array(
    z.strictObject({
      code: townCodeSchema,
      residents: figureSchema.optional(),
      builtUpAreaM2: figureSchema.optional(),
      mainAreaShare: figureSchema.optional(),
    }),
  )
  .refine((towns) => new Set(towns.map(({ code }) => code)).size === towns.length, {
    error: 'a town is there twice',
  });

/** One data survey (数据摸排): the figures that it found, from its day on. A factor that is left out stays as it was. */
const surveySchema = z.strictObject({
  day: z.iso.date(),
  reason: longLabelSchema,
  decidedBy: labelSchema,
  basis: basisSchema,
  towns: townFiguresSchema.min(1),
});

/** A decision on the class of one town; `classId` null ends an earlier one and gives the town back to its score. */
const adjustmentSchema = z.strictObject({
  town: townCodeSchema,
  day: z.iso.date(),
  classId: z.enum(ZONE_CLASSES).nullable(),
  reason: longLabelSchema,
  decidedBy: labelSchema,
  basis: basisSchema,
});
export type ZoneAdjustment = z.infer<typeof adjustmentSchema>;

/**
 * `data/districts/<id>/zoning.json`: surveys and decisions since the first classing (ZON-5). Two surveys on one day, or
 * two decisions on one town on one day, have no order and are refused.
 */
export const zoningRecordSchema = z.strictObject({
  provenance: z.array(z.string().max(500)),
  /** Figures before the first survey, where they are not those of towns.geojson. */
  initial: townFiguresSchema,
  surveys: z.array(surveySchema).refine((surveys) => new Set(surveys.map(({ day }) => day)).size === surveys.length, {
    error: 'two surveys on one day',
  }),
  adjustments: z
    .array(adjustmentSchema)
    .refine((all) => new Set(all.map(({ town, day }) => `${town} ${day}`)).size === all.length, {
      error: 'two decisions on one town on one day',
    }),
});
export type ZoningRecord = z.infer<typeof zoningRecordSchema>;

/** What a record says that its district or its policy do not allow, with the place; null when nothing. */
export function zoningRecordFault(
  record: ZoningRecord,
  townCodes: ReadonlySet<string>,
  adjustable: boolean,
): string | null {
  const lists = [
    ['initial', record.initial] as const,
    ...record.surveys.map(({ towns }, i) => [`surveys.${i}.towns`, towns] as const),
  ];
  for (const [place, towns] of lists) {
    const at = towns.findIndex(({ code }) => !townCodes.has(code));
    if (at >= 0) return `${place}.${at}.code: there is no town ${towns[at]!.code}`;
  }
  const unknown = record.adjustments.findIndex(({ town }) => !townCodes.has(town));
  if (unknown >= 0) return `adjustments.${unknown}.town: there is no town ${record.adjustments[unknown]!.town}`;
  if (!adjustable && record.adjustments.length > 0) return 'adjustments: the policy does not let classes be adjusted';
  return null;
}
