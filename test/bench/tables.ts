import type { BenchRow } from './row.ts';

/** Rows of one bench with when, and beside how much other work, they were measured. */
export interface Measured {
  readonly rows: readonly BenchRow[];
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Load average of a minute before the bench began. */
  readonly load: number;
}

const MARKS = ['<!-- bench: begin -->', '<!-- bench: end -->'] as const;
const HEAD = [
  '| bench | size | ours | peer | peer’s | ratio | goal | met | measured |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
];

/** The rows as `--json` writes them: these fields and no other. */
export function jsonOf(measured: readonly Measured[]): string {
  const rows = measured
    .flatMap((one) => one.rows)
    .map(({ bench, size, ours, peer, peerValue, unit, ratio, goal, met }) => ({
      bench,
      size,
      ours,
      peer,
      peerValue,
      unit,
      ratio,
      goal,
      met,
    }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}

/** The table of some benches, for the terminal. */
export function tableOf(measured: readonly Measured[]): string {
  return [...HEAD, ...linesOf(measured)].join('\n');
}

/**
 * The page with the rows between its marks written anew: those of the benches that ran, in the place of their former
 * ones. Rows of benches that did not run stay, those of benches that are no more go.
 *
 * @param order ids of all benches
 */
export function pageWith(
  page: string,
  measured: readonly Measured[],
  order: readonly string[],
  machine: string,
): string {
  const [from, to] = MARKS.map((mark) => page.indexOf(mark)) as [number, number];
  if (from < 0 || to < from) throw new Error(`the page has lost its marks ${MARKS.join(' and ')}`);
  const ran = new Set(measured.flatMap(({ rows }) => rows.map(({ bench }) => bench)));
  const former = page
    .slice(from, to)
    .split('\n')
    .filter((line) => line.startsWith('| ') && order.includes(benchOf(line)) && !ran.has(benchOf(line)));
  const lines = [...former, ...linesOf(measured)];
  const table = [...HEAD, ...order.flatMap((id) => lines.filter((line) => benchOf(line) === id))].join('\n');
  const note = `Written by \`npm run bench\` on ${machine}. "measured" is the day and the load average before the bench began.`;
  return `${page.slice(0, from + MARKS[0].length)}\n\n${note}\n\n${table}\n\n${page.slice(to)}`;
}

function benchOf(line: string): string {
  return line.split('|')[1]!.trim();
}

function linesOf(measured: readonly Measured[]): string[] {
  return measured.flatMap(({ rows, date, load }) =>
    rows.map((row) => `| ${[...cellsOf(row), `${date}, load ${load.toFixed(1)}`].join(' | ')} |`),
  );
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
