import type { Alert, Change } from '../../shared/world/change.ts';

/** Alerts that stand, at most so many of a kind. Raising and clearing twice does nothing; `takeChanges` tells what is new. */
export interface AlertBook {
  raise(alert: Alert): void;
  clear(id: string): void;
  clearKinds(kinds: readonly Alert['kind'][]): void;
  all(): readonly Alert[];
  /** What has to be told since the last call. What came and went in between is not told at all. */
  takeChanges(): readonly Change[];
}

export function createAlertBook(openPerKind: () => number): AlertBook {
  const open = new Map<string, Alert>();
  /** Pushed out by newer ones while their cause lasts: not raised again before it has ended. */
  const pushedOut = new Map<string, Alert['kind']>();
  const told = new Map<string, Alert>();

  function pushOutOldest(kind: Alert['kind']): void {
    const ofKind = [...open.values()].filter((alert) => alert.kind === kind);
    for (const { id } of ofKind.slice(0, Math.max(0, ofKind.length - openPerKind()))) {
      open.delete(id);
      pushedOut.set(id, kind);
    }
  }

  return {
    raise(alert) {
      if (open.has(alert.id) || pushedOut.has(alert.id)) return;
      open.set(alert.id, alert);
      pushOutOldest(alert.kind);
    },
    clear(id) {
      open.delete(id);
      pushedOut.delete(id);
    },
    clearKinds(kinds) {
      for (const { id, kind } of open.values()) if (kinds.includes(kind)) open.delete(id);
      for (const [id, kind] of pushedOut) if (kinds.includes(kind)) pushedOut.delete(id);
    },
    all: () => [...open.values()],
    takeChanges() {
      const changes: Change[] = [];
      for (const [id, { town }] of told) {
        if (open.has(id)) continue;
        told.delete(id);
        changes.push({ kind: 'alert-cleared', id, town });
      }
      for (const [id, alert] of open) {
        if (told.has(id)) continue;
        told.set(id, alert);
        changes.push({ kind: 'alert-raised', alert });
      }
      return changes;
    },
  };
}
