import type { CaseCodes } from '../../../shared/cases/codes/case-codes.ts';
import { useAnswer } from '../../panels/evidence/use-answer.ts';

/** The code table in use; null until it has been read. */
export function useCaseCodes(): CaseCodes | null {
  return useAnswer<CaseCodes>('/api/v1/case-codes').value;
}
