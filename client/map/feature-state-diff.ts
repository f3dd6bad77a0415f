import type { FeatureStates } from './layer.ts';

/** One thing to tell the map: keys to set, or keys (null: all) to take away. */
export type StateChange =
  | { readonly id: number; readonly set: Readonly<Record<string, unknown>> }
  | { readonly id: number; readonly remove: string | null };

const NO_STATES: FeatureStates = new Map();

/** What turns the states that were sent last time into the wanted ones; nothing for a feature that is as it was. */
export function diffFeatureStates(sent: FeatureStates = NO_STATES, wanted: FeatureStates): StateChange[] {
  if (sent === wanted) return [];
  const changes: StateChange[] = [];
  for (const [id, next] of wanted) {
    const before = sent.get(id);
    if (before === next) continue;
    const set = changedKeys(before ?? {}, next);
    if (set) changes.push({ id, set });
    for (const key in before) if (!(key in next)) changes.push({ id, remove: key });
  }
  for (const id of sent.keys()) if (!wanted.has(id)) changes.push({ id, remove: null });
  return changes;
}

function changedKeys(
  before: Readonly<Record<string, unknown>>,
  next: Readonly<Record<string, unknown>>,
): Record<string, unknown> | null {
  let set: Record<string, unknown> | null = null;
  for (const key in next) if (!Object.is(before[key], next[key])) (set ??= {})[key] = next[key];
  return set;
}
