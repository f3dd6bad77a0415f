import type { ActorRole } from '../../shared/access/roles.ts';
import type { LoopRules } from '../../shared/cases/case-conditions.ts';
import type { CaseActor } from '../../shared/cases/case-sides.ts';
import { FIELD_ROLES, type FieldRole } from '../../shared/model/officer.ts';

/** Somebody who takes steps of cases; of a field team with a line of the roster, named by the role. */
export function caseActor(role: ActorRole, over: Partial<CaseActor> = {}): CaseActor {
  const team = FIELD_ROLES.find((one): one is FieldRole => one === role) ?? null;
  return {
    id: `account:${role}`,
    account: role,
    role,
    town: null,
    officer: team && `E-${team}`,
    grids: [],
    team,
    simulated: false,
    ...over,
  };
}

/** The figures of the shipped packs, as far as steps need them. */
export function loopRulesAt(nowMs: number, more: Partial<LoopRules> = {}): LoopRules {
  return {
    nowMs,
    extension: { most: 2, approvals: 2 },
    suspension: { most: 1, longestDays: 365, approvals: 2 },
    emergencyFirst: true,
    toldLater: { withinHours: 12, toleranceSeconds: 60 },
    ...more,
  };
}
