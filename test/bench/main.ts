import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { BENCHES } from './index.ts';
import { writeTables } from './tables.ts';
import type { BenchRow } from './row.ts';

/** `npm run bench [-- --only <bench>] [--json <file>]`: our figures beside what a user would pick instead, in one run. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } });
  const chosen = BENCHES.filter(({ id }) => values.only === undefined || id === values.only);
  if (chosen.length === 0) {
    process.stderr.write(`There is no bench "${values.only}". There are: ${BENCHES.map(({ id }) => id).join(', ')}.\n`);
    process.exitCode = 2;
    return;
  }
  const rows: BenchRow[] = [];
  for (const bench of chosen) {
    process.stdout.write(`${bench.title}\n`);
    const say = (line: string) => process.stdout.write(`  ${line}\n`);
    rows.push(...(await bench.run({ alone: values.only !== undefined, say })));
  }
  process.stdout.write(`\n${await writeTables(rows, values.only === undefined)}\n`);
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
}

await main();
