/** What speed checks need of a fix. */
export interface TrackPoint {
  readonly fixTimeMs: number;
  readonly lon: number;
  readonly lat: number;
  readonly accuracyM: number | null;
}

/** Accepted fixes remembered per device; older ones leave first. Enough for half an hour of fixes every 30 s. */
const KEPT = 60;

/** The recent accepted fixes of one device in time order, and the last one that was refused for its speed. */
export interface DeviceMemory {
  readonly accepted: readonly TrackPoint[];
  /** A newer fix that disagrees with the accepted ones; a second one that agrees with it ends the exclusion. */
  readonly suspect: TrackPoint | null;
}

export const EMPTY_MEMORY: DeviceMemory = { accepted: [], suspect: null };

/** The accepted neighbours of an instant; `same` when a fix of that very instant is known. */
export function neighboursAt(memory: DeviceMemory, fixTimeMs: number) {
  const at = insertionPoint(memory.accepted, fixTimeMs);
  const here = memory.accepted[at];
  const same = here?.fixTimeMs === fixTimeMs;
  return { before: memory.accepted[at - 1] ?? null, after: same ? null : (here ?? null), same };
}

/** The memory with one more accepted fix. A fix after the suspect settles the doubt about it. */
export function rememberAccepted(memory: DeviceMemory, point: TrackPoint): DeviceMemory {
  const known = memory.accepted;
  const at = insertionPoint(known, point.fixTimeMs);
  if (known[at]?.fixTimeMs === point.fixTimeMs) return memory;
  const first = Math.max(0, known.length + 1 - KEPT);
  // Copied as blocks: spreading sixty fixes for each new one is the dearest step of judging it.
  const accepted = known.slice(first, at).concat(point, known.slice(Math.max(first, at)));
  const settled = memory.suspect !== null && point.fixTimeMs > memory.suspect.fixTimeMs;
  return { accepted, suspect: settled ? null : memory.suspect };
}

/** The memory without the accepted fix of an instant. */
export function forgetAccepted(memory: DeviceMemory, fixTimeMs: number): DeviceMemory {
  return { ...memory, accepted: memory.accepted.filter((point) => point.fixTimeMs !== fixTimeMs) };
}

function insertionPoint(points: readonly TrackPoint[], fixTimeMs: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]!.fixTimeMs < fixTimeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
