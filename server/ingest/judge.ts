import { distanceM } from '../../shared/geo/local-metres.ts';
import type { FixVerdict, Observation, QuarantineReason } from '../../shared/model/fix.ts';
import type { IngestPolicy } from '../../shared/policy/ingest-policy.ts';
import { isOnEarth } from './datum.ts';
import type { DeviceMemory, TrackPoint } from './fix-memory.ts';

/** What an observation is judged against. */
export interface JudgeContext {
  readonly policy: IngestPolicy;
  /** West, south, east, north of the district, degrees. */
  readonly bounds: readonly [number, number, number, number];
  readonly receivedMs: number;
  /** True when the device is enrolled and bound to an officer of the roster. */
  readonly known: boolean;
  /** Whether the officer is on duty at an instant, with the margin of the policy. */
  readonly isOnDuty: (atMs: number) => boolean;
  /** Whether the officer is on a break at an instant, as told (ACC-34). */
  readonly isOnBreak: (atMs: number) => boolean;
  /** What is known of the device; takes what the judgement adds to it. */
  readonly memory: DeviceMemory;
}

/** Judges one observation that is in WGS-84 already (rules ING-1 to ING-9, ACC-25, ACC-34); the first rule that objects names the reason. */
export function judge(observation: Observation, context: JudgeContext): FixVerdict {
  const reason = objectionTo(observation, context);
  return reason === null ? judgeSpeed(observation, context) : quarantined(reason);
}

function objectionTo(observation: Observation, context: JudgeContext): QuarantineReason | null {
  const { policy, bounds, receivedMs } = context;
  const { lon, lat, fixTimeMs, accuracyM } = observation;
  if (!context.known) return 'unknown-device';
  if (isOffDuty(observation, context)) return 'off-duty';
  if (isInBreak(observation, context)) return 'on-break';
  if (observation.mock) return 'mock';
  if (!isOnEarth(lon, lat) || (lon === 0 && lat === 0)) return 'impossible-coordinates';
  if (outsideM(lon, lat, bounds) > policy.maxOutsideM) return 'impossible-coordinates';
  if (!(fixTimeMs <= receivedMs + policy.maxAheadMs)) return 'future';
  if (receivedMs - fixTimeMs > policy.maxAgeMs) return 'too-old';
  if (accuracyM !== null && !(accuracyM <= policy.maxAccuracyM)) return 'inaccurate';
  return null;
}

/** Beyond it no calendar has a day. */
const LAST_INSTANT_MS = 8.64e15;

/** A clock that runs ahead says nothing of when somebody was there: then the moment of receipt has to lie in the shift too (ACC-25). */
function isOffDuty({ fixTimeMs }: Observation, { policy, receivedMs, isOnDuty }: JudgeContext): boolean {
  const isAhead = !(fixTimeMs <= receivedMs + policy.maxAheadMs);
  const isInstant = Math.abs(fixTimeMs) <= LAST_INSTANT_MS;
  return (isInstant && !isOnDuty(fixTimeMs)) || ((isAhead || !isInstant) && !isOnDuty(receivedMs));
}

/** By the time of the fix, however late it comes; of a clock that runs ahead, by the moment of receipt too. */
function isInBreak({ fixTimeMs }: Observation, { policy, receivedMs, isOnBreak }: JudgeContext): boolean {
  const isAhead = !(fixTimeMs <= receivedMs + policy.maxAheadMs);
  return isOnBreak(fixTimeMs) || (isAhead && isOnBreak(receivedMs));
}

function judgeSpeed(observation: Observation, { memory, policy }: JudgeContext): FixVerdict {
  const { before, after, same } = memory.neighboursAt(observation.fixTimeMs);
  if (same) return { verdict: 'duplicate' };
  if (fitsBetween(observation, before, after, policy) || agreesWithSuspect(observation, memory, after, policy)) {
    memory.remember(observation);
    return { verdict: 'accepted' };
  }
  if (after === null) memory.suspectIs(toTrackPoint(observation));
  return quarantined('impossible-speed');
}

/**
 * A late fix must be reachable from the one before it and reach the one after it. Where those two disagree with
 * each other (the exclusion after a jump has ended there), agreeing with one of them is enough.
 */
function fitsBetween(
  point: TrackPoint,
  before: TrackPoint | null,
  after: TrackPoint | null,
  policy: IngestPolicy,
): boolean {
  const fromBefore = before === null || isReachable(before, point, policy);
  const toAfter = after === null || isReachable(point, after, policy);
  if (fromBefore && toAfter) return true;
  const apart = before !== null && after !== null && !isReachable(before, after, policy);
  return apart && (fromBefore || toAfter);
}

function agreesWithSuspect(
  point: TrackPoint,
  { suspect }: DeviceMemory,
  after: TrackPoint | null,
  policy: IngestPolicy,
): boolean {
  if (suspect === null || after !== null || point.fixTimeMs <= suspect.fixTimeMs) return false;
  return isReachable(suspect, point, policy);
}

/** Metres per second that lie between two fixes of one device, less what their accuracies can explain. */
export function impliedSpeedMps(a: TrackPoint, b: TrackPoint, minIntervalMs: number): number {
  const unsureM = (a.accuracyM ?? 0) + (b.accuracyM ?? 0);
  const walkedM = Math.max(0, distanceM([a.lon, a.lat], [b.lon, b.lat]) - unsureM);
  return walkedM / (Math.max(minIntervalMs, Math.abs(b.fixTimeMs - a.fixTimeMs)) / 1000);
}

function isReachable(a: TrackPoint, b: TrackPoint, policy: IngestPolicy): boolean {
  return impliedSpeedMps(a, b, policy.minIntervalMs) <= policy.maxSpeedMps;
}

/** Distance from a position to the bounds, metres; 0 inside. */
function outsideM(lon: number, lat: number, [west, south, east, north]: JudgeContext['bounds']): number {
  const nearest = [Math.min(east, Math.max(west, lon)), Math.min(north, Math.max(south, lat))] as const;
  return distanceM([lon, lat], nearest);
}

function toTrackPoint({ fixTimeMs, lon, lat, accuracyM }: TrackPoint): TrackPoint {
  return { fixTimeMs, lon, lat, accuracyM };
}

function quarantined(reason: QuarantineReason): FixVerdict {
  return { verdict: 'quarantined', reason };
}
