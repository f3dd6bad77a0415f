import type { ImportCaseInput } from '../../shared/http/case-bodies.ts';
import type { CaseState, CaseView } from '../../shared/model/case.ts';
import { nextCaseStep } from '../../shared/simulation/case-script.ts';
import type { PlannedCase } from '../../shared/simulation/case-stream.ts';

/** Allowance of a case whose time the server has not told yet; only decides which past cases ended late. */
const USUAL_ALLOWANCE_MS = 4 * 3_600_000;

interface Progress {
  id: string;
  state: CaseState;
  updatedMs: number;
  dueMs: number | null;
  version: number;
  isChecked: boolean;
  closedMs: number | null;
}

/** A case that was reported while nobody simulated, as far as it has come by now. `dispatchTo` names who it is with. */
export function pastCase(
  planned: PlannedCase,
  nowMs: number,
  options: { readonly seed: string; readonly timeZone: string; readonly dispatchTo: string | null },
): ImportCaseInput {
  const { id, place, atMs, kind, category, severity, source, description } = planned;
  const progress: Progress = {
    id,
    state: 'reported',
    updatedMs: atMs,
    dueMs: atMs + USUAL_ALLOWANCE_MS,
    version: 1,
    isChecked: false,
    closedMs: null,
  };
  while (advance(progress, nowMs, options));
  const isDispatched: readonly CaseView['state'][] = ['dispatched', 'handling', 'checking', 'closed'];
  return {
    id,
    description,
    lon: place[0],
    lat: place[1],
    kind,
    category,
    severity,
    source,
    reportedMs: atMs,
    updatedMs: progress.updatedMs,
    closedMs: progress.closedMs,
    state: progress.state,
    officer: isDispatched.includes(progress.state) ? options.dispatchTo : null,
    simulated: true,
  };
}

/** Takes the next step when its time has come; false when it has not, or when the case has ended. */
function advance(
  progress: Progress,
  nowMs: number,
  options: { readonly seed: string; readonly timeZone: string },
): boolean {
  const step = nextCaseStep(progress, options.seed, options.timeZone);
  if (!step || step.atMs > nowMs) return false;
  progress.state = step.to;
  progress.updatedMs = Math.round(step.atMs);
  progress.version++;
  progress.isChecked = step.action === 'check';
  if (step.to === 'closed') progress.closedMs = progress.updatedMs;
  return true;
}
