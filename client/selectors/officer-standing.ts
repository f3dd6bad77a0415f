import type { OfficerItem } from '../../shared/http/district.ts';
import { OFFICER_STATES, type OfficerState } from '../../shared/model/officer.ts';

/** What is told of an officer now. Whoever is on a break has no place and no newest position (ACC-34). */
export interface OfficerStanding {
  readonly state: OfficerState;
  /** Newest position, epoch ms; null when there is none to be told. */
  readonly fixMs: number | null;
  readonly breakSinceMs: number | null;
}

/** As the last frame told it, else as the roster did when it was read. */
export function standingOf(
  roster: Pick<OfficerItem, 'state' | 'lastFixMs' | 'breakSinceMs'>,
  place: { readonly state: number; readonly fixMs: number } | null,
): OfficerStanding {
  const told = OFFICER_STATES[place?.state ?? -1];
  if (!place || told === undefined)
    return { state: roster.state, fixMs: roster.lastFixMs, breakSinceMs: roster.breakSinceMs };
  const isOnBreak = told === 'on-break';
  return { state: told, fixMs: isOnBreak ? null : place.fixMs, breakSinceMs: isOnBreak ? place.fixMs : null };
}
