import type { Town } from '../../shared/model/area.ts';
import type { SourceRow } from './district-source.ts';

const NAME_HEADERS = [
  'name',
  '名称',
  'name_zh',
  'name_cn',
  'name_chn',
  'xzqmc',
  '乡镇名称',
  '街道名称',
  '镇名',
  '乡镇',
  '街道',
  'neighborhood',
  'neighbourhood',
  'nhood',
  'ename',
  'mc',
  'label',
  'title',
];
const ENGLISH_HEADERS = ['name_en', 'name_eng', 'english', '英文名'];
const CODE_HEADERS = [
  'code',
  '代码',
  '编码',
  'adcode',
  'gbcode',
  'xzqdm',
  'towncode',
  'town_code',
  'geocode',
  'dm',
  'id',
];

export interface Columns {
  readonly name: string | null;
  readonly english: string | null;
  readonly code: string | null;
}

/** Which columns hold name and code, by their headers; null where none does. */
export function findColumns(rows: readonly SourceRow[], nameField: string | null, codeField: string | null): Columns {
  const headers = [...new Set(rows.flatMap((r) => Object.keys(r.properties)))];
  const byHeader = (known: readonly string[]) =>
    known.map((k) => headers.find((h) => h.trim().toLowerCase() === k)).find((h) => h !== undefined) ?? null;
  const english = byHeader(ENGLISH_HEADERS);
  const containing = headers.find((h) => h !== english && /name|名/i.test(h)) ?? null;
  return {
    name: nameField ?? byHeader(NAME_HEADERS) ?? containing ?? english,
    english,
    code: codeField ?? byHeader(CODE_HEADERS),
  };
}

/** The headers of a file, for a message about a column that is not there. */
export function hasColumn(rows: readonly SourceRow[], field: string): boolean {
  return rows.some((r) => Object.hasOwn(r.properties, field));
}

/** A cell as trimmed text, or null when it is empty. */
export function cellText(row: SourceRow, column: string | null): string | null {
  const value = column === null ? null : row.properties[column];
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).replaceAll('\0', '').trim();
  return text === '' ? null : text;
}

/** Gives every row a code: its own when that is well-formed and new, else one that is made from its position. */
export function codeGiver(
  prefix: string,
  pattern: RegExp,
): (own: string | null, position: number) => { code: string; made: boolean } {
  const taken = new Set<string>();
  return (own, position) => {
    if (own !== null && pattern.test(own) && !taken.has(own)) {
      taken.add(own);
      return { code: own, made: false };
    }
    let code = `${prefix}${String(position).padStart(3, '0')}`;
    while (taken.has(code)) code += 'x';
    taken.add(code);
    return { code, made: true };
  };
}

/** The kind of town that a Chinese name ends in; `area` where it says nothing. */
export function kindOfName(name: string): Town['kind'] {
  if (/街道(办事处)?$|办事处$/.test(name)) return 'street';
  if (name.endsWith('镇')) return 'town';
  if (name.endsWith('乡')) return 'township';
  return name.endsWith('区') ? 'zone' : 'area';
}
