import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { BENCHES } from './index.ts';
import { jsonOf, pageWith, tableOf, type Measured } from './tables.ts';

const PAGE = join(import.meta.dirname, '../../docs/performance.md');

/** `npm run bench [-- --only <bench>] [--json <file>]`: our figures beside what a user would pick instead, in one run. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } });
  const chosen = BENCHES.filter(({ id }) => values.only === undefined || id === values.only);
  if (chosen.length === 0) {
    process.stderr.write(`There is no bench "${values.only}". There are: ${BENCHES.map(({ id }) => id).join(', ')}.\n`);
    process.exitCode = 2;
    return;
  }
  const measured: Measured[] = [];
  for (const bench of chosen) {
    process.stdout.write(`${bench.title}\n`);
    const say = (line: string) => process.stdout.write(`  ${line}\n`);
    const load = loadavg()[0]!;
    const rows = await bench.run({ alone: values.only !== undefined, say });
    measured.push({ rows, date: new Date().toISOString().slice(0, 10), load });
  }
  process.stdout.write(`\n${tableOf(measured)}\n`);
  if (values.json !== undefined) await writeFile(values.json, jsonOf(measured));
  const order = BENCHES.map(({ id }) => id);
  const page = pageWith(await readFile(PAGE, 'utf8'), measured, order, machine());
  await writeFile(PAGE, await format(page, { parser: 'markdown', printWidth: 200 }));
}

function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`;
}

await main();
