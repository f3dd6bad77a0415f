import type { Actor } from '../../../shared/access/authorize.ts';
import { rateLines } from '../../../shared/exports/rate-lines.ts';
import type { QueryOf } from '../../../shared/http/endpoint.ts';
import type { exportRatesCsv, listRateCases } from '../../../shared/http/endpoints/rates.ts';
import { localDate } from '../../../shared/lib/local-day.ts';
import type { CaseFact } from '../../../shared/model/case.ts';
import { comparedSpan, type RateComparison } from '../../../shared/rates/compared-span.ts';
import { casesBehind, rateBoard, type BoardParts, type RateGrouping } from '../../../shared/rates/rate-board.ts';
import type { RateSpan } from '../../../shared/rates/rate-counts.ts';
import type { LoggedCase } from '../../../shared/rates/rate-facts.ts';
import { entry } from '../../audit/audit.ts';
import { csvPieces } from '../../exports/csv-pieces.ts';
import { workbookPieces } from '../../exports/workbook-pieces.ts';
import { askedSpan } from '../../rates/asked-span.ts';
import { ownSourcesAt } from '../../rates/own-sources.ts';
import { readRateDefinitions } from '../../rates/rate-definitions-file.ts';
import { fileHeaders } from '../file-headers.ts';
import type { Call, HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, wrongField, type Refusal, type Reply } from '../reply.ts';
import { scopeView } from '../town-view.ts';

type RateEndpoints = 'getRates' | 'listRateCases' | 'exportRatesCsv' | 'exportRatesXlsx';
type Asked = Omit<QueryOf<typeof listRateCases>, 'skip' | 'limit'>;

interface Found {
  readonly kind: 'found';
  readonly span: RateSpan;
  readonly cases: readonly LoggedCase[];
}

const TITLE = { zh: '比率', en: 'rates' } as const;

/** Rates of the case loop (docs/rules/rates.md): one read of the logs of a span, then pure counting. */
export function rateHandlers(parts: HandlerParts): HandlersOf<RateEndpoints> {
  const { world, store, clock, audit } = parts;
  const { timeZone } = world.loaded.district;
  const definitions = readRateDefinitions();
  const townNames = new Map(world.loaded.towns.features.map(({ properties: { code, name } }) => [code, name]));
  const partsAt = boardParts(parts, definitions.items);

  async function find(
    actor: Actor,
    action: 'case:read' | 'export:read',
    { from, to, town, kind, category }: Asked,
  ): Promise<Found | Refusal> {
    const scope = scopeView(actor, action, town, world.loaded);
    if (scope.kind === 'problem') return scope;
    const span = askedSpan({ from, to }, clock.nowMs(), timeZone);
    if (!span.ok) return wrongField(span.error.field, span.error.reason);
    return {
      kind: 'found',
      span: span.value,
      cases: await store.cases.loggedIn(span.value, { kind, category }, scope),
    };
  }

  async function comparedWith(
    actor: Actor,
    asked: Asked,
    {
      span,
      by,
      compare,
    }: { readonly span: RateSpan; readonly by: RateGrouping | null; readonly compare: RateComparison },
  ) {
    const before = comparedSpan(span, compare, timeZone);
    const found = await find(actor, 'case:read', { ...asked, from: before.fromMs, to: before.toMs });
    if (found.kind === 'problem') return found;
    const board = rateBoard(found.cases, found.span, by, partsAt(found.span.asOfMs));
    return { kind: 'found', board: { with: compare, span: found.span, ...board } } as const;
  }

  async function file(
    { actor, who, query }: Pick<Call, 'actor' | 'who'> & { readonly query: QueryOf<typeof exportRatesCsv> },
    ending: 'csv' | 'xlsx',
  ): Promise<Reply<string>> {
    const { lang: language, by = null, ...asked } = query;
    const found = await find(actor, 'export:read', asked);
    if (found.kind === 'problem') return found;
    const { span } = found;
    const board = rateBoard(found.cases, span, by, partsAt(span.asOfMs));
    const townName = (code: string) => townNames.get(code)?.[language] ?? code;
    const lines = rateLines(board, definitions, { language, timeZone, span, by, townName });
    const detail = { format: ending, filter: { ...asked, by }, rows: lines.length - 1 };
    await audit.record(entry(who, 'rates:exported', { town: asked.town ?? actor.town, detail }));
    const pages = onePage(lines);
    const pieces = ending === 'csv' ? csvPieces(pages) : workbookPieces(TITLE[language], pages);
    const name = `${TITLE[language]}-${localDate(span.fromMs, timeZone)}-${localDate(span.asOfMs, timeZone)}.${ending}`;
    return { kind: 'stream', pieces, headers: fileHeaders(name, `rates.${ending}`) };
  }

  return {
    async getRates({ actor, query: { by = null, compare, ...asked } }) {
      const found = await find(actor, 'case:read', asked);
      if (found.kind === 'problem') return found;
      const { span, cases } = found;
      const board = rateBoard(cases, span, by, partsAt(span.asOfMs));
      const compared = compare ? await comparedWith(actor, asked, { span, by, compare }) : null;
      if (compared?.kind === 'problem') return compared;
      const simulated = cases.some(({ item }) => item.simulated);
      return answer({ span, by, simulated, ...board, compared: compared && compared.board, definitions });
    },

    async listRateCases({ actor, params: { rate: id }, query: { skip, limit, ...asked } }) {
      const rate = definitions.items.find((one) => one.id === id);
      if (!rate) return problem('not-found', `There is no rate ${id} that is counted from cases.`);
      const found = await find(actor, 'case:read', asked);
      if (found.kind === 'problem') return found;
      const { span } = found;
      const { counted: behind, exempt } = casesBehind(found.cases, span, rate, partsAt(span.asOfMs));
      const items = behind.slice(skip, skip + limit).map(({ item, isAbove, isBelow }) => ({
        ...briefly(item),
        above: isAbove,
        below: isBelow,
      }));
      const numbers = {
        numerator: behind.filter(({ isAbove }) => isAbove).length,
        denominator: behind.filter(({ isBelow }) => isBelow).length,
      };
      const more = skip + limit < behind.length ? { next: skip + limit } : {};
      return answer({ span, id, ...numbers, exempt, items, ...more });
    },

    exportRatesCsv: (call) => file(call, 'csv'),
    exportRatesXlsx: (call) => file(call, 'xlsx'),
  };
}

function boardParts({ policies, calendar, world }: HandlerParts, items: BoardParts['definitions']) {
  const { district } = world.loaded;
  return (atMs: number): BoardParts => ({
    definitions: items,
    timeZone: district.timeZone,
    ownSources: ownSourcesAt(policies, atMs),
    rulesAt: (reportedMs) => {
      const { clocks, duties } = policies.at(reportedMs);
      return { calendar, clocks, duties };
    },
  });
}

async function* onePage<T>(lines: readonly T[]): AsyncGenerator<readonly T[]> {
  yield lines;
}

function briefly(item: CaseFact) {
  const { id, town, grid, kind, category, state, source, reportedMs, dueMs, closedMs, simulated } = item;
  return { id, town, grid, kind, category, state, source, reportedMs, dueMs, closedMs, simulated };
}
