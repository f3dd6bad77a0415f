import { mayAtAll, type Actor } from '../../shared/access/authorize.ts';
import type { ReadScope } from '../../shared/access/read-scope.ts';
import type { CaseCodes } from '../../shared/cases/codes/case-codes.ts';
import { ledgerHead, ledgerLine, type ExportLanguage, type LedgerParts } from '../../shared/exports/case-ledger.ts';
import type { Cell } from '../../shared/exports/csv-text.ts';
import type { CaseFilter, CaseStore } from '../ports/cases.ts';
import type { LoadedDistrict } from '../ports/district.ts';

const PAGE_ROWS = 500;

/** The ledger of a filtered list, its first line and then page by page, newest first; at most so many cases. */
export async function* ledgerPages(
  { store, parts }: { readonly store: Pick<CaseStore, 'list'>; readonly parts: LedgerParts },
  filter: Omit<CaseFilter, 'limit' | 'cursor'>,
  { scope, most }: { readonly scope: ReadScope; readonly most: number },
): AsyncGenerator<readonly (readonly Cell[])[]> {
  yield [ledgerHead(parts.language)];
  let cursor: string | undefined;
  for (let left = most; left > 0; left -= PAGE_ROWS) {
    const page = await store.list({ ...filter, limit: Math.min(PAGE_ROWS, left), cursor }, scope);
    yield page.items.map((item) => ledgerLine(item, parts));
    if (page.next === null) return;
    cursor = page.next;
  }
}

/** Names for the ledger; officers are named to whoever may read the roster, and are numbers to the others. */
export function ledgerParts(
  { district, towns, communities, officers }: LoadedDistrict,
  codes: CaseCodes,
  asked: { readonly language: ExportLanguage; readonly nowMs: number; readonly actor: Actor },
): LedgerParts {
  const { language, nowMs, actor } = asked;
  const nameOf = (names: ReadonlyMap<string, string>) => (code: string) => names.get(code) ?? code;
  const staff = mayAtAll(actor, 'roster:read') ? officers : [];
  return {
    language,
    timeZone: district.timeZone,
    nowMs,
    tellsWords: mayAtAll(actor, 'case:read'),
    town: nameOf(new Map(towns.features.map(({ properties: { code, name } }) => [code, name[language]]))),
    community: nameOf(new Map(communities.features.map(({ properties: { code, name } }) => [code, name]))),
    officer: nameOf(new Map(staff.map(({ id, name }) => [id, name]))),
    className: nameOf(new Map(codes.minors.map(({ code, label }) => [code, label[language]]))),
  };
}
