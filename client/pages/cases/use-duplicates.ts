import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { listDuplicates } from '../../../shared/http/endpoints/case-lookups.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import { useAnswer } from '../../panels/evidence/use-answer.ts';

export type Duplicate = AnswerOf<typeof listDuplicates>['items'][number];

type Placed = Pick<CaseView, 'kind' | 'category' | 'lon' | 'lat'>;
const NONE: readonly Duplicate[] = [];

/** What may be the same: near, of the same kind and category, open or recent; none without a place. */
export function useDuplicates({ kind, category, lon, lat }: Placed): readonly Duplicate[] {
  const query = new URLSearchParams({ lon: String(lon), lat: String(lat), kind, category });
  const path = lon === null || lat === null ? null : `/api/v1/cases/duplicates?${query}`;
  return useAnswer<AnswerOf<typeof listDuplicates>>(path).value?.items ?? NONE;
}
