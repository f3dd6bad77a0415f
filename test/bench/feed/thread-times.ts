import { readFileSync, readdirSync } from 'node:fs';

/** The kernel counts in hundredths of a second. */
const MS_PER_TICK = 10;

/** Processor time of a process so far, ms: of its first thread, of the busiest of the others, and of the rest. */
export interface ThreadTimes {
  readonly main: number;
  /** In the server the one that runs the embedded database. */
  readonly busiest: number;
  readonly rest: number;
}

/** By thread id; empty where there is no `/proc`. */
type Times = ReadonlyMap<number, number>;

export function threadTimes(pid: number): Times {
  try {
    return new Map(readdirSync(`/proc/${pid}/task`).flatMap((id) => timeOf(pid, Number(id))));
  } catch {
    return new Map();
  }
}

/** What was spent between two readings. */
export function spentBetween(before: Times, after: Times, pid: number): ThreadTimes {
  const spent = [...after].map(([id, ms]) => ({ id, ms: ms - (before.get(id) ?? 0) }));
  const main = spent.find(({ id }) => id === pid)?.ms ?? 0;
  const others = spent.filter(({ id }) => id !== pid).map(({ ms }) => ms);
  const busiest = Math.max(0, ...others);
  return { main, busiest, rest: others.reduce((sum, ms) => sum + ms, 0) - busiest };
}

/** A thread may end between being named and being read. */
function timeOf(pid: number, id: number): [number, number][] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${id}/stat`, 'utf8');
    // The name stands in brackets and may hold spaces; what is counted comes after it.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return [[id, (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK]];
  } catch {
    return [];
  }
}
