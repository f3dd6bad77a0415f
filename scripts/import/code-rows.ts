import { basename } from 'node:path';
import { z } from 'zod';
import { caseCodesSchema, type CaseCodes } from '../../shared/cases/codes/case-codes.ts';
import { timeLimitSchema } from '../../shared/clocks/time-limit.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { CASE_CATEGORIES, type CaseCategory, type CaseView } from '../../shared/model/case.ts';
import { readCaseTable, type CaseRecord } from './case-table.ts';
import { categoryOf } from './case-words.ts';

/** Columns of a code table, one case line a row; names in lower case. */
const COLUMNS = {
  kind: ['kind', 'type', '类型', '部件事件', '部件/事件'],
  code: ['code', '代码', '小类代码', '编码', '小类编码'],
  major: ['major', 'major_name', '大类', '大类名称'],
  name: ['name', 'minor', 'minor_name', '小类', '小类名称', '名称'],
  nameEn: ['name_en', 'minor_en', '英文名称', '小类英文名称'],
  category: ['category', 'problem_kind', '问题类别', '问题种类'],
  line: ['line', 'line_id', '条目', '序号', '立案条目'],
  condition: ['condition', '立案条件', '条件'],
  limit: ['limit', 'time_limit', '时限', '处置时限', '处理时限'],
} as const;
type Column = keyof typeof COLUMNS;
const NEEDED: readonly Column[] = ['code', 'name', 'limit'];

const KIND_WORDS: Readonly<Record<string, CaseView['kind']>> = {
  facility: 'facility',
  部件: 'facility',
  event: 'event',
  事件: 'event',
};

/** The eight problem kinds of 2012 and a rest, as Chinese tables write them. */
const CATEGORY_WORDS: Readonly<Record<string, CaseCategory>> = {
  占道经营: 'street-occupation',
  道路管养: 'road-upkeep',
  户外广告: 'outdoor-ads',
  门头牌匾: 'shop-signs',
  暴露垃圾: 'exposed-waste',
  房屋立面: 'facades',
  管线箱体: 'lines-and-boxes',
  城市亮化: 'lighting',
  其他问题: 'other',
  其他: 'other',
};

/** A row that does not go into the table: where it stands, which column is wrong, and how. */
interface RefusedRow {
  readonly where: string;
  readonly field: Column;
  readonly reason: string;
}

export interface ReadRows {
  /** Null when no row can be used. */
  readonly codes: CaseCodes | null;
  /** Where the rows stand that the table is made of. */
  readonly accepted: readonly string[];
  readonly refused: readonly RefusedRow[];
}

type Minor = CaseCodes['minors'][number];
type Major = CaseCodes['majors'][number];

interface Draft {
  readonly majors: Map<string, Major>;
  readonly minors: Map<string, Minor>;
}

/** Reads a code table from CSV, one case line a row (CAS-18). The error completes a sentence that begins with the name of the file. */
export function readCodeRows(text: string, file: string, version: number): Result<ReadRows> {
  const table = readCaseTable(text, 'csv');
  if (!table.ok) return table;
  const columnOf = columnsOf(table.value.columns);
  const missing = NEEDED.filter((column) => !columnOf.has(column));
  if (missing.length > 0)
    return err(`has no column ${missing.map((column) => COLUMNS[column].join(' or ')).join(', and none ')}`);
  const draft: Draft = { majors: new Map(), minors: new Map() };
  const accepted: string[] = [];
  const refused: RefusedRow[] = [];
  for (const record of table.value.records) {
    const fault = takeRow(draft, (column) => cell(record, columnOf.get(column)));
    if (fault) refused.push({ where: record.where, ...fault });
    else accepted.push(record.where);
  }
  if (accepted.length === 0) return ok({ codes: null, accepted, refused });
  const name = basename(file).slice(0, MOST_NAME);
  const codes = caseCodesSchema.safeParse({
    id: idOf(file),
    version,
    label: { zh: name, en: name },
    basis: 'assumed',
    provenance: { zh: `由文件 ${name} 导入。`, en: `Imported from the file ${name}.` },
    majors: [...draft.majors.values()],
    minors: [...draft.minors.values()],
  });
  if (!codes.success) return err(`makes no table: ${codes.error.issues[0]?.message ?? 'it cannot be used'}`);
  return ok({ codes: codes.data, accepted, refused });
}

