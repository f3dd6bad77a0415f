import type { Actor } from '../../shared/access/authorize.ts';
import type { CaseActor } from '../../shared/cases/case-sides.ts';
import { FIELD_ROLES, type FieldRole, type Officer } from '../../shared/model/officer.ts';

/** Tells of which team somebody is: by the line of the roster behind a person or a device, else by the role. */
export function teamsOf(officers: readonly Officer[]): (actor: Actor) => CaseActor {
  const teams = new Map(officers.map(({ id, role }) => [id, role]));
  return (actor) => ({ ...actor, team: teamOf(actor, teams) });
}

function teamOf({ officer, role }: Actor, teams: ReadonlyMap<string, FieldRole>): FieldRole | null {
  const ofRoster = officer === null ? undefined : teams.get(officer);
  return ofRoster ?? FIELD_ROLES.find((team) => team === role) ?? null;
}
