import { makeRoom, NOT_LEAVING, ROW, ROW_WORDS, type DayRows } from './day-rows.ts';

/**
 * Fixes that follow each other as a block of bytes that can be read alone, with nothing lost: somebody who walks takes five or six
 * bytes a fix in place of 24. A block is, in this order:
 *
 * - its length (2 bytes), how many fixes, and of the first accuracy (1 byte each), time, longitude and latitude (4 bytes each);
 * - presence as runs of fixes that share it: how many less one (7 bits) and whether the officer is leaving, the grid less
 *   that of the run before and, for somebody who is leaving, since when;
 * - for each of time, longitude, latitude and accuracy the least step from one fix to the next, and how many bits the
 *   steps need above it;
 * - the steps, bit by bit, column after column.
 */
export const MOST_FIXES_OF_BLOCK = 48;
/** No block is longer: a word of each column and two figures of five bytes for each run, behind 41 bytes, and what is written beyond. */
const MOST_BYTES_OF_BLOCK = 45 + MOST_FIXES_OF_BLOCK * (4 * 4 + 1 + 2 * 5);

const HEAD = { bytes: 0, fixes: 2, accuracyM: 3, sinceMs: 4, lonE7: 8, latE7: 12, runs: 16 } as const;
const LEAVING = 0x80;
/** Words of a row that are kept as steps, and room for the least step of each and its width in bits. */
const STEPPED = ROW.accuracyM + 1;
const LEAST = new Int32Array(STEPPED);
const WIDTH = new Int32Array(STEPPED);
/** So many bits of a step go into a byte stream together: with up to seven that wait, they fit into a word. */
const AT_ONCE = 24;
const MASK = (1 << AT_ONCE) - 1;

/** How many bytes `packFixes` may need. */
export function roomForPacked(fixes: number): number {
  return Math.ceil(fixes / MOST_FIXES_OF_BLOCK) * MOST_BYTES_OF_BLOCK;
}

/** Writes rows `from` up to `to` as blocks of about equal length. Answers where the bytes end. */
export function packFixes(day: DayRows, from: number, to: number, bytes: Uint8Array): number {
  const blocks = Math.ceil((to - from) / MOST_FIXES_OF_BLOCK);
  let at = 0;
  for (let block = 0; block < blocks; block++) {
    const first = from + Math.floor(((to - from) * block) / blocks);
    const next = from + Math.floor(((to - from) * (block + 1)) / blocks);
    at = packBlock(day, first, next, bytes, at);
  }
  return at;
}

function packBlock({ rows }: DayRows, from: number, to: number, bytes: Uint8Array, start: number): number {
  const row = from * ROW_WORDS;
  bytes[start + HEAD.fixes] = to - from;
  bytes[start + HEAD.accuracyM] = rows[row + ROW.accuracyM]!;
  putWord(bytes, start + HEAD.sinceMs, rows[row + ROW.sinceMs]!);
  putWord(bytes, start + HEAD.lonE7, rows[row + ROW.lonE7]!);
  putWord(bytes, start + HEAD.latE7, rows[row + ROW.latE7]!);
  const end = packSteps(
    rows,
    row,
    to * ROW_WORDS,
    bytes,
    packRuns(rows, row, to * ROW_WORDS, bytes, start + HEAD.runs),
  );
  bytes[start + HEAD.bytes] = (end - start) & 0xff;
  bytes[start + HEAD.bytes + 1] = (end - start) >> 8;
  return end;
}

function packRuns(rows: Int32Array, from: number, to: number, bytes: Uint8Array, start: number): number {
  let at = start;
  let gridBefore = 0;
  for (let row = from; row < to;) {
    const grid = rows[row + ROW.grid]!;
    const leavingSinceMs = rows[row + ROW.leavingSinceMs]!;
    const first = row;
    do row += ROW_WORDS;
    while (row < to && rows[row + ROW.grid] === grid && rows[row + ROW.leavingSinceMs] === leavingSinceMs);
    const isLeaving = leavingSinceMs !== NOT_LEAVING;
    bytes[at++] = ((row - first) / ROW_WORDS - 1) | (isLeaving ? LEAVING : 0);
    at = putFigure(bytes, at, grid - gridBefore);
    if (isLeaving) at = putFigure(bytes, at, leavingSinceMs - rows[from + ROW.sinceMs]!);
    gridBefore = grid;
  }
  return at;
}

