import { readFileSync } from 'node:fs';

/** What tells one process from a later one that was given the same pid. Null where the system has no /proc. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly bootId: string | null;
  /** Clock ticks since boot at which the process started. */
  readonly startTicks: string | null;
}

export function identityOf(pid: number): ProcessIdentity {
  return { pid, bootId: readOrNull('/proc/sys/kernel/random/boot_id'), startTicks: startTicksOf(pid) };
}

/** True when a process with this pid exists, whoever owns it. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * True unless it is certain that the process is gone: its pid is free, the machine was started again,
 * or the pid now belongs to a process that started at another moment.
 */
export function mayStillRun(identity: ProcessIdentity): boolean {
  if (!isProcessAlive(identity.pid)) return false;
  const now = identityOf(identity.pid);
  if (identity.bootId !== null && now.bootId !== null && identity.bootId !== now.bootId) return false;
  return identity.startTicks === null || now.startTicks === null || identity.startTicks === now.startTicks;
}

function startTicksOf(pid: number): string | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The command name may hold spaces and brackets: count fields after its closing bracket.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}
