/** First and last code point of a run, both in it. */
type Run = readonly [from: number, to: number];

/** Runs of a CSS `unicode-range` (`U+4E00-4E07,U+FF01`). */
export function readRanges(unicodeRange: string): readonly Run[] {
  return unicodeRange.split(',').map((part) => {
    const [from, to = from] = part.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from!, 16), Number.parseInt(to!, 16)];
  });
}

/** CSS `unicode-range` of code points, shortest first to read: neighbours become runs. */
export function writeRanges(points: Iterable<number>): string {
  const runs: [from: number, to: number][] = [];
  for (const point of [...points].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && point <= last[1] + 1) last[1] = point;
    else runs.push([point, point]);
  }
  return runs.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',');
}

/** What is left of a `unicode-range` without some code points; '' when nothing is. */
export function withoutPoints(unicodeRange: string, points: ReadonlySet<number>): string {
  const left: number[] = [];
  for (const [from, to] of readRanges(unicodeRange)) {
    for (let point = from; point <= to; point++) if (!points.has(point)) left.push(point);
  }
  return writeRanges(left);
}

function hex(point: number): string {
  return point.toString(16).toUpperCase();
}
