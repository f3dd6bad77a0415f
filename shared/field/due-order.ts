import type { CaseView } from '../model/case.ts';

type Dated = Pick<CaseView, 'id' | 'nextDueMs' | 'severity' | 'reportedMs'>;

/** Cases in the order in which they have to be done: what is due first by the clock that is next (CAS-25), then what has no limit; major ones before others of the same moment. */
export function byDue<T extends Dated>(cases: readonly T[]): readonly T[] {
  return [...cases].sort(
    (a, b) =>
      compare(a.nextDueMs ?? Infinity, b.nextDueMs ?? Infinity) ||
      rank(a) - rank(b) ||
      a.reportedMs - b.reportedMs ||
      a.id.localeCompare(b.id),
  );
}

/** Two cases without a limit are equal here; Infinity − Infinity is not. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function rank({ severity }: Dated): number {
  return severity === 'major' ? 0 : 1;
}
