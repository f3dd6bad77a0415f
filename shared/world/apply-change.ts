import type { Change } from './change.ts';
import type { WorldFacts } from './facts.ts';
import { unreachable } from '../lib/assert.ts';
import { pagesOf } from './grid-pages.ts';

/**
 * The facts after a batch of changes. Server and browser run this same function, so they cannot disagree
 * about what a change means. Collections are replaced, never mutated; those not touched keep their identity.
 */
export function applyChanges(facts: WorldFacts, changes: readonly Change[]): WorldFacts {
  const next = { ...facts };
  for (const change of changes) applyOne(next, facts, change);
  return next;
}

type Draft = { -readonly [K in keyof WorldFacts]: WorldFacts[K] };

function applyOne(next: Draft, before: WorldFacts, change: Change): void {
  switch (change.kind) {
    case 'grids': {
      next.grids = pagesOf(next.grids).with(change.grids);
      return;
    }
    case 'case': {
      const known = next.cases.get(change.case.id);
      if (known && known.version > change.case.version) return;
      next.cases = editable(next.cases, before.cases).set(change.case.id, change.case);
      return;
    }
    case 'alert-raised':
      next.alerts = editable(next.alerts, before.alerts).set(change.alert.id, change.alert);
      return;
    case 'alert-cleared': {
      const alerts = editable(next.alerts, before.alerts);
      alerts.delete(change.id);
      next.alerts = alerts;
      return;
    }
    case 'findings':
      next.findings = change.findings;
      return;
    case 'standing':
      next.standings = editable(next.standings, before.standings).set(change.standing.code, change.standing);
      return;
    default:
      unreachable(change);
  }
}

/** A copy of the collection on its first edit in this batch; the copy itself on later ones. */
function editable<K, V>(current: ReadonlyMap<K, V>, before: ReadonlyMap<K, V>): Map<K, V> {
  return current === before ? new Map(current) : (current as Map<K, V>);
}
