import type { Explained, ScorePart } from './change.ts';

/** The basis of a result: `simulated` as soon as one part is, else `assumed` as soon as one part or rule is. */
export function explainedBasis(
  parts: readonly Pick<ScorePart, 'basis'>[],
  rules: readonly ('clause' | 'assumed')[],
): Explained<string>['basis'] {
  if (parts.some(({ basis }) => basis === 'simulated')) return 'simulated';
  return parts.some(({ basis }) => basis === 'assumed') || rules.includes('assumed') ? 'assumed' : 'clause';
}
