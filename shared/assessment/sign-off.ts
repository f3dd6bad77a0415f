import { z } from 'zod';
import type { Reason } from '../explain/explained.ts';
import { labelSchema } from '../model/basis.ts';
import { periodSchema } from './period.ts';

/** `assessment.parties`: who evaluates the units together; the first leads. */
export const partiesSchema = z
  .array(z.strictObject({ id: z.string().regex(/^[a-z-]+$/), label: labelSchema, role: z.enum(['lead', 'joint']) }))
  .min(1)
  .refine((parties) => parties.filter(({ role }) => role === 'lead').length === 1, { error: 'one party leads' });
export type Party = z.infer<typeof partiesSchema>[number];

/** A party's signature under the result of a period. */
export const signatureSchema = z.strictObject({ period: periodSchema, party: z.string(), on: z.iso.date() });
export type Signature = z.infer<typeof signatureSchema>;

/** One reason per party: has it signed the period (ASM-19)? The evaluation stands when every reason is ok. */
export function signOff(
  period: string,
  parties: readonly Party[],
  signatures: readonly Signature[],
  from: { readonly clause: string; readonly basis: 'clause' | 'assumed' },
): readonly Reason[] {
  return parties.map(({ id, role }) => {
    const days = signatures.filter((one) => one.period === period && one.party === id).map(({ on }) => on);
    const measured = days.sort()[0] ?? null;
    return {
      rule: 'ASM-19',
      code: `${role}:${id}`,
      ok: measured !== null,
      measured,
      threshold: 'signed',
      unit: null,
      clause: from.clause,
      basis: from.basis,
    };
  });
}
