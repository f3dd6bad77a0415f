import type { z } from 'zod';
import type { caseListSchema } from '../../shared/http/case-bodies.ts';
import type { Result } from '../../shared/lib/result.ts';
import { fetchJson, type FetchFailure } from './fetch-json.ts';

/** One page of `GET /api/v1/cases`, newest first. */
export function fetchCases(
  query: URLSearchParams,
  signal?: AbortSignal,
): Promise<Result<z.infer<typeof caseListSchema>, FetchFailure>> {
  return fetchJson(`/api/v1/cases?${query}`, signal);
}
