import type { Alert, Change } from './change.ts';
import type { WorldSnapshot } from './facts.ts';

/** Alerts that tell where somebody is, or that nobody knows it. */
const OF_POSITIONS: ReadonlySet<Alert['kind']> = new Set(['officer-silent', 'officer-outside']);

/** The part of a change that tells nobody's whereabouts (ACC-13); null when nothing is left. */
export function changeWithoutPositions(change: Change): Change | null {
  switch (change.kind) {
    case 'grids':
      return { kind: 'grids', grids: change.grids.map((grid) => ({ ...grid, present: [] })) };
    case 'alert-raised':
      return OF_POSITIONS.has(change.alert.kind) ? null : change;
    default:
      return change;
  }
}

export function snapshotWithoutPositions(snapshot: WorldSnapshot): WorldSnapshot {
  return {
    ...snapshot,
    grids: snapshot.grids.map((grid) => ({ ...grid, present: [] })),
    alerts: snapshot.alerts.filter(({ kind }) => !OF_POSITIONS.has(kind)),
  };
}
