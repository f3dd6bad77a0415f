import type { CoveragePolicy } from '../../shared/coverage/coverage-policy.ts';
import type { Officer, OfficerState } from '../../shared/model/officer.ts';
import type { StoredFix } from '../ports/fixes.ts';
import type { LiveOfficer } from '../ports/world.ts';
import type { AlertPolicy } from '../../shared/policy/alert-policy.ts';
import type { AlertBook } from './alert-book.ts';

/** Watches officers on shift: silence (ALR-3) and long absence from the own town (ALR-4). */
export interface OfficerAlerts {
  /** The newest fix of an officer, with the town that it lies in (null outside every grid). */
  placed(officer: Officer, fix: StoredFix, town: string | null): void;
  stateChanged(live: LiveOfficer, before: OfficerState, nowMs: number): void;
  /** Raises what has lasted long enough. */
  age(nowMs: number): void;
}

export function createOfficerAlerts(
  book: AlertBook,
  today: () => {
    readonly alerts: Pick<AlertPolicy, 'outsideDwellMs'>;
    readonly coverage: Pick<CoveragePolicy, 'silentAfterMs' | 'maxAccuracyM'>;
  },
): OfficerAlerts {
  const outside = new Map<string, { readonly officer: Officer; readonly sinceMs: number; readonly lastMs: number }>();
  /** Began the shift without a fix; counted as silent only after as long as any other silence. */
  const awaited = new Map<string, { readonly officer: Officer; readonly dueMs: number }>();

  function raise(kind: 'officer-silent' | 'officer-outside', officer: Officer, sinceMs: number): void {
    book.raise({
      id: `${kind}:${officer.id}`,
      kind,
      town: officer.town,
      grid: null,
      officer: officer.id,
      case: null,
      sinceMs,
      severity: 'warning',
    });
  }

  /** Only of who is known to be outside was anything raised. */
  function endOutside(officer: Officer): void {
    if (outside.delete(officer.id)) book.clear(`officer-outside:${officer.id}`);
  }

  return {
    placed(officer, { accuracyM, fixTimeMs }, town) {
      if (accuracyM !== null && accuracyM > today().coverage.maxAccuracyM) return;
      if (town === officer.town) return endOutside(officer);
      const sinceMs = outside.get(officer.id)?.sinceMs ?? fixTimeMs;
      outside.set(officer.id, { officer, sinceMs, lastMs: fixTimeMs });
    },
    stateChanged({ officer, state }, before, nowMs) {
      if (state === 'off-duty' || state === 'on-break') endOutside(officer);
      if (state !== 'silent') {
        awaited.delete(officer.id);
        return book.clear(`officer-silent:${officer.id}`);
      }
      // After a break a phone begins anew, as at the beginning of the shift.
      if (before === 'off-duty' || before === 'on-break')
        awaited.set(officer.id, { officer, dueMs: nowMs + today().coverage.silentAfterMs });
      else raise('officer-silent', officer, nowMs);
    },
    age(nowMs) {
      for (const [id, { officer, dueMs }] of awaited) {
        if (nowMs <= dueMs) continue;
        awaited.delete(id);
        raise('officer-silent', officer, dueMs);
      }
      const { outsideDwellMs } = today().alerts;
      for (const { officer, sinceMs, lastMs } of outside.values()) {
        if (lastMs - sinceMs > outsideDwellMs) raise('officer-outside', officer, sinceMs);
      }
    },
  };
}
