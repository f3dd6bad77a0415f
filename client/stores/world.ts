import { createStore } from 'zustand/vanilla';
import type { Change } from '../../shared/world/change.ts';
import { applyChanges } from '../../shared/world/apply-change.ts';
import { factsFromSnapshot, NO_FACTS, type WorldFacts, type WorldSnapshot } from '../../shared/world/facts.ts';

/** What the server said, numbered facts only. Positions never enter a store. */
export interface WorldState {
  readonly facts: WorldFacts;
  /** The changes of the last batch, so that a feed can show what is new; replaced with every batch. */
  readonly lastChanges: readonly Change[];
  snapshotReceived(snapshot: WorldSnapshot): void;
  changesReceived(changes: readonly Change[]): void;
}

export function createWorldStore() {
  return createStore<WorldState>()((set, get) => ({
    facts: NO_FACTS,
    lastChanges: [],
    snapshotReceived: (snapshot) => set({ facts: factsFromSnapshot(snapshot), lastChanges: [] }),
    changesReceived: (changes) => set({ facts: applyChanges(get().facts, changes), lastChanges: changes }),
  }));
}
export type WorldStore = ReturnType<typeof createWorldStore>;
