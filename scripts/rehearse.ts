import { readEnvironment, readSettings } from '../server/config.ts';
import { readControlFile } from '../server/lib/control-file.ts';
import { readCases } from './import/cases.ts';
import { printable } from './import/file-text.ts';
import { readInputFile } from './import/input-file.ts';
import { workThrough } from './rehearse/work-through.ts';

const USAGE = `Usage: npm run rehearse -- <file>

Files every row of a case table (GeoReport v2, GeoJSON or CSV) through Open311 into the running demo server and works each to its
closing as a dispatcher, an officer and an inspector. For trying a district out; the server is found by its data folder.`;

const MOST_LINES = 20;
process.exitCode = await rehearse(process.argv.slice(2));

async function rehearse([file, ...more]: readonly string[]): Promise<number> {
  if (file === undefined || more.length > 0) return say(USAGE, 2);
  const environment = readEnvironment();
  const settings = environment.ok ? readSettings(environment.value) : environment;
  if (!settings.ok) return say(settings.error.join('\n'), 1);
  const control = await readControlFile(settings.value.dataFolder);
  if (!control.ok) return say(control.error, 1);
  const bytes = readInputFile(file);
  if (!bytes.ok) return say(`${bytes.error}.`, 1);
  const reading = readCases(bytes.value, { file, format: null, overrides: new Map() }, 'UTC');
  if (!reading.ok) return say(reading.error, 1);
  const { rows } = reading.value;
  const startMs = performance.now();
  const { filed, withoutPosition, closed, followedClosed, refusals } = await workThrough(control.value.url, rows);
  const tookS = Math.round((performance.now() - startMs) / 1000);
  for (const { where, step, reason } of refusals.slice(0, MOST_LINES))
    console.log(`  ${where}, ${step}: ${printable(reason)}`);
  console.log(
    `${rows.length} rows: filed ${filed} (${withoutPosition} without position), closed ${closed}, seen closed over Open311 ${followedClosed}, refused ${refusals.length}, in ${tookS} s`,
  );
  return refusals.length === 0 && reading.value.refusals.length === 0 ? 0 : 1;
}

function say(text: string, code: number): number {
  console.error(text);
  return code;
}
