import { SYSTEM_ACTOR, type NewCaseEvent } from '../../shared/cases/case-event.ts';
import type { CaseActor } from '../../shared/cases/case-sides.ts';
import { isEnded } from '../../shared/cases/ended-states.ts';
import { WHOLE_DISTRICT } from '../../shared/access/read-scope.ts';
import { marked } from '../../shared/cases/case-marks.ts';
import { takeStep, type TakenStep } from '../../shared/cases/take-step.ts';
import { judgeStep } from '../../shared/cases/workflow.ts';
import type { CaseFact } from '../../shared/model/case.ts';
import type { StoredCase } from '../ports/cases.ts';
import type { CaseParts } from './case-parts.ts';

/** What time alone does to cases: suspended ones go on, and those that run over are noted (CAS-11, CAS-20). */
export interface CaseTimer {
  /** Does what is due at `nowMs`, a bounded part of it; the rest at the next tick. */
  tick(nowMs: number): Promise<void>;
}

/** After a long stop many run over at once: the store has other things to do. */
const MOST_A_TICK = 50;

const CLOCK: CaseActor = {
  id: SYSTEM_ACTOR,
  account: null,
  role: 'operator',
  town: null,
  officer: null,
  grids: [],
  team: null,
  simulated: false,
};

export function createCaseTimer(
  parts: Pick<CaseParts, 'store' | 'world' | 'limitsAt' | 'marksAt' | 'rulesAt'>,
): CaseTimer {
  const { store, world, limitsAt, marksAt, rulesAt } = parts;
  /** Due times that were noted, by case. */
  const noted = new Map<string, number>();
  let running: Promise<void> | null = null;

  function isDue(item: CaseFact, nowMs: number): boolean {
    if (item.suspendedUntilMs !== null) return nowMs >= item.suspendedUntilMs;
    return item.dueMs !== null && nowMs > item.dueMs && !isEnded(item.state) && noted.get(item.id) !== item.dueMs;
  }

  async function attend(id: string, nowMs: number): Promise<void> {
    const stored = await store.cases.get(id, WHOLE_DISTRICT);
    if (!stored || !isDue(stored.item, nowMs)) return;
    const { item } = stored;
    if (item.suspendedUntilMs === null && isNoted(stored)) return void noted.set(id, item.dueMs!);
    const taken = item.suspendedUntilMs === null ? overdueOf(stored, nowMs) : resumed(stored, nowMs);
    if (taken === null || (await store.cases.update(taken.item, taken.event)) === null) return;
    if (taken.event.action === 'overdue') noted.set(id, item.dueMs!);
    world.caseCommitted(taken.item);
  }

  function resumed({ item, events }: StoredCase, nowMs: number): TakenStep | null {
    const step = { action: 'resume', note: '挂账到期' } as const;
    const judged = judgeStep(item, events, CLOCK, step, rulesAt(nowMs));
    if (!judged.ok) return null;
    const taken = takeStep(judged.value, step, CLOCK, { deadlines: limitsAt(item.reportedMs) });
    return { ...taken, item: marked(taken.item, events, taken.event, marksAt(item.reportedMs)) };
  }

  async function attendAll(nowMs: number): Promise<void> {
    for (const id of noted.keys()) if (isOver(id)) noted.delete(id);
    const due = [...world.facts().cases.values()].filter((item) => isDue(item, nowMs)).slice(0, MOST_A_TICK);
    for (const { id } of due) await attend(id, nowMs);
  }

  function isOver(id: string): boolean {
    const item = world.facts().cases.get(id);
    return !item || isEnded(item.state);
  }

  return {
    tick(nowMs) {
      running ??= attendAll(nowMs).finally(() => (running = null));
      return running;
    },
  };
}

/** Whether the log says already that this due time has passed. */
function isNoted({ item, events }: StoredCase): boolean {
  return events.some(({ action, extra }) => action === 'overdue' && extra.dueMs === item.dueMs);
}

/** The case stays as it is and where it is; that its time has passed is a row of its log. */
function overdueOf({ item }: StoredCase, nowMs: number): TakenStep {
  const event: NewCaseEvent = {
    caseId: item.id,
    atMs: nowMs,
    actor: SYSTEM_ACTOR,
    role: 'system',
    action: 'overdue',
    from: item.state,
    to: item.state,
    note: null,
    officer: item.officer,
    photo: null,
    outcome: null,
    extra: { dueMs: item.dueMs },
  };
  return { item: { ...item, version: item.version + 1 }, event };
}
