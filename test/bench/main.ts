import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { BENCHES } from './index.ts';
import type { Bench } from './row.ts';
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
  const fromMs = performance.now();
  const measured: Measured[] = [];
  for (const bench of chosen) {
    const one = await measuredOf(bench, values.only !== undefined);
    if (one === null) continue;
    measured.push(one);
    await writePage(one);
  }
  process.stdout.write(`\n${tableOf(measured)}\n\n${secondsSince(fromMs)} s in all\n`);
  if (values.json !== undefined) await writeFile(values.json, jsonOf(measured));
}

/** The rows of a bench; null when it failed, which the others do not suffer from. */
async function measuredOf(bench: Bench, alone: boolean): Promise<Measured | null> {
  process.stdout.write(`${bench.title}\n`);
  const say = (line: string) => process.stdout.write(`  ${line}\n`);
  const load = loadavg()[0]!;
  const fromMs = performance.now();
  try {
    const rows = await bench.run({ alone, say });
    return { rows, date: new Date().toISOString().slice(0, 10), load };
  } catch (error) {
    process.stderr.write(`${bench.id} failed: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
    return null;
  } finally {
    say(`${secondsSince(fromMs)} s`);
  }
}

/** After each bench: a run that is broken off keeps what it has. */
async function writePage(measured: Measured): Promise<void> {
  const order = BENCHES.map(({ id }) => id);
  const page = pageWith(await readFile(PAGE, 'utf8'), [measured], order, machine());
  await writeFile(PAGE, await format(page, { parser: 'markdown', printWidth: 200 }));
}

function secondsSince(fromMs: number): string {
  return ((performance.now() - fromMs) / 1000).toFixed(0);
}

function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`;
}

await main();
