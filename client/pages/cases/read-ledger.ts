import type { DeskFilter } from '../../../shared/desk/desk-filter.ts';
import { byDue } from '../../../shared/desk/desk-order.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import { listQuery } from '../../selectors/desk-link.ts';
import { fetchCases } from '../../wire/fetch-cases.ts';
import type { FetchFailure } from '../../wire/fetch-json.ts';

const PAGE_ROWS = 500;
/** More than this is a book and not a sheet: the sheet says that there is more. */
const MOST_ROWS = 2_000;

export interface LedgerRows {
  /** In the order of the desk. */
  readonly rows: readonly CaseView[];
  readonly isWhole: boolean;
}

/** Every case that the filter shows, with its words, from the server: what is printed is what is stored. */
export async function readLedger(filter: DeskFilter): Promise<Result<LedgerRows, FetchFailure>> {
  const rows: CaseView[] = [];
  let cursor: string | undefined;
  do {
    const query = listQuery(filter);
    query.set('limit', String(PAGE_ROWS));
    if (cursor !== undefined) query.set('cursor', cursor);
    const answer = await fetchCases(query);
    if (!answer.ok) return answer;
    rows.push(...answer.value.items);
    cursor = answer.value.next;
  } while (cursor !== undefined && rows.length < MOST_ROWS);
  return ok({ rows: rows.sort(byDue), isWhole: cursor === undefined });
}
