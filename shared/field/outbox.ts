import { holds, needsOf, type CaseRef, type FieldCommand, type OutboxItem } from './command.ts';
import type { CaseAnswer, Outcome } from './outcome.ts';

/**
 * Commands that were given and not yet answered, in the order in which they were given (docs/rules/field.md). All functions are
 * pure: whoever calls keeps the result before the next command is sent.
 */
export interface Outbox {
  readonly items: readonly OutboxItem[];
  /** Nothing at all is sent before, epoch ms: there is no network, or the server asked to wait. */
  readonly pausedUntilMs: number;
  /** Tries in a row that got no answer. */
  readonly silentTries: number;
  /** Nothing is sent until the same person has signed in again. */
  readonly isSignedOut: boolean;
}

export const EMPTY_OUTBOX: Outbox = { items: [], pausedUntilMs: 0, silentTries: 0, isSignedOut: false };

/** The outbox of items that were kept, after the page was closed or killed: pauses are forgotten, the order is not. */
export function outboxOf(items: readonly OutboxItem[]): Outbox {
  return { ...EMPTY_OUTBOX, items: [...items].sort((a, b) => a.seq - b.seq) };
}

/** Adds a command at the end. */
export function enqueue(
  outbox: Outbox,
  given: { readonly key: string; readonly atMs: number; readonly command: FieldCommand },
): Outbox {
  const seq = (outbox.items.at(-1)?.seq ?? 0) + 1;
  const { key, atMs, command } = given;
  const item: OutboxItem = { key, seq, madeMs: atMs, command, attempts: 0, waitUntilMs: 0, refusal: null };
  return { ...outbox, items: [...outbox.items, item] };
}

export type Next =
  | { readonly kind: 'send'; readonly item: OutboxItem }
  | { readonly kind: 'wait'; readonly untilMs: number }
  | { readonly kind: 'sign-in' }
  /** Nothing is left but what was refused. */
  | { readonly kind: 'idle' };

/** What to do now: the oldest command that does not have to wait for an earlier one (PHN-2, PHN-4). */
export function nextOf(outbox: Outbox, nowMs: number): Next {
  const held = new Set<string>();
  let untilMs = Infinity;
  for (const item of outbox.items) {
    const isHeld = needsOf(item).some((need) => held.has(need));
    if (!isHeld && item.refusal === null && item.waitUntilMs <= nowMs) return sendOr(outbox, item, nowMs);
    held.add(holds(item));
    if (!isHeld && item.refusal === null) untilMs = Math.min(untilMs, item.waitUntilMs);
  }
  return untilMs === Infinity ? { kind: 'idle' } : { kind: 'wait', untilMs };
}

function sendOr({ isSignedOut, pausedUntilMs }: Outbox, item: OutboxItem, nowMs: number): Next {
  if (isSignedOut) return { kind: 'sign-in' };
  return pausedUntilMs > nowMs ? { kind: 'wait', untilMs: pausedUntilMs } : { kind: 'send', item };
}

/** When and how long to wait: `backoffMs` of a number of tries, from 1. */
export interface Pace {
  readonly nowMs: number;
  readonly backoffMs: (tries: number) => number;
}

/** The outbox after a try of one command (PHN-1, PHN-3). A command that is gone meanwhile changes nothing. */
export function settle(outbox: Outbox, key: string, outcome: Outcome, { nowMs, backoffMs }: Pace): Outbox {
  const item = outbox.items.find((one) => one.key === key);
  if (!item) return outbox;
  const heard: Outbox = { ...outbox, silentTries: 0, pausedUntilMs: 0 };
  const tried = { ...item, attempts: item.attempts + 1 };
  switch (outcome.kind) {
    case 'done':
      return { ...heard, items: afterDone(outbox.items, item, outcome) };
    case 'refused': {
      const { kind: _, ...why } = outcome;
      return replaced(heard, { ...tried, refusal: { ...why, atMs: nowMs } });
    }
    case 'failed':
      return replaced(heard, { ...tried, waitUntilMs: nowMs + backoffMs(tried.attempts) });
    case 'busy': {
      const askedMs = (outcome.retryAfterS ?? 0) * 1000;
      return replaced({ ...heard, pausedUntilMs: nowMs + Math.max(askedMs, backoffMs(tried.attempts)) }, tried);
    }
    case 'unreachable': {
      const silentTries = outbox.silentTries + 1;
      return replaced({ ...outbox, silentTries, pausedUntilMs: nowMs + backoffMs(silentTries) }, tried);
    }
    case 'signed-out':
      return { ...heard, isSignedOut: true };
  }
}

/** The network seems to be back, or the same person has signed in: nothing waits any longer. */
export function wake(outbox: Outbox): Outbox {
  return { ...outbox, pausedUntilMs: 0, silentTries: 0, isSignedOut: false };
}

function replaced(outbox: Outbox, item: OutboxItem): Outbox {
  return { ...outbox, items: outbox.items.map((one) => (one.key === item.key ? item : one)) };
}

/** What comes after a report is of the case that it opened; what was seen before a step saw the version after it. */
function afterDone(
  items: readonly OutboxItem[],
  done: OutboxItem,
  { opened, moved }: Extract<Outcome, { kind: 'done' }>,
): readonly OutboxItem[] {
  return items.flatMap((item) => {
    if (item.key === done.key) return [];
    if (opened && isOfReport(item, done.key)) return [withCase(item, opened)];
    return [moved ? withVersion(item, moved) : item];
  });
}

/** Whether a command is about the case that a report, not done yet, opens. */
export function isOfReport({ command }: OutboxItem, key: string): boolean {
  return 'of' in command && 'report' in command.of && command.of.report === key;
}

function withCase(item: OutboxItem, { id, version }: CaseAnswer): OutboxItem {
  const of: CaseRef = { case: id };
  const { command } = item;
  if (command.kind === 'photo') return { ...item, command: { ...command, of } };
  return command.kind === 'step' ? { ...item, command: { ...command, of, version } } : item;
}

function withVersion(item: OutboxItem, { id, version }: CaseAnswer): OutboxItem {
  const { command } = item;
  if (command.kind !== 'step' || !('case' in command.of) || command.of.case !== id) return item;
  return { ...item, command: { ...command, version: Math.max(command.version, version) } };
}
