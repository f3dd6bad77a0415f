import type { FixStore } from '../ports/fixes.ts';

/**
 * The fixes with officers numbered as in today's roster (STO-2). `slots` are the officers as the store numbers them; a
 * fix of somebody who has left the roster is nobody's.
 */
export function fixesInRosterOrder(fixes: FixStore, officerIds: readonly string[], slots: readonly string[]): FixStore {
  if (officerIds.every((id, index) => slots[index] === id) && slots.length === officerIds.length) return fixes;
  const slotOfId = new Map(slots.map((id, slot) => [id, slot]));
  const slotOf = officerIds.map((id) => slotOfId.get(id) ?? null);
  const indexOf = new Map(slotOf.map((slot, index) => [slot, index]));
  const stored = (index: number | null) => (index === null ? null : (slotOf[index] ?? null));
  const today = (slot: number | null) => (slot === null ? null : (indexOf.get(slot) ?? null));
  const inToday = <T extends { readonly officerIndex: number | null }>(rows: readonly T[]): readonly T[] =>
    rows.map((fix) => ({ ...fix, officerIndex: today(fix.officerIndex) }));
  return {
    ...fixes,
    append: (batch) => fixes.append(batch.map((fix) => ({ ...fix, officerIndex: stored(fix.officerIndex) }))),
    acceptedSince: (fromMs, eachPage, toMs) => fixes.acceptedSince(fromMs, (page) => eachPage(inToday(page)), toMs),
    acceptedAfter: (seq, fromMs, eachPage) => fixes.acceptedAfter(seq, fromMs, (page) => eachPage(inToday(page))),
    decidedAfter: (seq, eachPage) => fixes.decidedAfter(seq, (page) => eachPage(inToday(page))),
    latest: async () => inToday(await fixes.latest()),
    latestOfOfficers: async () => inToday(await fixes.latestOfOfficers()),
    async track(officer, fromMs, toMs, scope, limit) {
      const slot = stored(officer.index);
      return slot === null ? [] : inToday(await fixes.track({ ...officer, index: slot }, fromMs, toMs, scope, limit));
    },
  };
}

/** The store's numbering with whoever is new in the roster at its end: a number once given is never another's. */
export function extendSlots(known: readonly string[], officerIds: readonly string[]): readonly string[] {
  const there = new Set(known);
  return [...known, ...officerIds.filter((id) => !there.has(id))];
}
