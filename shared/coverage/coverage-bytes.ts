import { err, ok, type Result } from '../lib/result.ts';
import type { CoverageDay } from './coverage-day.ts';
import { gridOfCell, type CoverageIndex } from './coverage-index.ts';
import type { CoveragePolicy } from './coverage-policy.ts';
import { createCoverageState, timesSeen, type CoverageState } from './coverage-state.ts';
import { addVisitedCells, addVisitor, announceAll, lastPresenceSinceMs, setLastPresence } from './grid-day.ts';
import { emptyOfficerDay, presentIn, ROW_WORDS, sinceMsAt, type OfficerDay } from './officer-day.ts';

/** Part of every basis that bytes are kept for: raise it when their layout or a rule of counting changes. */
export const COVERAGE_BYTES_VERSION = 2;

/** Reads as another number on a machine with the other order of bytes. */
const MARK = 0x4a_47_43_56;
const HEAD_WORDS = 4;
const WORD = 4;
const MOST_TIMES = 0x7fff_ffff;
/** Room for what an officer still walks, so that the first fix does not move the day. */
const SPARE_FIXES = 64;

/**
 * A day of coverage as bytes (COV-12): how often each cell is seen and the fixes that count. Who is where
 * follows from them. Bytes say nothing of the grids, the policy and the day that they are of: whoever keeps them must.
 */
export function coverageToBytes(state: CoverageState): Uint8Array {
  const { officers, seen } = state;
  const counts = Uint32Array.from({ length: officers.length }, (_, officer) => officers[officer]?.count ?? 0);
  const words = new Uint32Array(wordsOf(seen.length, counts));
  words.set([MARK, seen.length, state.index.gridCount, officers.length]);
  for (let cell = 0; cell < seen.length; cell++) words[HEAD_WORDS + cell] = timesSeen(state, cell);
  words.set(counts, HEAD_WORDS + seen.length);
  let at = HEAD_WORDS + seen.length + officers.length;
  for (const day of officers) {
    if (!day) continue;
    words.set(day.rows.subarray(0, day.count * ROW_WORDS), at);
    at += day.count * ROW_WORDS;
  }
  return new Uint8Array(words.buffer);
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
  if (HEAD_WORDS + cells + officers > wordsThere) return err('cut short');
  const counts = words.subarray(HEAD_WORDS + cells, HEAD_WORDS + cells + officers);
  if (wordsOf(cells, counts) * WORD !== bytes.length) return err('of another length than its figures');
  readSeen(state, words.subarray(HEAD_WORDS, HEAD_WORDS + cells));
  readOfficers(state, counts, words);
  return derive(state) ? ok(state) : err('names a grid that there is not');
}

function readSeen({ seen }: CoverageState, times: Uint32Array): void {
  for (let cell = 0; cell < seen.length; cell++)
    if (times[cell]! > 0 && seen[cell] !== 0) seen[cell] = Math.min(times[cell]!, MOST_TIMES);
}

function readOfficers(state: CoverageState, counts: Uint32Array, words: Uint32Array): void {
  let at = HEAD_WORDS + state.seen.length + counts.length;
  counts.forEach((count, officer) => {
    if (count === 0) return;
    const day = emptyOfficerDay(count + SPARE_FIXES);
    day.count = count;
    day.rows.set(words.subarray(at, at + count * ROW_WORDS));
    at += count * ROW_WORDS;
    state.officers[officer] = day;
  });
}

/** What follows from cells and fixes. False when a fix is in a grid that does not exist. */
function derive(state: CoverageState): boolean {
  const { index, seen } = state;
  for (let cell = 0; cell < seen.length; cell++) {
    if (seen[cell]! > 0) addVisitedCells(state, gridOfCell(index, cell), 1);
  }
  const isWhole = state.officers.every((day, officer) => placeVisits(state, officer, day!));
  announceAll(state);
  return isWhole;
}

function placeVisits(state: CoverageState, officer: number, day: OfficerDay): boolean {
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
  const fixes = counts.reduce((sum, count) => sum + count, 0);
  return HEAD_WORDS + cells + counts.length + fixes * ROW_WORDS;
}
