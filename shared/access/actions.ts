/**
 * Everything that can be done, once. `place` actions are judged by where a thing is and whose it is; `whole` actions
 * have no place: a role has them or has not.
 */
export const ACTION_KINDS = {
  /** What anybody may know of a town: name, outline, class. Its grade and counts are for those who may also watch it (ACC-9). */
  'district:read': 'place',
  /** Live facts of a scope: grids, cases without what people wrote, alerts, grades, counts. */
  'scope:watch': 'place',
  /** Where officers are right now, and who is present in which grid. */
  'position:read': 'place',
  'coverage:read': 'place',
  'trend:read': 'place',
  /** Names of officers, their posts, grids and shifts. */
  'roster:read': 'place',
  /** Where an officer was: named purpose, window by role (ACC-20). */
  'track:read': 'place',
  /** Ask for an older track, with a reason (ACC-21). */
  'track:ticket': 'place',
  /** Decide on somebody else's ticket. */
  'track:approve': 'place',
  /** A case with what people wrote in it. */
  'case:read': 'place',
  'case:open': 'place',
  /** Take steps of cases at all; which ones is told by the next five, and by the loop itself (CAS-8). */
  'case:act': 'place',
  /** Command: take in, file, send, merge, escalate. */
  'case:desk': 'place',
  /** Supervision: approve, close, send back. Never by who sent. */
  'case:judge': 'place',
  /** Supervision on site: verify and check. */
  'case:check': 'place',
  'case:field': 'place',
  /** Answer a whistle; the loop lets enforcement officers only. */
  'case:whistle': 'place',
  /** Urge an open case (督办), seen by desk, phone and alerts (CAS-27). */
  'case:urge': 'place',
  'case:import': 'place',
  /** Add a photo: whoever reported the case, has it in hand or is at the desk (PHO-5). */
  'photo:add': 'place',
  /** Record a spot check: what stood there, and whether the patrol was seen (RAT-7). */
  'spot:record': 'place',
  /** Scores of units with their parts, deductions and consequences: more than the class and grade that maps show. */
  'assessment:read': 'place',
  /** Payout sheets of units: what each is given, and what it is not. */
  'funding:read': 'place',
  /** What the server took in, counted over all towns: it lies in none of them. */
  'ingest:read': 'place',
  /** Enrol, rotate and revoke the devices of officers. */
  'device:enrol': 'place',
  /** Enrol and revoke walls. */
  'display:enrol': 'place',
  /** Policy packs, and previews that change nothing. */
  'policy:read': 'whole',
  'position:send': 'whole',
  /** Tell when one is on a break, and when it is over (ACC-34). */
  'duty:break': 'whole',
  /** One's own phone in the street: what is to be done, and its enrolment (PHN-11). */
  'field:own': 'whole',
  /** One's own account: password, second factor, sessions, who looked at me. */
  'account:own': 'whole',
  'account:read': 'whole',
  /** Create, lock and unlock accounts, reset passwords. */
  'account:keep': 'whole',
  /** Grant and take roles, end the sessions of others. */
  'account:grant': 'whole',
  'api-key:issue': 'whole',
  /** For other programs, by key (ACC-33). */
  'open311:read': 'place',
  'open311:write': 'place',
  /** Take lists of cases and rates away as files; audited (EXP-3). */
  'export:read': 'place',
  /** Who did what, who looked at whom, what was deleted. */
  'audit:read': 'whole',
} as const satisfies Readonly<Record<string, 'place' | 'whole'>>;

export type Action = keyof typeof ACTION_KINDS;
export const ACTIONS = Object.keys(ACTION_KINDS) as readonly Action[];
