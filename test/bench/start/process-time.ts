import { readFileSync, readdirSync } from 'node:fs';

/** The kernel counts in hundredths of a second. */
const MS_PER_TICK = 10;

interface Row {
  readonly parent: number;
  readonly ms: number;
}

/** Processor time of a process and of everything it started and still runs or has waited for, ms; null where there is no `/proc`. */
export function treeTimeMs(root: number): number | null {
  const rows = processes();
  if (!rows?.has(root)) return null;
  let total = 0;
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    total += rows.get(pid)?.ms ?? 0;
    for (const [child, { parent }] of rows) if (parent === pid) open.push(child);
  }
  return total;
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
