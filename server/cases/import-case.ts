import { caseDeadline, deadlineBySpan, type CaseLimits } from '../../shared/cases/lateness.ts';
import { handlingMoment } from '../../shared/cases/next-moment.ts';
import { isEnded } from '../../shared/cases/ended-states.ts';
import { importCaseSchema, type ImportCase } from '../../shared/http/case-bodies.ts';
import { formatTimeLimit } from '../../shared/clocks/time-limit.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { CaseView } from '../../shared/model/case.ts';
import type { Locate } from './case-place.ts';
import { NOT_BEGUN } from './open-case.ts';

export interface RowRefusal {
  readonly field: string;
  readonly reason: string;
}

interface Surroundings {
  readonly nowMs: number;
  /** The limits of the local day of an instant. */
  readonly limitsAt: (atMs: number) => CaseLimits;
  readonly locate: Locate;
}

const CLOCK_SLACK_MS = 24 * 3_600_000;

/**
 * A case from one imported row, or the field that is wrong. Without a due time of its own a real one has none: our limits
 * were not those of whoever handled it. A simulated one gets that of its category on the day of its report.
 */
export function parseImportCase(input: unknown, around: Surroundings): Result<CaseView, RowRefusal> {
  const parsed = importCaseSchema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(issue?.path.join('.') ?? '', issue?.message ?? 'invalid');
  }
  const row = parsed.data;
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(row.id)) return refuse('id', 'holds control characters');
  if ((row.lon === null) !== (row.lat === null)) return refuse(row.lon === null ? 'lon' : 'lat', 'is missing');
  for (const field of ['reportedMs', 'updatedMs', 'closedMs'] as const)
    if ((row[field] ?? 0) > around.nowMs + CLOCK_SLACK_MS) return refuse(field, 'lies in the future');
  if (row.reportedMs < 0) return refuse('reportedMs', 'lies before 1970');
  if ((row.closedMs ?? row.reportedMs) < row.reportedMs) return refuse('closedMs', 'is before the report');
  return ok(caseOf(row, around));
}

function caseOf(row: ImportCase, { nowMs, limitsAt, locate }: Surroundings): CaseView {
  const place = row.lon === null || row.lat === null ? null : locate(row.lon, row.lat);
  const ownLimits = row.simulated && (row.dueMs ?? null) === null;
  const deadline = ownLimits
    ? caseDeadline(row.category, row.reportedMs, limitsAt(row.reportedMs))
    : deadlineBySpan(row.reportedMs, row.dueMs ?? null, limitsAt(nowMs).warnShare);
  const limit = ownLimits ? limitsAt(row.reportedMs).limits[row.category] : undefined;
  const updatedMs = row.updatedMs ?? row.closedMs ?? row.reportedMs;
  const item: CaseView = {
    ...NOT_BEGUN,
    id: row.id,
    town: place?.town ?? null,
    community: place?.community ?? null,
    grid: place?.grid ?? null,
    kind: row.kind,
    category: row.category,
    code: null,
    state: row.state,
    severity: row.severity,
    source: row.source,
    description: row.description,
    lon: row.lon,
    lat: row.lat,
    reportedMs: row.reportedMs,
    updatedMs,
    ...deadline,
    limit: limit ? formatTimeLimit(limit) : null,
    closedMs: isEnded(row.state) ? (row.closedMs ?? updatedMs) : null,
    officer: row.officer ?? null,
    simulated: row.simulated,
    version: 1,
  };
  return { ...item, ...handlingMoment(item), waits: row.state === 'checking' ? ['check'] : [] };
}

function refuse(field: string, reason: string): Result<never, RowRefusal> {
  return err({ field, reason });
}
