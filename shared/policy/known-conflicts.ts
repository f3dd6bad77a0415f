import { z } from 'zod';
import { labelSchema, longLabelSchema } from '../model/basis.ts';
import type { PolicyPack } from './policy.ts';

/** In what way documents do not agree. */
const CONFLICT_KINDS = [
  'different-scales',
  'changed-later',
  'number-in-one-only',
  'list-left-open',
  'different-lists',
  'different-lead',
] as const;

const statementSchema = z.strictObject({
  pack: z.string(),
  clause: z.string().min(1).describe('place in the outline of the pack'),
  quote: z.string().min(1).describe('the words of the document'),
  reading: longLabelSchema.describe('what the words come to'),
});

/** A place where documents do not agree, with what each says and what the program does about it (POL-7). */
export const knownConflictSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  kind: z.enum(CONFLICT_KINDS),
  title: labelSchema,
  statements: z.array(statementSchema).min(2),
  handling: longLabelSchema,
});
export type KnownConflict = z.infer<typeof knownConflictSchema>;

/** `data/policy-conflicts.json`. */
export const knownConflictsSchema = z.strictObject({ conflicts: z.array(knownConflictSchema) });

/** What is wrong with the list against the packs that ship: an id twice, a pack or a clause that is not there. */
export function conflictFaults(conflicts: readonly KnownConflict[], packs: readonly PolicyPack[]): readonly string[] {
  const refs = new Map(packs.map(({ id, outline }) => [id, new Set(outline.map(({ ref }) => ref))]));
  const seen = new Set<string>();
  return conflicts.flatMap(({ id, statements }) => {
    const faults = seen.has(id) ? [`${id}: is listed twice`] : [];
    seen.add(id);
    for (const { pack, clause } of statements) {
      const known = refs.get(pack);
      if (!known) faults.push(`${id}: there is no policy pack ${pack}`);
      else if (!known.has(clause)) faults.push(`${id}: ${clause} is not in the outline of ${pack}`);
    }
    return faults;
  });
}
