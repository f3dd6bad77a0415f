import { z } from 'zod';
import { ok, type Result } from '../lib/result.ts';
import { numberParameter, policyNumbers, type PolicyNumbers } from './policy-numbers.ts';
import type { PackInUse } from './resolve-parameter.ts';

/** Figures of the rules on positions of people (docs/rules/access.md, ACC-20 on). No document lays them down. */
export interface PrivacyPolicy {
  /** District and town see tracks of this many days back without a ticket (ACC-21). */
  readonly trackDays: number;
  /** Officers see their own tracks of this many days back (ACC-21). */
  readonly ownTrackDays: number;
  /** An approved ticket opens its track for this long (ACC-22). */
  readonly ticketHours: number;
  /** A phone may be early or late by this much without its fixes being dropped (ACC-25). */
  readonly shiftMarginMinutes: number;
  /** A break that nobody ends is over after this (ACC-34). */
  readonly longestBreakMinutes: number;
  /** Raw tracks are deleted after this (ACC-26). */
  readonly keepTrackDays: number;
  /** Tracks of an officer on a day of one of the officer's cases are deleted after this (ACC-26). */
  readonly keepCaseTrackDays: number;
  /** Photos of a case are deleted this long after its end (PHO-8). */
  readonly keepPhotoDays: number;
  /** Fixes that a device may send at once: what a phone has kept while it was offline (ACC-29). */
  readonly deviceBurstFixes: number;
  /** Fixes that a device may send in the long run (ACC-29). */
  readonly deviceFixesPerMinute: number;
}

/** Privacy figures with the source of each. */
export type SourcedPrivacyPolicy = PrivacyPolicy & Omit<PolicyNumbers<keyof PrivacyPolicy>, 'values'>;

/** A day at the most: a ticket is for one matter and not for a season. */
const ticketHours = z.number().positive().max(24);
/** A single request holds up to a thousand fixes and must be possible. */
const burst = z.int().min(1000);

export const PRIVACY_PARAMETERS = {
  trackDays: numberParameter('privacy.trackDays', ['ACC-21']),
  ownTrackDays: numberParameter('privacy.ownTrackDays', ['ACC-21']),
  ticketHours: numberParameter('privacy.ticketHours', ['ACC-22'], ticketHours),
  shiftMarginMinutes: numberParameter('privacy.shiftMarginMinutes', ['ACC-25'], z.int().min(0).max(720)),
  longestBreakMinutes: numberParameter('privacy.longestBreakMinutes', ['ACC-34'], z.int().min(1).max(240)),
  keepTrackDays: numberParameter('privacy.keepTrackDays', ['ACC-26'], z.number().positive()),
  keepCaseTrackDays: numberParameter('privacy.keepCaseTrackDays', ['ACC-26'], z.number().positive()),
  keepPhotoDays: numberParameter('privacy.keepPhotoDays', ['PHO-8'], z.number().positive()),
  deviceBurstFixes: numberParameter('privacy.deviceBurstFixes', ['ACC-29'], burst),
  deviceFixesPerMinute: numberParameter('privacy.deviceFixesPerMinute', ['ACC-29'], z.number().positive()),
};

/** Privacy figures from the packs of a district; the error names the first that is missing or wrong. */
export function privacyPolicy(packs: readonly PackInUse[]): Result<SourcedPrivacyPolicy> {
  const read = policyNumbers(packs, PRIVACY_PARAMETERS);
  if (!read.ok) return read;
  const { values, ...rest } = read.value;
  return ok({ ...values, ...rest });
}
