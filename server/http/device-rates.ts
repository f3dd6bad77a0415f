import type { PrivacyPolicy } from '../../shared/policy/privacy-policy.ts';
import type { Clock } from '../ports/clock.ts';

/** What a device may send: a burst, refilled evenly (ACC-29). */
export interface DeviceRates {
  /** Takes so many fixes of a sender; null when they may be sent, else how long it has to wait, seconds. */
  take(sender: string, fixes: number): number | null;
}

/** Senders that are remembered; of more, those that have sent least lately are let off. */
const MOST_SENDERS = 50_000;

interface Bucket {
  readonly left: number;
  readonly atMs: number;
}

export function createDeviceRates(
  ratesAt: (atMs: number) => Pick<PrivacyPolicy, 'deviceBurstFixes' | 'deviceFixesPerMinute'>,
  clock: Clock,
): DeviceRates {
  const buckets = new Map<string, Bucket>();
  return {
    take(sender, fixes) {
      const nowMs = clock.nowMs();
      const { deviceBurstFixes, deviceFixesPerMinute } = ratesAt(nowMs);
      const { left, atMs } = buckets.get(sender) ?? { left: deviceBurstFixes, atMs: nowMs };
      const refilled = Math.min(deviceBurstFixes, left + (Math.max(0, nowMs - atMs) / 60_000) * deviceFixesPerMinute);
      const isEnough = refilled >= fixes;
      // At the end of the map: whoever is first there has been quiet longest.
      buckets.delete(sender);
      buckets.set(sender, { left: isEnough ? refilled - fixes : refilled, atMs: nowMs });
      if (buckets.size > MOST_SENDERS) buckets.delete(buckets.keys().next().value!);
      return isEnough ? null : Math.ceil(((fixes - refilled) / deviceFixesPerMinute) * 60);
    },
  };
}
