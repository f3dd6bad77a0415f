import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import type { BenchRow } from './row.ts';

const PAGE = join(import.meta.dirname, '../../docs/performance.md');
const MARKS = ['<!-- bench: begin -->', '<!-- bench: end -->'] as const;

/** The table of a run; written between the marks of docs/performance.md when it was a run of everything. */
export async function writeTables(rows: readonly BenchRow[], isWhole: boolean): Promise<string> {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`;
  const table = [
    `Measured by \`npm run bench\` on ${machine}.`,
    '',
    '| bench | size | ours | peer | peer’s | ratio | goal | met |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${cellsOf(row).join(' | ')} |`),
  ].join('\n');
  if (!isWhole) return table;
  const page = await readFile(PAGE, 'utf8');
  const [from, to] = MARKS.map((mark) => page.indexOf(mark)) as [number, number];
  if (from < 0 || to < from) throw new Error(`${PAGE} has lost its marks ${MARKS.join(' and ')}`);
  const written = `${page.slice(0, from + MARKS[0].length)}\n\n${table}\n\n${page.slice(to)}`;
  await writeFile(PAGE, await format(written, { parser: 'markdown', printWidth: 200 }));
  return table;
}

function cellsOf({ bench, size, ours, peer, peerValue, unit, ratio, goal, met }: BenchRow): string[] {
  return [
    bench,
    size,
    `${figure(ours)} ${unit}`,
    peer ?? '–',
    peerValue === null ? '–' : `${figure(peerValue)} ${unit}`,
    ratio === null ? '–' : `${figure(ratio)}×`,
    goal ?? '–',
    met === null ? '–' : met ? 'yes' : '**no**',
  ];
}

function figure(value: number): string {
  return value >= 1_000_000
    ? `${(value / 1_000_000).toFixed(2)} M`
    : value.toLocaleString('en-US', { maximumSignificantDigits: value >= 1000 ? 4 : 3 });
}
