import { ACTION_KINDS, type Action } from './actions.ts';
import { API_SCOPES } from './api-scopes.ts';
import type { ActorRole } from './roles.ts';

/**
 * How far a right goes: things that are with the person; also those in the person's own grids; in the person's town; in
 * the district. Whoever is bound to a town stays in it, whatever the reach.
 */
export type Reach = 'person' | 'grid' | 'town' | 'district';

type Rights = Readonly<Partial<Record<Action, Reach>>>;

const all = (reach: Reach, ...actions: readonly Action[]): Rights =>
  Object.fromEntries(actions.map((action) => [action, reach]));

const OWN_ACCOUNT = all('person', 'account:own');
const RULES = all('district', 'policy:read');
const PLACES = all('district', 'district:read');
const LIVE = { ...PLACES, ...RULES, ...all('district', 'scope:watch', 'coverage:read', 'trend:read') };
const COMMAND = {
  ...LIVE,
  ...OWN_ACCOUNT,
  ...all('district', 'position:read', 'roster:read', 'case:read', 'export:read', 'assessment:read', 'ingest:read'),
};
const DESK = {
  ...COMMAND,
  ...all('district', 'track:read', 'track:ticket', 'case:open', 'case:act', 'case:desk', 'photo:add'),
};
const INSPECT = without(
  { ...COMMAND, ...all('district', 'funding:read', 'account:read', 'audit:read', 'track:ticket', 'track:read') },
  'position:read',
);

/** The five field teams. Nobody of them decides on penalties here; what each may do in a case is in `shared/duties`. */
const FIELD: Rights = {
  ...OWN_ACCOUNT,
  ...RULES,
  ...all('person', 'field:own', 'duty:break'),
  ...all('town', 'district:read', 'scope:watch', 'coverage:read', 'trend:read', 'position:read', 'roster:read'),
  // Which team may check, and which may answer a whistle, is told by the loop of cases.
  ...all('grid', 'case:read', 'case:check'),
  ...all('town', 'case:whistle'),
  // Whoever stands before something reports it, also beyond the border of the town: what one reports is one's own.
  ...all('person', 'case:open', 'case:act', 'case:field', 'photo:add', 'track:read'),
};

/**
 * Roles × actions × reach; what is not named is refused. From the roles of the five documents and of
 * design section 5; which role sees what of whom follows the table of docs/rules/access.md.
 */
export const RIGHTS: Readonly<Record<ActorRole, Rights>> = {
  'district-office': {
    ...DESK,
    ...all('district', 'case:judge', 'case:check', 'case:urge', 'spot:record'),
    ...all('district', 'funding:read', 'track:approve', 'device:enrol', 'display:enrol'),
  },
  'town-manager': {
    ...narrowed(without(DESK, 'ingest:read')),
    ...all('town', 'funding:read', 'case:field', 'device:enrol', 'display:enrol'),
  },
  dispatcher: { ...DESK, ...all('district', 'case:urge') },
  inspector: {
    ...OWN_ACCOUNT,
    ...PLACES,
    ...RULES,
    ...all('district', 'case:read', 'case:open', 'case:act', 'case:judge', 'case:check', 'case:urge', 'spot:record'),
    ...all('person', 'photo:add'),
  },
  employer: { ...OWN_ACCOUNT, ...PLACES, ...RULES, ...all('district', 'roster:read') },
  enforcement: FIELD,
  auxiliary: FIELD,
  maintenance: FIELD,
  sanitation: FIELD,
  information: FIELD,
  finance: { ...OWN_ACCOUNT, ...PLACES, ...RULES, ...all('district', 'assessment:read', 'funding:read') },
  audit: INSPECT,
  discipline: { ...INSPECT, ...all('district', 'track:approve') },
  leader: { ...COMMAND, ...all('district', 'funding:read') },
  display: { ...LIVE, ...all('district', 'position:read') },
  device: {
    ...all('person', 'position:send', 'duty:break', 'case:open', 'case:act', 'case:field', 'photo:add'),
    ...all('grid', 'case:check'),
    ...all('town', 'case:whistle'),
  },
  'system-admin': {
    ...OWN_ACCOUNT,
    ...PLACES,
    ...all('district', 'account:read', 'account:keep', 'device:enrol', 'display:enrol', 'ingest:read'),
  },
  'security-admin': {
    ...OWN_ACCOUNT,
    ...PLACES,
    ...all('district', 'account:read', 'account:grant', 'api-key:issue', 'audit:read'),
  },
  'audit-admin': { ...OWN_ACCOUNT, ...PLACES, ...all('district', 'audit:read') },
  'api-key': all('district', ...API_SCOPES),
  operator: {
    ...without(DESK, 'account:own', 'track:read', 'track:ticket'),
    ...all('district', 'case:judge', 'case:check', 'case:urge', 'case:field', 'case:import'),
    ...all('district', 'funding:read', 'device:enrol', 'display:enrol'),
  },
};

/** The same rights within one's own town; what has no place stays. */
function narrowed(rights: Rights): Rights {
  return Object.fromEntries(
    Object.entries(rights).map(([action, reach]) => [
      action,
      reach === 'district' && ACTION_KINDS[action as Action] === 'place' ? 'town' : reach,
    ]),
  );
}

function without(rights: Rights, ...actions: readonly Action[]): Rights {
  return Object.fromEntries(Object.entries(rights).filter(([action]) => !actions.includes(action as Action)));
}
