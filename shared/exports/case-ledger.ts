import { caseLateness } from '../cases/lateness.ts';
import { localDateTime } from '../lib/local-day.ts';
import type { Label } from '../model/basis.ts';
import type { CaseView } from '../model/case.ts';
import type { Cell } from './csv-text.ts';
import {
  CATEGORY_WORDS,
  CLOCK_WORDS,
  KIND_WORDS,
  LATENESS_WORDS,
  SEVERITY_WORDS,
  SOURCE_WORDS,
  STATE_WORDS,
} from './ledger-words.ts';

/** Languages that files are written in. */
export const EXPORT_LANGUAGES = ['zh', 'en'] as const;
export type ExportLanguage = (typeof EXPORT_LANGUAGES)[number];

/** What a line of the ledger needs beside the case. */
export interface LedgerParts {
  readonly language: ExportLanguage;
  readonly timeZone: string;
  readonly nowMs: number;
  /** Whether what people wrote is told, which may name them (ACC-14). */
  readonly tellsWords: boolean;
  /** Names of towns, communities and officers; the code where there is no name. */
  readonly town: (code: string) => string;
  readonly community: (code: string) => string;
  readonly officer: (id: string) => string;
  /** What a class of the code table is called. */
  readonly className: (code: string) => string;
}

interface Column {
  readonly head: Label;
  readonly cell: (item: CaseView, parts: LedgerParts) => Cell;
}

const head = (zh: string, en: string): Label => ({ zh, en });
const named = (code: string | null, name: (code: string) => string) => (code === null ? null : name(code));
const timed = (atMs: number | null, { timeZone }: LedgerParts) =>
  atMs === null ? null : localDateTime(atMs, timeZone);

/** Columns of the case ledger (案件台账, EXP-1), in the order of an office's register. */
const COLUMNS: readonly Column[] = [
  { head: head('案件编号', 'Case number'), cell: ({ id }) => id },
  { head: head('类型', 'Kind'), cell: ({ kind }, { language }) => KIND_WORDS[kind][language] },
  { head: head('问题类别', 'Category'), cell: ({ category }, { language }) => CATEGORY_WORDS[category][language] },
  { head: head('小类代码', 'Class code'), cell: ({ code }) => code },
  { head: head('小类', 'Class'), cell: ({ code }, { className }) => named(code, className) },
  { head: head('状态', 'State'), cell: ({ state }, { language }) => STATE_WORDS[state][language] },
  {
    head: head('时限情况', 'Lateness'),
    cell: (item, { language, nowMs }) => LATENESS_WORDS[caseLateness(item, nowMs)][language],
  },
  { head: head('严重程度', 'Severity'), cell: ({ severity }, { language }) => SEVERITY_WORDS[severity][language] },
  { head: head('来源', 'Source'), cell: ({ source }, { language }) => SOURCE_WORDS[source][language] },
  { head: head('乡镇（街道）', 'Town'), cell: ({ town }, parts) => named(town, parts.town) },
  { head: head('社区（村）', 'Community'), cell: ({ community }, parts) => named(community, parts.community) },
  { head: head('三级网格', 'Grid'), cell: ({ grid }) => grid },
  { head: head('经度', 'Longitude'), cell: ({ lon }) => lon },
  { head: head('纬度', 'Latitude'), cell: ({ lat }) => lat },
  {
    head: head('问题描述', 'Description'),
    cell: ({ description }, { tellsWords }) => (tellsWords ? description : null),
  },
  { head: head('上报时间', 'Reported'), cell: (item, parts) => timed(item.reportedMs, parts) },
  { head: head('处置时限', 'Limit'), cell: ({ limit }) => limit },
  { head: head('应办结时间', 'Due'), cell: (item, parts) => timed(item.dueMs, parts) },
  {
    head: head('当前计时', 'Clock running'),
    cell: ({ nextClock }, { language }) => (nextClock === null ? null : CLOCK_WORDS[nextClock][language]),
  },
  { head: head('当前计时到期', 'Clock due'), cell: (item, parts) => timed(item.nextDueMs, parts) },
  { head: head('办结时间', 'Ended'), cell: (item, parts) => timed(item.closedMs, parts) },
  { head: head('最近办理时间', 'Last step'), cell: (item, parts) => timed(item.updatedMs, parts) },
  { head: head('处置人', 'Officer'), cell: ({ officer }, parts) => named(officer, parts.officer) },
  { head: head('并入案件', 'Merged into'), cell: ({ mergedInto }) => mergedInto },
  { head: head('统计免责', 'Exempt'), cell: ({ exempt }, { language }) => (exempt ? YES[language] : null) },
  { head: head('模拟数据', 'Simulated'), cell: ({ simulated }, { language }) => (simulated ? YES[language] : null) },
];

const YES = head('是', 'yes');

/** The first line of the ledger. */
export function ledgerHead(language: ExportLanguage): readonly string[] {
  return COLUMNS.map((column) => column.head[language]);
}

/** One case as a line of the ledger; times are text of the district's wall clock. */
export function ledgerLine(item: CaseView, parts: LedgerParts): readonly Cell[] {
  return COLUMNS.map(({ cell }) => cell(item, parts));
}
