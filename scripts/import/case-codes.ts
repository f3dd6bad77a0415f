import { mkdir, rename, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readEnvironment, readSettings } from '../../server/config.ts';
import { caseCodesPath } from '../../server/cases/case-codes-file.ts';
import { sentenceOf } from '../../server/lib/app-error.ts';
import { parseFile } from '../../server/lib/parse-file.ts';
import { caseCodesSchema, type CaseCodes } from '../../shared/cases/codes/case-codes.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { guessFormat } from './case-table.ts';
import { readCodeRows, tableVersionSchema, type ReadRows } from './code-rows.ts';
import { decodeText, printable } from './file-text.ts';
import { readInputFile } from './input-file.ts';

export const IMPORT_CODES_USAGE = `Usage: npm run import -- case-codes <file.json|file.csv> [--dry-run] [--version N] [--skip-refused]

Puts the code table of a city (classes of facilities and events with their limits) in place of the one that ships, for the
server of this data folder (JINGGE_DATA), from its next start on. A JSON file has the shape of
data/case-codes/shanxi-core.json. A CSV file (UTF-8 or GB18030) has one case line a row with the columns
  code 代码, kind 类型 (facility 部件 or event 事件), name 小类名称, limit 时限; and where there are any
  major 大类名称, name_en 英文名称, category 问题类别, line 条目, condition 立案条件.
Every row is told as accepted or refused, a refused one with its line and column. With a refused row nothing is put in place,
unless --skip-refused leaves such rows out. Cases that are open keep the limits that they have.`;

interface Given {
  readonly file: string;
  readonly isDry: boolean;
  readonly version: number;
  readonly skipsRefused: boolean;
}

/** `npm run import -- case-codes`: exit code 0 when the table is in place, 1 when it cannot be used, 2 for a wrong command line. */
export async function importCaseCodes(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) return say(IMPORT_CODES_USAGE, 0);
  const given = readGiven(args);
  if (!given.ok) return say(`${given.error}\n\n${IMPORT_CODES_USAGE}`, 2);
  const environment = readEnvironment();
  const settings = environment.ok ? readSettings(environment.value) : environment;
  if (!settings.ok) return say(settings.error.join('\n'), 1);
  try {
    const read = readTable(given.value);
    if (!read.ok) return say(`${given.value.file} ${read.error}`, 1);
    const { codes, accepted, refused } = read.value;
    for (const { where, field, reason } of refused) say(`${where}: ${field} ${printable(reason)}`, 1);
    if (accepted.length > 0) say(`accepted: ${accepted.length.toLocaleString('en')} rows, ${spans(accepted)}`, 0);
    if (refused.length > 0) say(`refused: ${refused.length.toLocaleString('en')} rows`, 1);
    if (!codes || (refused.length > 0 && !given.value.skipsRefused)) return say('nothing was written', 1);
    if (!given.value.isDry) await replace(settings.value.dataFolder, codes);
    const lines = codes.minors.reduce((sum, minor) => sum + minor.lines.length, 0);
    const what = `${codes.id} version ${codes.version}: ${codes.minors.length} classes, ${lines} lines`;
    return say(
      given.value.isDry ? `${what}; nothing was written` : `${what}; in use from the next start of the server on`,
      0,
    );
  } catch (error) {
    return say(sentenceOf(error), 1);
  }
}

function readGiven(args: readonly string[]): Result<Given> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        'skip-refused': { type: 'boolean', default: false },
        version: { type: 'string', default: '1' },
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return err('Name one file to import.');
    const version = tableVersionSchema.safeParse(values.version);
    if (!version.success) return err('--version takes a whole number from 1 on.');
    return ok({ file, isDry: values['dry-run'], version: version.data, skipsRefused: values['skip-refused'] });
  } catch (error) {
    return err(sentenceOf(error));
  }
}

/** The table of a file, JSON or CSV by its content. The error completes a sentence that begins with the name of the file. */
function readTable({ file, version }: Given): Result<ReadRows> {
  const bytes = readInputFile(file, MOST_BYTES);
  if (!bytes.ok) return err(`cannot be used: ${bytes.error}`);
  const text = decodeText(bytes.value);
  if (!text.ok) return text;
  if (guessFormat(text.value) === 'csv') return readCodeRows(text.value, file, version);
  return ok({ codes: parseFile(file, text.value, caseCodesSchema), accepted: [], refused: [] });
}

/** Far more than the largest table of a city. */
const MOST_BYTES = 20_000_000;

/** `line 2, line 3, line 4, line 7` as `lines 2–4, 7`. */
function spans(places: readonly string[]): string {
  const numbers = places.map((place) => Number(/\d+/.exec(place)?.[0] ?? 0));
  const starts = numbers.filter((number, i) => i === 0 || number !== numbers[i - 1]! + 1);
  const ends = numbers.filter((number, i) => numbers[i + 1] !== number + 1);
  return `lines ${starts.map((start, i) => (start === ends[i] ? start : `${start}–${ends[i]}`)).join(', ')}`;
}

/** Written beside it and moved: a server that starts meanwhile reads the old table or the new one. */
async function replace(dataFolder: string, codes: CaseCodes): Promise<void> {
  const path = caseCodesPath(dataFolder);
  await mkdir(dataFolder, { recursive: true });
  await writeFile(`${path}.new`, JSON.stringify(codes, null, 2));
  await rename(`${path}.new`, path);
}

function say(text: string, code: number): number {
  (code === 0 ? console.log : console.error)(text);
  return code;
}
