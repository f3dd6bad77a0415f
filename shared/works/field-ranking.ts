import { rank, type Ranked } from '../assessment/ranking.ts';
import type { WorkField } from './work-task.ts';

/** Score of a town in one field in one month (0–100). */
export interface FieldScore {
  readonly town: string;
  readonly field: WorkField;
  readonly score: number;
}

/** The towns of one field, best first. */
export interface FieldRanking {
  readonly field: WorkField;
  readonly ranking: readonly Ranked<FieldScore>[];
}

/**
 * The monthly ranking of towns, field by field (新密政文〔2019〕287号 五（三）, FLD-1). Each field is ranked by itself: the text asks
 * for a ranking by field and no total. A town without a score in a field is not in its ranking.
 */
export function fieldRankings(scores: readonly FieldScore[], fields: readonly WorkField[]): readonly FieldRanking[] {
  return fields.map((field) => ({
    field,
    ranking: rank(
      scores.filter((score) => score.field === field),
      { id: ({ town }) => town, score: ({ score }) => score },
    ),
  }));
}
