import { err, ok, type Result } from '../lib/result.ts';
import type { CoverageDay } from './coverage-day.ts';
import { gridOfCell, type CoverageIndex } from './coverage-index.ts';
import type { CoveragePolicy } from './coverage-policy.ts';
import { createCoverageState, timesSeen, type CoverageState } from './coverage-state.ts';
import { presentIn, ROW_WORDS, sinceMsAt, type DayRows } from './day-rows.ts';
import { addVisitedCells, addVisitor, announceAll, lastPresenceSinceMs, setLastPresence } from './grid-day.ts';
import { emptyOfficerDay, MOST_ROWS, wholeDay } from './officer-day.ts';
import { areBlocks } from './packed-fixes.ts';

/** Part of every basis that bytes are kept for: raise it when their layout or a rule of counting changes. */
export const COVERAGE_BYTES_VERSION = 3;

/** Reads as another number on a machine with the other order of bytes; 0x4a_47_43_56 were days whose fixes were not packed. */
const MARK = 0x4a_47_43_57;
const HEAD_WORDS = 4;
/** Of each officer: how many fixes are rows, and how many bytes the packed ones take. */
const COUNTS = 2;
const WORD = 4;
const MOST_TIMES = 0x7fff_ffff;

/**
 * A day of coverage as bytes (COV-12): how often each cell is seen and the fixes that count. Who is where
 * follows from them. Bytes say nothing of the grids, the policy and the day that they are of: whoever keeps them must.
 */
export function coverageToBytes(state: CoverageState): Uint8Array {
  const { officers, seen } = state;
  const counts = new Uint32Array(officers.length * COUNTS);
  officers.forEach((day, officer) => day && counts.set([day.count, day.packedBytes], officer * COUNTS));
  const words = new Uint32Array(wordsOf(seen.length, counts));
  const bytes = new Uint8Array(words.buffer);
  words.set([MARK, seen.length, state.index.gridCount, officers.length]);
  for (let cell = 0; cell < seen.length; cell++) words[HEAD_WORDS + cell] = timesSeen(state, cell);
  words.set(counts, HEAD_WORDS + seen.length);
  let at = HEAD_WORDS + seen.length + counts.length;
  for (const day of officers) {
    if (!day) continue;
    words.set(day.rows.subarray(0, day.count * ROW_WORDS), at);
    at += day.count * ROW_WORDS;
    bytes.set(day.packed.subarray(0, day.packedBytes), at * WORD);
    at += Math.ceil(day.packedBytes / WORD);
  }
  return bytes;
}

/**
 * The state that the bytes were made of. The grids, day and policy must be those that they were made with.
 * The error says what does not fit; damage within figures is not seen here.
 */
export function coverageFromBytes(
  given: Uint8Array,
  index: CoverageIndex,
  day: CoverageDay,
  policy: CoveragePolicy,
): Result<CoverageState> {
  // Not `slice`: that of a Buffer copies nothing.
  const bytes = given.byteOffset % WORD === 0 ? given : new Uint8Array(given);
  const state = createCoverageState(index, day, policy);
  const cells = state.seen.length;
  const wordsThere = Math.floor(bytes.length / WORD);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, wordsThere);
  const [mark, cellsGiven, gridsGiven, officers = 0] = words;
  if (mark !== MARK) return err('not a day of coverage of this machine');
  if (cellsGiven !== cells || gridsGiven !== index.gridCount) return err('of other grids');
  if (HEAD_WORDS + cells + officers * COUNTS > wordsThere) return err('cut short');
  const counts = words.subarray(HEAD_WORDS + cells, HEAD_WORDS + cells + officers * COUNTS);
  if (wordsOf(cells, counts) * WORD !== bytes.length) return err('of another length than its figures');
  readSeen(state, words.subarray(HEAD_WORDS, HEAD_WORDS + cells));
  if (!readOfficers(state, counts, words)) return err('has fixes that cannot be read');
  return derive(state) ? ok(state) : err('names a grid that there is not');
}

function readSeen({ seen }: CoverageState, times: Uint32Array): void {
  for (let cell = 0; cell < seen.length; cell++)
    if (times[cell]! > 0 && seen[cell] !== 0) seen[cell] = Math.min(times[cell]!, MOST_TIMES);
}

function readOfficers(state: CoverageState, counts: Uint32Array, words: Uint32Array): boolean {
  let at = HEAD_WORDS + state.seen.length + counts.length;
  for (let officer = 0; officer * COUNTS < counts.length; officer++) {
    const [count = 0, packedBytes = 0] = counts.subarray(officer * COUNTS);
    if (count === 0 && packedBytes === 0) continue;
    const day = emptyOfficerDay();
    if (count === 0 || count >= MOST_ROWS) return false;
    day.count = count;
    day.rows.set(words.subarray(at, at + count * ROW_WORDS));
    at += count * ROW_WORDS;
    day.packed = new Uint8Array(words.buffer, words.byteOffset + at * WORD, packedBytes).slice();
    day.packedBytes = packedBytes;
    if (!areBlocks(day.packed)) return false;
    at += Math.ceil(packedBytes / WORD);
    state.officers[officer] = day;
  }
  return true;
}

/** What follows from cells and fixes. False when a fix is in a grid that does not exist. */
function derive(state: CoverageState): boolean {
  const { index, seen } = state;
  for (let cell = 0; cell < seen.length; cell++) {
    if (seen[cell]! > 0) addVisitedCells(state, gridOfCell(index, cell), 1);
  }
  const isWhole = state.officers.every((day, officer) => placeVisits(state, officer, wholeDay(day!, state.stretch)));
  announceAll(state);
  return isWhole;
}

function placeVisits(state: CoverageState, officer: number, day: DayRows): boolean {
  for (let at = 0; at < day.count; at++) {
    const here = presentIn(day, at);
    if (here < -1 || here >= state.index.gridCount) return false;
    const leaves = at + 1 === day.count || presentIn(day, at + 1) !== here;
    if (here < 0 || !leaves) continue;
    addVisitor(state, here, officer);
    setLastPresence(state, here, Math.max(lastPresenceSinceMs(state, here), sinceMsAt(day, at)));
  }
  return true;
}

function wordsOf(cells: number, counts: Uint32Array): number {
  let words = HEAD_WORDS + cells + counts.length;
  for (let i = 0; i < counts.length; i += COUNTS) words += counts[i]! * ROW_WORDS + Math.ceil(counts[i + 1]! / WORD);
  return words;
}
