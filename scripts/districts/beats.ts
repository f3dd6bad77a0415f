import { assert } from '../../shared/lib/assert.ts';
import type { Random } from '../../shared/lib/seeded-random.ts';

/** A grid as a node of the neighbourhood graph of its town. */
export interface BeatGrid {
  readonly code: string;
  /** Codes of grids of the same town that share a border with it. */
  readonly neighbours: readonly string[];
}

/**
 * Deals grids out in connected beats of about `size` grids (2.55 gives twos and threes). A grid that is left alone joins a
 * neighbouring beat of two, or takes one grid from a beat of three, so that no beat has a single grid unless the town has.
 */
export function assignBeats(grids: readonly BeatGrid[], size: number, random: Random): string[][] {
  const free = new Map(grids.map((g) => [g.code, g]));
  const beats: string[][] = [];
  for (const start of grids) {
    let next = free.has(start.code) ? start : null;
    while (next) {
      const wanted = Math.max(1, Math.floor(size) + (random() < size % 1 ? 1 : 0));
      beats.push(growBeat(next, wanted, free));
      next = cornered(beats.at(-1)!, grids, free);
    }
  }
  return size < 4 ? rehome(beats, grids) : rehomeWide(beats, grids);
}

/** Grows from a grid to free neighbours, those with fewest free neighbours of their own first. */
function growBeat(start: BeatGrid, wanted: number, free: Map<string, BeatGrid>): string[] {
  const beat = [start.code];
  free.delete(start.code);
  const edge = new Set(start.neighbours.filter((code) => free.has(code)));
  while (beat.length < wanted && edge.size > 0) {
    const next = [...edge].sort((a, b) => freedom(a, free) - freedom(b, free))[0]!;
    edge.delete(next);
    const grid = free.get(next)!;
    free.delete(next);
    beat.push(next);
    for (const code of grid.neighbours) if (free.has(code)) edge.add(code);
  }
  return beat;
}

function freedom(code: string, free: ReadonlyMap<string, BeatGrid>): number {
  return free.get(code)!.neighbours.filter((n) => free.has(n)).length;
}

/** A free grid beside the last beat that has at most one way out: it goes next, or it would be left alone. */
function cornered(
  beat: readonly string[],
  grids: readonly BeatGrid[],
  free: ReadonlyMap<string, BeatGrid>,
): BeatGrid | null {
  const beside = new Set(grids.filter((g) => beat.includes(g.code)).flatMap((g) => g.neighbours));
  const tight = [...beside].filter((code) => free.has(code) && freedom(code, free) <= 1).sort();
  return tight.length > 0 ? free.get(tight[0]!)! : null;
}

function rehome(beats: string[][], grids: readonly BeatGrid[]): string[][] {
  const byCode = new Map(grids.map((g) => [g.code, g]));
  for (const single of beats) {
    if (single.length !== 1) continue;
    const near = beats.filter((b) => b !== single && b.some((c) => byCode.get(single[0]!)!.neighbours.includes(c)));
    const small = near.find((b) => b.length <= 2);
    if (small) {
      small.push(single.pop()!);
      continue;
    }
    const donor = near.find((b) => b.length === 3);
    if (!donor) continue;
    const given = donor.find((c) => byCode.get(single[0]!)!.neighbours.includes(c));
    assert(given, 'a neighbouring beat has no neighbouring grid');
    donor.splice(donor.indexOf(given), 1);
    single.push(given);
  }
  return beats.filter((b) => b.length > 0);
}

/** Wide beats: scraps join the neighbouring beat with the fewest grids. */
function rehomeWide(beats: string[][], grids: readonly BeatGrid[]): string[][] {
  const byCode = new Map(grids.map((g) => [g.code, g]));
  const typical = Math.max(...beats.map((b) => b.length));
  for (const scrap of beats.toSorted((a, b) => a.length - b.length)) {
    if (scrap.length * 2.5 > typical) continue;
    const near = beats
      .filter((b) => b !== scrap && scrap.some((s) => b.some((c) => byCode.get(s)!.neighbours.includes(c))))
      .sort((a, b) => a.length - b.length)[0];
    if (near) near.push(...scrap.splice(0));
  }
  return beats.filter((b) => b.length > 0);
}
