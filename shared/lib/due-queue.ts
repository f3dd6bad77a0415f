/**
 * Items that each wait for a moment, numbered from 0: what is due is found without a look at the others. A ring of slots,
 * each a list of its items; one that waits for longer than the ring is long comes up once a round and is put in again.
 */
export interface DueQueue {
  readonly slotMs: number;
  /** By slot of the ring: its first item, -1 for none. */
  readonly first: Int32Array;
  /** By item: the ones after and before it in its slot, -1 for none. */
  readonly after: Int32Array;
  readonly before: Int32Array;
  /** By item: its slot of the ring, -1 when it waits for nothing. */
  readonly place: Int32Array;
  /** Where slots are counted from, epoch ms. */
  fromMs: number;
  /** The first slot that may hold something. */
  slot: number;
}

const NONE = -1;

/** @param slots length of the ring: an hour and a bit by default */
export function emptyDueQueue(items: number, slotMs = 1000, slots = 4096): DueQueue {
  const nothing = (length: number) => new Int32Array(length).fill(NONE);
  return {
    slotMs,
    first: nothing(slots),
    after: nothing(items),
    before: nothing(items),
    place: nothing(items),
    fromMs: 0,
    slot: 0,
  };
}

/** Nobody waits for anything; time goes on from this moment. */
export function resetDue(queue: DueQueue, nowMs: number): void {
  queue.first.fill(NONE);
  queue.place.fill(NONE);
  queue.fromMs = nowMs;
  queue.slot = 0;
}

/** Has an item come up at a moment, or earlier where it waits for something earlier already; never for Infinity. */
export function putDue(queue: DueQueue, item: number, dueMs: number): void {
  if (dueMs === Infinity) return;
  const { first, place, slotMs } = queue;
  const slots = first.length;
  const slotsAhead = Math.floor((dueMs - queue.fromMs) / slotMs) - queue.slot;
  const ahead = Math.min(slots - 1, Math.max(0, slotsAhead));
  const now = queue.slot % slots;
  const known = place[item]!;
  if (known !== NONE && (known - now + slots) % slots <= ahead) return;
  if (known !== NONE) unlink(queue, item);
  link(queue, item, (now + ahead) % slots);
}

/** Takes out what is due, in no order: all of a slot as soon as it begins, so early by less than a slot and never late. */
export function takeDue(queue: DueQueue, nowMs: number): number[] {
  const { first, after, place, fromMs, slotMs } = queue;
  const slots = first.length;
  const last = Math.floor((nowMs - fromMs) / slotMs);
  const due: number[] = [];
  for (let slot = Math.max(queue.slot, last - slots + 1); slot <= last; slot++) {
    for (let item = first[slot % slots]!; item !== NONE; item = after[item]!) {
      place[item] = NONE;
      due.push(item);
    }
    first[slot % slots] = NONE;
  }
  queue.slot = Math.max(queue.slot, last);
  return due;
}

function link({ first, after, before, place }: DueQueue, item: number, slot: number): void {
  const next = first[slot]!;
  after[item] = next;
  before[item] = NONE;
  if (next !== NONE) before[next] = item;
  first[slot] = item;
  place[item] = slot;
}

function unlink({ first, after, before, place }: DueQueue, item: number): void {
  const [next, previous] = [after[item]!, before[item]!];
  if (previous === NONE) first[place[item]!] = next;
  else after[previous] = next;
  if (next !== NONE) before[next] = previous;
}