function packSteps(rows: Int32Array, from: number, to: number, bytes: Uint8Array, start: number): number {
  const second = from + ROW_WORDS;
  let at = start;
  for (let word = 0; word < STEPPED; word++) {
    let low = second < to ? 0x7fff_ffff : 0;
    let high = second < to ? -0x8000_0000 : 0;
    for (let row = second + word; row < to; row += ROW_WORDS) {
      const step = (rows[row]! - rows[row - ROW_WORDS]!) | 0;
      if (step < low) low = step;
      if (step > high) high = step;
    }
    LEAST[word] = low;
    WIDTH[word] = 32 - Math.clz32(high - low);
    at = putFigure(bytes, at, low);
    bytes[at++] = WIDTH[word]!;
  }
  let bit = at * 8;
  bytes[at] = 0;
  for (let word = 0; word < STEPPED; word++) {
    const least = LEAST[word]!;
    const width = WIDTH[word]!;
    if (width === 0) continue;
    for (let row = second + word; row < to; row += ROW_WORDS) {
      let left = (rows[row]! - rows[row - ROW_WORDS]! - least) | 0;
      for (let bits = width; bits > 0; bits -= AT_ONCE) {
        // Always four bytes, of which the next step fills what is free: without a branch, that could not be guessed.
        putWord(bytes, bit >> 3, bytes[bit >> 3]! | ((left & MASK) << (bit & 7)));
        bit += bits < AT_ONCE ? bits : AT_ONCE;
        left >>>= AT_ONCE;
      }
    }
  }
  return (bit + 7) >> 3;
}

/** Puts the fixes of a block behind the last of `into`. Answers where the next block begins. */
export function unpackBlock(bytes: Uint8Array, start: number, into: DayRows): number {
  const fixes = fixesOfBlock(bytes, start);
  makeRoom(into, into.count + fixes);
  const { rows } = into;
  const from = into.count * ROW_WORDS;
  into.count += fixes;
  const to = into.count * ROW_WORDS;
  rows[from + ROW.sinceMs] = firstSinceMs(bytes, start);
  rows[from + ROW.lonE7] = wordAt(bytes, start + HEAD.lonE7);
  rows[from + ROW.latE7] = wordAt(bytes, start + HEAD.latE7);
  rows[from + ROW.accuracyM] = bytes[start + HEAD.accuracyM]!;
  unpackSteps(bytes, unpackRuns(bytes, start + HEAD.runs, rows, from, to), rows, from, to);
  return endOfBlock(bytes, start);
}

function unpackRuns(bytes: Uint8Array, start: number, rows: Int32Array, from: number, to: number): number {
  let at = start;
  let grid = 0;
  for (let row = from; row < to;) {
    const head = bytes[at++]!;
    const end = Math.min(to, row + ((head & ~LEAVING) + 1) * ROW_WORDS);
    grid += figureAt(bytes, at);
    at = afterFigure(bytes, at);
    let leavingSinceMs: number = NOT_LEAVING;
    if ((head & LEAVING) !== 0) {
      leavingSinceMs = rows[from + ROW.sinceMs]! + figureAt(bytes, at);
      at = afterFigure(bytes, at);
    }
    for (; row < end; row += ROW_WORDS) {
      rows[row + ROW.grid] = grid;
      rows[row + ROW.leavingSinceMs] = leavingSinceMs;
    }
  }
  return at;
}

function unpackSteps(bytes: Uint8Array, start: number, rows: Int32Array, from: number, to: number): void {
  let at = start;
  for (let word = 0; word < STEPPED; word++) {
    LEAST[word] = figureAt(bytes, at);
    at = afterFigure(bytes, at);
    WIDTH[word] = bytes[at++]!;
  }
  let held = 0;
  let holds = 0;
  for (let word = 0; word < STEPPED; word++) {
    const least = LEAST[word]!;
    const width = WIDTH[word]!;
    for (let row = from + ROW_WORDS + word; row < to; row += ROW_WORDS) {
      let step = 0;
      for (let read = 0; read < width; read += AT_ONCE) {
        const bits = width - read < AT_ONCE ? width - read : AT_ONCE;
        for (; holds < bits; holds += 8) held |= bytes[at++]! << holds;
        step |= (held & ((1 << bits) - 1)) << read;
        held >>>= bits;
        holds -= bits;
      }
      rows[row] = rows[row - ROW_WORDS]! + least + step;
    }
  }
}

