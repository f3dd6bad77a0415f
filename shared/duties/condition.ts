import type { Reason } from '../explain/explained.ts';
import type { Source } from '../policy/resolve-parameter.ts';

/** What was measured against what. */
type Compared = Partial<Pick<Reason, 'measured' | 'threshold' | 'unit'>>;

/** A checked condition of a duty rule. */
export function condition(
  [rule, code, isOk]: readonly [rule: string, code: string, isOk: boolean],
  { clause, basis }: Pick<Source, 'clause' | 'basis'>,
  { measured = null, threshold = null, unit = null }: Compared = {},
): Reason {
  return { rule, code, ok: isOk, measured, threshold, unit, clause, basis };
}
