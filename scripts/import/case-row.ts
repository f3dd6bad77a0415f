import { createHash } from 'node:crypto';
import type { ImportCaseInput } from '../../shared/http/case-bodies.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { CASE_SOURCES, CaseState } from '../../shared/model/case.ts';
import type { CaseField, ColumnMap } from './case-columns.ts';
import type { CaseRecord } from './case-table.ts';
import { categoryOf } from './case-words.ts';
import { readLocalTime } from './local-time.ts';

/**
 * Words of a status, in lower case, by the state that they mean here; the first line with a word in the status decides.
 * What is not yet done stands first: 未结案 and unresolved hold the words of a case that is.
 */
const STATE_WORDS: readonly { readonly state: CaseState; readonly words: readonly string[] }[] = [
  { state: 'refused', words: ['不予立案', '不立案'] },
  { state: 'reported', words: ['未立案', '待立案'] },
  { state: 'checking', words: ['待结案', '待办结'] },
  { state: 'handling', words: ['未结', '未办结', '未完', 'unresolved', 'unclosed', 'uncompleted'] },
  { state: 'handling', words: ['not resolved', 'not closed', 'not completed', 'not done'] },
  { state: 'refused', words: ['refused', 'rejected', 'invalid', 'duplicate', '不予受理', '不受理', '作废', '退回'] },
  { state: 'closed', words: ['closed', 'resolved', 'completed', 'done', '结案', '办结', '已完成', '完结'] },
  { state: 'checking', words: ['checking', 'verification', '核查', '待结'] },
  { state: 'handling', words: ['in progress', 'handling', '处置中', '处理中', '办理中', '整改'] },
  { state: 'filed', words: ['filed', 'accepted', 'acknowledged', '已立案', '立案', '已受理'] },
  { state: 'reported', words: ['open', 'new', 'submitted', 'reported', 'pending', '待受理', '未处理', '新建', '上报'] },
];
const SOURCE_WORDS: readonly { readonly source: (typeof CASE_SOURCES)[number]; readonly words: readonly string[] }[] = [
  { source: 'hotline', words: ['12345', '12319', '热线', '来电', 'phone', 'call', 'hotline'] },
  { source: 'patrol', words: ['巡查', '监督员', '采集员', 'patrol'] },
  { source: 'video', words: ['视频', '智能', 'video', 'camera'] },
  { source: 'public', words: ['公众', '市民', '微信', '随手拍', 'app', 'web', 'public'] },
  { source: 'superior', words: ['上级', '督办', '领导', 'superior'] },
];

/**
 * A case of the file as the server takes it, or why the row is refused. A last change before the report (systems
 * write such) counts as at the report; a stated closing time before it is refused by the server.
 *
 * @param timeZone of times that are written without a zone
 */
export function caseFromRecord(record: CaseRecord, columns: ColumnMap, timeZone: string): Result<ImportCaseInput> {
  const text = (field: CaseField) => textOf(record.values[columns.get(field) ?? '']);
  const service = text('service').replaceAll('_', ' ').trim();
  const description = [service, text('description'), text('address')].filter((part) => part !== '').join(' · ');
  if (description === '') return err('says nothing: no service name, description or address');
  const place = readPlace(text('lon'), text('lat'));
  if (!place.ok) return place;
  const times = readTimes(text, timeZone);
  if (!times.ok) return times;
  const state = wordFor(STATE_WORDS, text('status'))?.state;
  if (!state && text('status') !== '') return err(`has an unknown status ${text('status')}`);
  const { reported, updated, due, closed } = times.value;
  const touched = updated === null ? null : Math.max(updated, reported);
  return ok({
    id: idOf(text('id'), record),
    // The cut may halve a character, and what is half cannot be kept.
    description: description.slice(0, 2000).toWellFormed(),
    ...place.value,
    ...categoryOf(service),
    state: state ?? 'reported',
    source: wordFor(SOURCE_WORDS, text('source'))?.source ?? 'import',
    reportedMs: reported,
    updatedMs: touched,
    dueMs: due,
    closedMs: state === 'closed' || state === 'refused' ? (closed ?? touched ?? reported) : null,
  });
}

/** Stable, so that the same file brought in again adds nothing; a row without an id is known by its content. */
function idOf(sourceId: string, record: CaseRecord): string {
  if (sourceId !== '') return `import-${sourceId}`.slice(0, 100);
  return `import-${createHash('sha256').update(JSON.stringify(record.values)).digest('hex').slice(0, 16)}`;
}

function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.trim() : '';
}

/** No position at all, and the 0, 0 that systems write for none, are accepted without a place. */
function readPlace(lon: string, lat: string): Result<{ readonly lon: number | null; readonly lat: number | null }> {
  if (lon === '' && lat === '') return ok({ lon: null, lat: null });
  if (lon === '' || lat === '') return err('has half a position');
  const [x, y] = [Number(lon), Number(lat)];
  if (!Number.isFinite(x) || !Number.isFinite(y)) return err(`has a position that is no number (${lon}, ${lat})`);
  if (x === 0 && y === 0) return ok({ lon: null, lat: null });
  if (Math.abs(x) > 180 || Math.abs(y) > 90) return err(`has an impossible position (${lon}, ${lat})`);
  return ok({ lon: x, lat: y });
}

function readTimes(text: (field: CaseField) => string, timeZone: string) {
  const read = (field: CaseField) => (text(field) === '' ? null : readLocalTime(text(field), timeZone));
  const reported = read('reported');
  if (reported === null)
    return err(
      text('reported') === ''
        ? 'has no time of report'
        : `has a time of report that cannot be read (${text('reported')})`,
    );
  return ok({ reported, updated: read('updated'), due: read('due'), closed: read('closed') });
}

function wordFor<T extends { readonly words: readonly string[] }>(table: readonly T[], text: string): T | undefined {
  const lower = text.toLowerCase();
  return lower === '' ? undefined : table.find(({ words }) => words.some((word) => lower.includes(word)));
}