/** Time of the first fix of a block, milliseconds since the day began. */
export function firstSinceMs(bytes: Uint8Array, start: number): number {
  return wordAt(bytes, start + HEAD.sinceMs);
}

/** Where the next block begins. */
export function endOfBlock(bytes: Uint8Array, start: number): number {
  return start + bytes[start + HEAD.bytes]! + bytes[start + HEAD.bytes + 1]! * 256;
}

function fixesOfBlock(bytes: Uint8Array, start: number): number {
  return bytes[start + HEAD.fixes]!;
}

/** Which fix of a block is the last that has the officer in a grid, -1 for none. */
export function lastOfBlockIn(bytes: Uint8Array, start: number, grid: number): number {
  let last = -1;
  forEachRun(bytes, start, (here, next) => {
    if (here === grid) last = next - 1;
  });
  return last;
}

/** Calls `visit` with the grid of each run of a block and with the fix that follows it; answers where the steps begin. */
export function forEachRun(bytes: Uint8Array, start: number, visit: (grid: number, next: number) => void): number {
  const fixes = fixesOfBlock(bytes, start);
  let here = 0;
  let at = start + HEAD.runs;
  for (let next = 0; next < fixes;) {
    const head = bytes[at++]!;
    next += (head & ~LEAVING) + 1;
    here += figureAt(bytes, at);
    at = afterFigure(bytes, at);
    if ((head & LEAVING) !== 0) at = afterFigure(bytes, at);
    visit(here, next);
  }
  return at;
}

/** What a block says of its times before it is unpacked; milliseconds. */
export interface BlockTimes {
  /** The last fix is no earlier than this. */
  readonly lastFromMs: number;
  /** No fix comes later than this after the one before. */
  readonly longestStepMs: number;
}

export function timesOfBlock(bytes: Uint8Array, start: number): BlockTimes {
  const steps = forEachRun(bytes, start, () => undefined);
  const least = figureAt(bytes, steps);
  const width = bytes[afterFigure(bytes, steps)]!;
  return {
    lastFromMs: firstSinceMs(bytes, start) + least * (fixesOfBlock(bytes, start) - 1),
    longestStepMs: least + 2 ** width - 1,
  };
}

/** Whether bytes are blocks, one after the other, each with as many fixes as a block may have. */
export function areBlocks(bytes: Uint8Array): boolean {
  let at = 0;
  while (at + HEAD.runs < bytes.length) {
    const fixes = fixesOfBlock(bytes, at);
    const end = endOfBlock(bytes, at);
    if (fixes < 1 || fixes > MOST_FIXES_OF_BLOCK || end <= at + HEAD.runs) return false;
    at = end;
  }
  return at === bytes.length;
}

function putWord(bytes: Uint8Array, at: number, word: number): void {
  bytes[at] = word;
  bytes[at + 1] = word >> 8;
  bytes[at + 2] = word >> 16;
  bytes[at + 3] = word >> 24;
}

function wordAt(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
}

/** Seven bits a byte, the sign in the lowest: figures near 0 take one byte. */
function putFigure(bytes: Uint8Array, start: number, figure: number): number {
  let at = start;
  let left = ((figure << 1) ^ (figure >> 31)) >>> 0;
  for (; left > 0x7f; left >>>= 7) bytes[at++] = left | 0x80;
  bytes[at++] = left;
  return at;
}

function figureAt(bytes: Uint8Array, start: number): number {
  let read = 0;
  for (let at = start; at < start + 5; at++) {
    read |= (bytes[at]! & 0x7f) << ((at - start) * 7);
    if (bytes[at]! <= 0x7f) break;
  }
  return (read >>> 1) ^ -(read & 1);
}

function afterFigure(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < start + 4 && bytes[at]! > 0x7f) at++;
  return at + 1;
}
