import { ok, type Result } from '../../shared/lib/result.ts';
import type { PolicyDetail, PolicyList, RuleItem } from '../../shared/http/endpoints/policies.ts';
import { fetchJson, type FetchFailure } from './fetch-json.ts';

/** Every document with its parameters, and the rules that read them. */
export interface PolicyBooks {
  readonly list: PolicyList;
  /** In the order of the list. */
  readonly details: readonly PolicyDetail[];
  readonly rules: ReadonlyMap<string, RuleItem>;
}

/** Reads all documents at once, so that search reaches everything. Without the rules a number only lacks its sentence. */
export async function fetchPolicies(get: typeof fetchJson = fetchJson): Promise<Result<PolicyBooks, FetchFailure>> {
  const list = await get<PolicyList>('/api/v1/policies');
  if (!list.ok) return list;
  const [rules, ...answers] = await Promise.all([
    get<{ items: readonly RuleItem[] }>('/api/v1/rules'),
    ...list.value.items.map(({ id }) => get<PolicyDetail>(`/api/v1/policies/${encodeURIComponent(id)}`)),
  ]);
  const details: PolicyDetail[] = [];
  for (const answer of answers) {
    if (!answer.ok) return answer;
    details.push(answer.value);
  }
  return ok({
    list: list.value,
    details,
    rules: new Map((rules.ok ? rules.value.items : []).map((rule) => [rule.id, rule])),
  });
}
