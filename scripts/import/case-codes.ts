import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { readEnvironment, readSettings } from '../../server/config.ts';
import { caseCodesPath } from '../../server/cases/case-codes-file.ts';
import { sentenceOf } from '../../server/lib/app-error.ts';
import { parseFile } from '../../server/lib/parse-file.ts';
import { caseCodesSchema, type CaseCodes } from '../../shared/cases/codes/case-codes.ts';

export const IMPORT_CODES_USAGE = `Usage: npm run import -- case-codes <file.json> [--dry-run]

Puts the code table of a city (classes of facilities and events with their limits) in place of the one that ships, for the
server of this data folder (JINGGE_DATA), from its next start on. The file has the shape of data/case-codes/shanxi-core.json.
Cases that are open keep the limits that they have.`;

/** `npm run import -- case-codes`: exit code 0 when the table is in place, 1 when it cannot be used, 2 for a wrong command line. */
export async function importCaseCodes(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) return say(IMPORT_CODES_USAGE, 0);
  const isDry = args.includes('--dry-run');
  const [file, ...more] = args.filter((arg) => arg !== '--dry-run');
  if (file === undefined || more.length > 0) return say(`Name one file to import.\n\n${IMPORT_CODES_USAGE}`, 2);
  const environment = readEnvironment();
  const settings = environment.ok ? readSettings(environment.value) : environment;
  if (!settings.ok) return say(settings.error.join('\n'), 1);
  try {
    const codes = parseFile(file, await readFile(file, 'utf8'), caseCodesSchema);
    if (!isDry) await replace(settings.value.dataFolder, codes);
    const lines = codes.minors.reduce((sum, minor) => sum + minor.lines.length, 0);
    const what = `${codes.id} version ${codes.version}: ${codes.minors.length} classes, ${lines} lines`;
    return say(isDry ? `${what}; nothing was written` : `${what}; in use from the next start of the server on`, 0);
  } catch (error) {
    return say(sentenceOf(error), 1);
  }
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
