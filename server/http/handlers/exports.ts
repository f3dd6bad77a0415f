import type { QueryOf } from '../../../shared/http/endpoint.ts';
import { MAX_EXPORT_ROWS, type exportCasesCsv } from '../../../shared/http/endpoints/exports.ts';
import { localDate } from '../../../shared/lib/local-day.ts';
import { entry } from '../../audit/audit.ts';
import { ledgerPages, ledgerParts } from '../../exports/case-file.ts';
import { csvPieces } from '../../exports/csv-pieces.ts';
import { workbookPieces } from '../../exports/workbook-pieces.ts';
import type { Call, HandlerParts, HandlersOf } from '../handler.ts';
import { fileHeaders } from '../file-headers.ts';
import { problem, type Reply } from '../reply.ts';
import { scopeView } from '../town-view.ts';

const TITLE = { zh: '案件台账', en: 'cases' } as const;

/** Files of the list of cases (docs/rules/exports.md). */
export function exportHandlers(parts: HandlerParts): HandlersOf<'exportCasesCsv' | 'exportCasesXlsx'> {
  const { world, store, audit, clock, caseCodes } = parts;
  type Asked = Pick<Call, 'actor' | 'who'> & { readonly query: QueryOf<typeof exportCasesCsv> };

  async function file({ actor, who, query }: Asked, ending: 'csv' | 'xlsx'): Promise<Reply<string>> {
    const { lang: language, town, ...words } = query;
    const scope = scopeView(actor, 'export:read', town, world.loaded);
    if (scope.kind === 'problem') return scope;
    const nowMs = clock.nowMs();
    const { lateness: is, ...rest } = words;
    const filter = { ...rest, lateness: is && { is, nowMs } };
    const rows = await store.cases.count(filter, scope);
    if (rows > MAX_EXPORT_ROWS)
      return problem('invalid-input', `The list has ${rows} cases, a file at most ${MAX_EXPORT_ROWS}: narrow it.`);
    // Before the first line leaves, so that no file was taken without its entry (EXP-3).
    const detail = { format: ending, filter: words, rows };
    const ofTown = scope.kind === 'town' ? scope.town : null;
    await audit.record(entry(who, 'cases:exported', { town: ofTown, detail }));
    const ledger = ledgerParts(world.loaded, caseCodes, { language, nowMs, actor });
    const pages = ledgerPages({ store: store.cases, parts: ledger }, filter, { scope, most: rows });
    const pieces = ending === 'csv' ? csvPieces(pages) : workbookPieces(TITLE[language], pages);
    const name = `${TITLE[language]}-${localDate(nowMs, ledger.timeZone)}.${ending}`;
    return { kind: 'stream', pieces, headers: fileHeaders(name, `cases.${ending}`) };
  }

  return {
    exportCasesCsv: (call) => file(call, 'csv'),
    exportCasesXlsx: (call) => file(call, 'xlsx'),
  };
}
