import { parseArgs } from 'node:util';
import { sentenceOf } from '../../server/lib/app-error.ts';
import {
  importCasesAnswerSchema,
  importCaseSchema,
  MAX_IMPORT_ROWS,
  type ImportCaseInput,
} from '../../shared/http/case-bodies.ts';
import { districtAnswerSchema } from '../../shared/http/district.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { openOperator, type Operator } from '../operator.ts';
import { mapColumns, readOverrides, type CaseField } from './case-columns.ts';
import { caseFromRecord } from './case-row.ts';
import { CASE_FORMATS, guessFormat, readCaseTable, type CaseFormat } from './case-table.ts';
import { decodeText, printable } from './file-text.ts';
import { readInputFile } from './input-file.ts';

export const IMPORT_CASES_USAGE = `Usage: npm run import -- cases <file> [--format ${CASE_FORMATS.join('|')}] [--map field=column,…] [--dry-run]

Brings the cases of another system into the running server. Columns are found by their names; --map names others, for
the fields id, service, description, lon, lat, reported, updated, due, closed, status, address, source. Rows without a
position are kept and counted; bad rows are refused with line and reason. --dry-run only reads. The server is found by
its data folder (JINGGE_DATA).`;

interface Given {
  readonly file: string;
  readonly format: CaseFormat | null;
  readonly overrides: ReadonlyMap<CaseField, string>;
  readonly dryRun: boolean;
}

/** A case to bring in, with the place in the file to name. */
interface Row {
  readonly where: string;
  readonly item: ImportCaseInput;
}

interface Refusal {
  readonly where: string;
  readonly reason: string;
}

interface Reading {
  readonly rows: readonly Row[];
  readonly refusals: readonly Refusal[];
}

interface Outcome {
  readonly accepted: number;
  readonly withoutPosition: number;
  readonly outside: number;
  readonly known: number;
  readonly refusals: readonly Refusal[];
}

const MOST_LINES = 50;

/** `npm run import -- cases`: exit code 0 when the file was brought in, 1 when it could not be, 2 for a wrong command line. */
export async function importCases(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) return say(IMPORT_CASES_USAGE, 0);
  const given = readArguments(args);
  if (!given.ok) return say(`${given.error}.\n\n${IMPORT_CASES_USAGE}`, 2);
  const bytes = readInputFile(given.value.file);
  if (!bytes.ok) return say(`${bytes.error}.`, 1);
  if (given.value.dryRun) return dryRun(bytes.value, given.value);
  const operator = await openOperator();
  if (!operator.ok) return say(operator.error, 1);
  const outcome = await bringIn(bytes.value, given.value, operator.value);
  operator.value.close();
  return outcome.ok ? report(outcome.value, 'accepted') : say(outcome.error, 1);
}

function readArguments(args: readonly string[]): Result<Given> {
  const options = { format: { type: 'string' }, map: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return err('Name one file to import');
    const format = CASE_FORMATS.find((known) => known === values.format) ?? null;
    if (values.format !== undefined && !format) return err(`--format must be ${CASE_FORMATS.join(', ')}`);
    const overrides = readOverrides(values.map);
    if (!overrides.ok) return overrides;
    return ok({ file, format, overrides: overrides.value, dryRun: values['dry-run'] ?? false });
  } catch (error) {
    return err(sentenceOf(error));
  }
}

/** Every row of a file as a case or as a refusal; the error is about the file as a whole. */
export function readCases(
  bytes: Uint8Array,
  given: Pick<Given, 'file' | 'format' | 'overrides'>,
  timeZone: string,
): Result<Reading> {
  const text = decodeText(bytes);
  if (!text.ok) return err(`${given.file} ${text.error}.`);
  if (text.value.trim() === '') return err(`${given.file} is empty.`);
  const table = readCaseTable(text.value, given.format ?? guessFormat(text.value));
  if (!table.ok) return err(`${given.file} ${printable(table.error)}.`);
  const columns = mapColumns(table.value.columns, given.overrides);
  if (!columns.ok) return err(`${given.file}: ${printable(columns.error)}.`);
  const rows: Row[] = [];
  const refusals: Refusal[] = [];
  for (const record of table.value.records) {
    const item = caseFromRecord(record, columns.value, timeZone);
    if (item.ok) rows.push({ where: record.where, item: item.value });
    else refusals.push({ where: record.where, reason: item.error });
  }
  return ok({ rows, refusals });
}

function dryRun(bytes: Uint8Array, given: Given): number {
  const reading = readCases(bytes, given, 'UTC');
  if (!reading.ok) return say(reading.error, 1);
  const { rows, refusals } = reading.value;
  const checked = rows.map(({ where, item }) => ({ where, parsed: importCaseSchema.safeParse(item) }));
  const bad = checked.flatMap(({ where, parsed }) =>
    parsed.success ? [] : [{ where, reason: parsed.error.issues[0]?.message ?? 'invalid' }],
  );
  const withoutPosition = rows.filter(({ item }) => item.lon === null).length;
  const accepted = rows.length - bad.length;
  return report(
    { accepted, withoutPosition, outside: 0, known: 0, refusals: [...refusals, ...bad] },
    'would be accepted',
  );
}

async function bringIn(bytes: Uint8Array, given: Given, operator: Operator): Promise<Result<Outcome>> {
  const district = await operator.fetch('/api/v1/district', districtAnswerSchema);
  if (!district.ok) return district;
  const reading = readCases(bytes, given, district.value.timeZone);
  if (!reading.ok) return reading;
  const { rows } = reading.value;
  const refusals = [...reading.value.refusals];
  const count = { accepted: 0, withoutPosition: 0, outside: 0, known: 0 };
  for (let first = 0; first < rows.length; first += MAX_IMPORT_ROWS) {
    const some = rows.slice(first, first + MAX_IMPORT_ROWS);
    const body = { cases: some.map(({ item }) => item) };
    const answer = await operator.post('/api/v1/cases/import', body, importCasesAnswerSchema);
    if (!answer.ok) return answer;
    for (const result of answer.value.rows) {
      if (result.verdict === 'refused')
        refusals.push({
          where: some[result.row]?.where ?? `row ${result.row}`,
          reason: `${result.field}: ${result.reason}`,
        });
      else count[result.verdict]++;
      if (result.verdict === 'accepted' && result.place === 'no-position') count.withoutPosition++;
      if (result.verdict === 'accepted' && result.place === 'outside-every-grid') count.outside++;
    }
  }
  return ok({ ...count, refusals });
}

function report({ accepted, withoutPosition, outside, known, refusals }: Outcome, verb: string): number {
  for (const { where, reason } of refusals.slice(0, MOST_LINES))
    console.log(`  ${where} refused: ${printable(reason)}`);
  if (refusals.length > MOST_LINES) console.log(`  … and ${refusals.length - MOST_LINES} more refused`);
  const places =
    outside > 0
      ? `${withoutPosition} without position, ${outside} outside every grid`
      : `${withoutPosition} without position`;
  console.log(`${verb} ${accepted} (${places}), refused ${refusals.length}, already known ${known}`);
  return accepted + known > 0 || refusals.length === 0 ? 0 : 1;
}

function say(text: string, code: number): number {
  (code === 0 ? console.log : console.error)(text);
  return code;
}
