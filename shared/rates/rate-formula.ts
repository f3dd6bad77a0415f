import type { RateDefinition, RateDefinitions } from './rate-definitions.ts';

/** A rate in words: what is counted above and below the line. */
export function formulaOf(
  { numerator, denominator }: Pick<RateDefinition, 'numerator' | 'denominator'>,
  counts: RateDefinitions['counts'],
  language: 'zh' | 'en',
): string {
  const sum = (ids: RateDefinition['numerator']) => {
    const words = ids.map((id) => counts[id][language]).join(' + ');
    return ids.length > 1 ? `(${words})` : words;
  };
  return `${sum(numerator)} ÷ ${sum(denominator)}`;
}
