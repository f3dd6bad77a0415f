import { z } from 'zod';
import { ok, type Result } from '../lib/result.ts';
import { labelSchema, type Label } from '../model/basis.ts';
import { readAll, type ParameterSpec } from './parameter.ts';
import type { PackInUse, Source, Sourced } from './resolve-parameter.ts';

/** A stable name of a line in a list. */
export const lineCodeSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** A line of a list that a document prints: its own place, and its words. */
export const listedSchema = z.strictObject({
  code: lineCodeSchema,
  label: labelSchema,
  clause: z.string().min(1),
  quote: z.string().min(1),
});

/** A list of lines, none twice. */
export const listSchema = z
  .array(listedSchema)
  .refine((lines) => new Set(lines.map(({ code }) => code)).size === lines.length, { error: 'a line is there twice' });

/** A line with the document that it is from. */
export interface Listed {
  readonly code: string;
  readonly label: Label;
  readonly pack: string;
  /** Document number and place in it. */
  readonly clause: string;
  readonly basis: 'clause' | 'assumed';
}

/** The lines of all packs that have the list, in the order of packs and lists, each with its own place in its document. */
export function readListed<T extends { readonly clause: string; readonly quote: string }>(
  packs: readonly PackInUse[],
  spec: ParameterSpec<readonly T[]>,
): Result<readonly (Omit<T, 'quote'> & Pick<Listed, 'pack' | 'clause' | 'basis'>)[]> {
  const lists = readAll(packs, spec);
  if (!lists.ok) return lists;
  return ok(
    lists.value.flatMap(({ value, source }) => {
      const document = packs.find(({ pack }) => pack.id === source.pack)!.pack.document.number;
      return value.map((line) => {
        const { quote: _, ...rest } = line;
        return { ...rest, pack: source.pack, clause: `${document} ${line.clause}`, basis: source.basis };
      });
    }),
  );
}

/** Where several documents ask for the same, the first that binds the district; else the first. */
export function surest(asking: readonly Sourced<unknown>[]): Source | null {
  return (asking.find(({ source }) => source.basis === 'clause') ?? asking[0])?.source ?? null;
}
