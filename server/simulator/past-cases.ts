import type { ImportCaseInput } from '../../shared/http/case-bodies.ts';
import { isEnded } from '../../shared/cases/ended-states.ts';
import type { CaseState } from '../../shared/model/case.ts';
import type { Officer } from '../../shared/model/officer.ts';
import type { CaseProgress } from '../../shared/simulation/case-detours.ts';
import { nextCaseStep } from '../../shared/simulation/case-script.ts';
import type { PlannedCase } from '../../shared/simulation/case-stream.ts';

/** Allowance of a case whose time the server has not told yet; only decides which past cases ended late. */
const USUAL_ALLOWANCE_MS = 4 * 3_600_000;

type Progress = { -readonly [K in keyof CaseProgress]: CaseProgress[K] } & { closedMs: number | null };

/** A case that was reported while nobody simulated, as far as it has come by now. `dispatchTo` is who it is with. */
export function pastCase(
  planned: PlannedCase,
  nowMs: number,
  options: { readonly seed: string; readonly timeZone: string; readonly dispatchTo: Officer | null },
): ImportCaseInput {
  const { id, place, atMs, kind, category, severity, source, description } = planned;
  const progress: Progress = {
    id,
    state: 'reported',
    category,
    source,
    updatedMs: atMs,
    dueMs: atMs + USUAL_ALLOWANCE_MS,
    version: 1,
    pending: null,
    whistledMs: null,
    responder: null,
    done: [],
    team: null,
    closedMs: null,
  };
  while (advance(progress, nowMs, options));
  const isDispatched: readonly CaseState[] = ['verifying', 'dispatched', 'handling', 'checking', 'closed', 'returned'];
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
    officer: isDispatched.includes(progress.state) ? (options.dispatchTo?.id ?? null) : null,
    simulated: true,
  };
}

/**
 * Takes the next step when its time has come; false when it has not, or when the case has ended. What is asked for and
 * whistled is left to the living: an import knows states and no log.
 */
function advance(
  progress: Progress,
  nowMs: number,
  options: { readonly seed: string; readonly timeZone: string },
): boolean {
  if (progress.closedMs !== null) return false;
  const step = nextCaseStep(progress, options.seed, options.timeZone);
  if (!step || step.atMs > nowMs) return false;
  progress.done = step.to === progress.state ? [...progress.done, wordOf(step)] : [];
  if (step.action === 'suspend' || step.action === 'extend') progress.done = [...progress.done, step.action];
  progress.state = step.to;
  progress.updatedMs = Math.round(step.atMs);
  progress.version++;
  if (isEnded(step.to)) progress.closedMs = progress.updatedMs;
  return true;
}

/** A step as `CaseProgress.done` has it. */
function wordOf({
  action,
  outcome,
}: {
  readonly action: string;
  readonly outcome?: string | null | undefined;
}): string {
  return outcome ? `${action}:${outcome}` : action;
}
