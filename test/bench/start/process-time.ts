import { readFileSync, readdirSync } from 'node:fs';

/** The kernel counts in hundredths of a second. */
const MS_PER_TICK = 10;

interface Row {
  readonly parent: number;
  readonly ms: number;
}

/** Whose time a process is, by what it was started with; npm and its shell are the rest. */
const PARTS = [
  { part: 'simulator', argument: 'simulator/main' },
  { part: 'server', argument: 'scripts/start.mjs' },
] as const;
type Part = (typeof PARTS)[number]['part'] | 'npm';

/** Processor time of `npm start` and of everything it started and still runs or has waited for, by part, ms; null where there is no `/proc`. */
export function startTimesMs(root: number): Readonly<Record<Part, number>> | null {
  const rows = processes();
  if (!rows?.has(root)) return null;
  const times: Record<Part, number> = { npm: 0, server: 0, simulator: 0 };
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    times[partOf(pid)] += rows.get(pid)?.ms ?? 0;
    for (const [child, { parent }] of rows) if (parent === pid) open.push(child);
  }
  return times;
}

function partOf(pid: number): Part {
  try {
    const [command = '', ...given] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const isNode = command.endsWith('node');
    return PARTS.find(({ argument }) => isNode && given.some((one) => one.includes(argument)))?.part ?? 'npm';
  } catch {
    return 'npm';
  }
}

function processes(): ReadonlyMap<number, Row> | null {
  try {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return new Map(pids.flatMap((pid) => rowOf(Number(pid))));
  } catch {
    return null;
  }
}

function rowOf(pid: number): [number, Row][] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold spaces; what is counted comes after it.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent, user, system, childUser, childSystem] = [fields[1]!, ...fields.slice(11, 15)] as number[];
    return [[pid, { parent: parent!, ms: (user! + system! + childUser! + childSystem!) * MS_PER_TICK }]];
  } catch {
    return [];
  }
}