function columnsOf(columns: readonly string[]): ReadonlyMap<Column, string> {
  const named = (Object.keys(COLUMNS) as Column[]).flatMap((column) => {
    const names: readonly string[] = COLUMNS[column];
    const found = columns.find((name) => names.includes(name.trim().toLowerCase()));
    return found === undefined ? [] : [[column, found] as const];
  });
  return new Map(named);
}

function cell({ values }: CaseRecord, column: string | undefined): string {
  const value = column === undefined ? undefined : values[column];
  return typeof value === 'string' ? value.trim() : '';
}

type Fault = Omit<RefusedRow, 'where'>;
const fault = (field: Column, reason: string): Fault => ({ field, reason });

/** Adds one case line; what is wrong with it otherwise, and then nothing is added. */
function takeRow({ majors, minors }: Draft, of: (column: Column) => string): Fault | null {
  const code = codeOf(of('code'), of('kind'));
  if (!code.ok) return code.error;
  const [name, limit, condition] = [of('name'), of('limit'), of('condition')];
  if (name === '' || name.length > MOST_NAME) return fault('name', `must have 1 to ${MOST_NAME} characters`);
  if (limit === '') return fault('limit', 'is missing');
  const readable = timeLimitSchema.safeParse(limit);
  if (!readable.success) return fault('limit', readable.error.issues[0]?.message ?? 'cannot be read');
  const tooLong = (['condition', 'nameEn', 'major'] as const).find((column) => of(column).length > MOST_NAME);
  if (tooLong) return fault(tooLong, `must have at most ${MOST_NAME} characters`);
  const category = categoryNamed(of('category'), name);
  if (!category) return fault('category', `is none of ${CASE_CATEGORIES.join(', ')}`);
  const known = minors.get(code.value);
  if (known && known.label.zh !== name) return fault('name', `is ${known.label.zh} in an earlier row of ${code.value}`);
  if (known && of('category') !== '' && known.category !== category)
    return fault('category', `is ${known.category} in an earlier row of ${code.value}`);
  const id = of('line') || String((known?.lines.length ?? 0) + 1);
  if (!/^[\w-]{1,20}$/.test(id)) return fault('line', 'takes letters, digits, - and _, 20 at most');
  if (known?.lines.some((line) => line.id === id)) return fault('line', `${id} is there already for ${code.value}`);
  const line = { id, limit: readable.data, ...(condition ? { condition: { zh: condition, en: condition } } : {}) };
  const isExtension = Number(code.value.slice(-2)) >= FIRST_EXTENSION;
  minors.set(code.value, {
    ...(known ?? {
      code: code.value,
      label: { zh: name, en: of('nameEn') || name },
      category,
      ...(isExtension ? { extension: true as const } : {}),
    }),
    lines: [...(known?.lines ?? []), line],
  });
  const major = code.value.slice(0, -2);
  if (!majors.has(major)) majors.set(major, majorNamed(code.value, of('major')));
  return null;
}

const MOST_NAME = 100;
/** Extensions of a city count down from 99; national tables end below. */
const FIRST_EXTENSION = 80;

/** `event-0405`, or four digits beside a column that says which kind. */
function codeOf(text: string, kindText: string): Result<string, Fault> {
  const given = KIND_WORDS[kindText.toLowerCase()];
  if (kindText !== '' && !given) return err(fault('kind', 'is neither facility (部件) nor event (事件)'));
  const parts = /^(?:(facility|event|部件|事件)-?)?(\d{4})$/.exec(text.toLowerCase());
  if (!parts) return err(fault('code', text === '' ? 'is missing' : 'must be four digits, or such as event-0405'));
  const own = KIND_WORDS[parts[1] ?? ''];
  if (own && given && own !== given) return err(fault('kind', `is not that of the code ${text}`));
  const kind = own ?? given;
  return kind ? ok(`${kind}-${parts[2]}`) : err(fault('kind', 'is missing: facility (部件) or event (事件)'));
}

function categoryNamed(text: string, name: string): CaseCategory | null {
  if (text === '') return categoryOf(name).category;
  return CATEGORY_WORDS[text] ?? CASE_CATEGORIES.find((known) => known === text.toLowerCase()) ?? null;
}

function majorNamed(code: string, name: string): Major {
  const kind = code.startsWith('event') ? 'event' : 'facility';
  const digits = code.slice(-4, -2);
  return { kind, code: digits, label: { zh: name || `大类${digits}`, en: name || `Major ${digits}` } };
}

function idOf(file: string): string {
  const slug = basename(file)
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return slug.slice(0, 40) || 'city-table';
}

/** What the version of a table may be. */
export const tableVersionSchema = z.coerce.number().int().positive().max(1_000_000);
