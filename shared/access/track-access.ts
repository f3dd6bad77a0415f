import type { PrivacyPolicy } from '../policy/privacy-policy.ts';
import type { ActorRole } from './roles.ts';

/** What the track of somebody else may be read for; there is no other reason (ACC-20). */
export const TRACK_PURPOSES = ['dispatch', 'officer-safety', 'grid-coverage', 'case-evidence'] as const;
export type TrackPurpose = (typeof TRACK_PURPOSES)[number];

export interface TrackQuestion {
  readonly role: ActorRole;
  /** The actor is the officer. */
  readonly isOwn: boolean;
  readonly purpose: TrackPurpose | null;
  readonly fromMs: number;
  readonly nowMs: number;
  /** An approved ticket of this actor covers officer, span and purpose, and has not run out. */
  readonly hasTicket: boolean;
}

export type TrackRefusal = 'purpose-missing' | 'older-than-window' | 'no-window';

const DAY_MS = 86_400_000;

/** Those who lead the work look back some days without asking; whoever inspects never looks without a ticket. */
const LOOKS_BACK: ReadonlySet<ActorRole> = new Set(['district-office', 'town-manager', 'dispatcher']);

/** Why a track is not shown; null when it is (ACC-20 to ACC-22). That the role may read tracks at all is asked before. */
export function trackRefusal(question: TrackQuestion, policy: PrivacyPolicy): TrackRefusal | null {
  const { role, isOwn, purpose, fromMs, nowMs, hasTicket } = question;
  if (!isOwn && purpose === null) return 'purpose-missing';
  if (hasTicket) return null;
  const days = windowDays(role, isOwn, policy);
  if (days === null) return 'no-window';
  return nowMs - fromMs > days * DAY_MS ? 'older-than-window' : null;
}

/** How many days back a role sees without a ticket; null for none at all. */
export function windowDays(role: ActorRole, isOwn: boolean, policy: PrivacyPolicy): number | null {
  if (isOwn) return policy.ownTrackDays;
  return LOOKS_BACK.has(role) ? policy.trackDays : null;
}
