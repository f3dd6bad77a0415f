import { makeRoom, presentIn, ROW, ROW_WORDS, sinceMsAt, type DayRows } from './day-rows.ts';
import { endOfBlock, firstSinceMs, lastOfBlockIn, packFixes, roomForPacked, unpackBlock } from './packed-fixes.ts';

/**
 * One officer's counted fixes of a day. The rows are those of the newest, at least one when there is any; those before
 * them are packed (packed-fixes.ts), so that a shift of eight hours takes some 18 KB and not 70.
 */
export interface OfficerDay extends DayRows {
  /** Blocks of fixes in order of time, with room behind the last. */
  packed: Uint8Array;
  packedBytes: number;
}

/** So many fixes at most stay rows: full, the older are packed. A fix that comes late by a minute or two finds its place among rows. */
export const MOST_ROWS = 40;
const PACKED_AT_ONCE = 32;
const SPARE_BYTES = 400;
const NOTHING = new Uint8Array();

/** Room for fixes that are unpacked and for the bytes of those that are packed; nothing is kept in it. */
export interface Stretch extends DayRows {
  bytes: Uint8Array;
  /** The blocks that the rows were unpacked from begin and end here. */
  fromByte: number;
  toByte: number;
  /** Whether the newest fixes, which are not packed, are among the rows. */
  hasNewest: boolean;
}

export function roomForStretch(): Stretch {
  const rows = new Int32Array(MOST_ROWS * ROW_WORDS);
  return { count: 0, rows, bytes: NOTHING, fromByte: 0, toByte: 0, hasNewest: false };
}

export function emptyOfficerDay(): OfficerDay {
  return { count: 0, rows: new Int32Array(MOST_ROWS * ROW_WORDS), packed: NOTHING, packedBytes: 0 };
}

/** Memory that the fixes of a day take, unused room included. */
export function bytesOfDay({ rows, packed }: OfficerDay): number {
  return rows.byteLength + packed.byteLength;
}

/** Words at both ends of what the newest fix says and the next one will say: reading them has the memory fetched that they lie in. */
export function lastWords({ rows, count }: OfficerDay): number {
  const next = count * ROW_WORDS;
  return rows[next - ROW_WORDS]! ^ rows[next + ROW_WORDS - 1]!;
}

/** To be called when a fix has been added: then there is room for the next. */
export function packWhenFull(day: OfficerDay, room: Stretch): void {
  if (day.count < MOST_ROWS) return;
  replacePacked(day, day.packedBytes, day.packedBytes, day, PACKED_AT_ONCE, room);
  day.rows.copyWithin(0, PACKED_AT_ONCE * ROW_WORDS);
  day.count -= PACKED_AT_ONCE;
}

/**
 * Unpacks the block with the last fix before a moment, or the first block; `extend` goes on from there. Only for a moment that is not
 * after the first of the rows.
 */
export function openStretch(day: OfficerDay, sinceMs: number, room: Stretch): void {
  let from = 0;
  for (let at = 0; at < day.packedBytes; at = endOfBlock(day.packed, at)) {
    if (firstSinceMs(day.packed, at) >= sinceMs) break;
    from = at;
  }
  room.count = 0;
  room.fromByte = from;
  room.toByte = from;
  room.hasNewest = false;
  extendStretch(day, room);
}

/** Unpacks the fixes that follow; false when the day has no more. There is always room for one more fix behind. */
export function extendStretch(day: OfficerDay, room: Stretch): boolean {
  if (room.hasNewest) return false;
  if (room.toByte < day.packedBytes) room.toByte = unpackBlock(day.packed, room.toByte, room);
  else appendNewest(day, room);
  makeRoom(room, room.count + 1);
  return true;
}

function appendNewest(day: OfficerDay, room: Stretch): void {
  makeRoom(room, room.count + day.count);
  room.rows.set(day.rows.subarray(0, day.count * ROW_WORDS), room.count * ROW_WORDS);
  room.count += day.count;
  room.hasNewest = true;
}

/** Packs a stretch into its place again. As many fixes as before stay rows. */
export function closeStretch(day: OfficerDay, room: Stretch): void {
  const packed = room.hasNewest ? room.count - day.count : room.count;
  if (room.hasNewest) day.rows.set(room.rows.subarray(packed * ROW_WORDS, room.count * ROW_WORDS));
  replacePacked(day, room.fromByte, room.toByte, room, packed, room);
}

/** Puts the first rows of `source`, packed, in place of the bytes from one to another. */
function replacePacked(day: OfficerDay, from: number, to: number, source: DayRows, fixes: number, room: Stretch): void {
  const most = roomForPacked(fixes);
  if (room.bytes.length < most) room.bytes = new Uint8Array(most);
  const length = packFixes(source, 0, fixes, room.bytes);
  const total = day.packedBytes - (to - from) + length;
  if (total > day.packed.length) growPacked(day, total);
  if (to < day.packedBytes) day.packed.copyWithin(from + length, to, day.packedBytes);
  day.packed.set(room.bytes.subarray(0, length), from);
  day.packedBytes = total;
}

/** Room for two blocks more, later in the day an eighth more: what is never used is the price of not moving the day for each block. */
function growPacked(day: OfficerDay, bytes: number): void {
  const larger = new Uint8Array(bytes + Math.max(SPARE_BYTES, bytes >> 3));
  larger.set(day.packed.subarray(0, day.packedBytes));
  day.packed = larger;
}

/** All fixes of a day as rows in `room`. */
export function wholeDay(day: OfficerDay, room: Stretch): DayRows {
  openStretch(day, 0, room);
  while (extendStretch(day, room));
  return room;
}

/** When an officer was last present in a grid, milliseconds since the day began; -1 for never. */
export function lastSinceMsIn(day: OfficerDay, grid: number, room: Stretch): number {
  for (let at = day.count - 1; at >= 0; at--) if (presentIn(day, at) === grid) return sinceMsAt(day, at);
  let block = -1;
  for (let at = 0; at < day.packedBytes; at = endOfBlock(day.packed, at))
    if (lastOfBlockIn(day.packed, at, grid) >= 0) block = at;
  if (block < 0) return -1;
  room.count = 0;
  unpackBlock(day.packed, block, room);
  return room.rows[lastOfBlockIn(day.packed, block, grid) * ROW_WORDS + ROW.sinceMs]!;
}
