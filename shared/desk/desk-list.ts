import { isEnded } from '../cases/ended-states.ts';
import { nextLatenessMs } from '../cases/lateness.ts';
import type { CaseFact } from '../model/case.ts';
import { matchesFilter, type DeskCase, type DeskFilter } from './desk-filter.ts';
import { byDue } from './desk-order.ts';

/** What the desk knows of cases: the live facts, and what the server was asked for, with its words. */
export interface KnownCases {
  readonly live: ReadonlyMap<string, CaseFact>;
  /** Whether the stream tells every open case: one that was read and is not told is open no more. */
  readonly isLive: boolean;
  readonly read: ReadonlyMap<string, DeskCase>;
}

export interface DeskList {
  /** In the order of DSK-2. */
  readonly rows: readonly DeskCase[];
  /** The next moment at which time alone changes what is shown, epoch ms; Infinity when none does. */
  readonly validUntilMs: number;
}

/**
 * The cases that are shown, once each (DSK-2): of what is live and what was read the newer version counts, with the words of
 * whichever has them.
 */
export function deskList(known: KnownCases, filter: DeskFilter, nowMs: number): DeskList {
  const rows: DeskCase[] = [];
  let validUntilMs = Infinity;
  for (const item of newest(known)) {
    if (filter.lateness !== null) validUntilMs = Math.min(validUntilMs, nextLatenessMs(item, nowMs));
    if (matchesFilter(item, filter, nowMs)) rows.push(item);
  }
  return { rows: rows.sort(byDue), validUntilMs };
}

/** Every case that is known, in its newest version. */
export function* newest({ live, isLive, read }: KnownCases): Iterable<DeskCase> {
  for (const fact of live.values()) {
    const before = read.get(fact.id);
    if (!before) yield fact;
    else if (before.version > fact.version) yield before;
    else yield before.description === undefined ? fact : { ...fact, description: before.description };
  }
  for (const item of read.values()) if (!live.has(item.id) && (!isLive || isEnded(item.state))) yield item;
}
