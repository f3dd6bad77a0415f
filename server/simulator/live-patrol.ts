import type { TellBreakBody } from '../../shared/http/endpoints/breaks.ts';
import { FIX_INTERVAL_MS, fixesBetween } from '../../shared/simulation/device-fixes.ts';
import { hashText, unitNoise } from '../../shared/simulation/hash-noise.ts';
import type { ServerLink } from './server-link.ts';
import { phoneOf, toFixInput, windowAt, type Walker, type WalkOptions } from './walker.ts';

export interface PatrolOptions extends WalkOptions {
  readonly link: ServerLink;
  readonly walkers: readonly Walker[];
  readonly nowMs: () => number;
  /** Called when the server does not know a device's token any more; called once until it resolves. */
  readonly enrolAgain: () => Promise<void>;
  readonly onTrouble: (sentence: string) => void;
}

interface PatrolCounts {
  readonly onDuty: number;
  readonly sent: number;
}

/** The phones of all walkers, sending what they measure as they measure it. */
export interface LivePatrol {
  /** Sends what is due now; resolves when all of it was answered. Called by the clock of main, and by tests. */
  beat(): Promise<void>;
  /** True when every walker was looked at once. */
  hasBegun(): boolean;
  counts(): PatrolCounts;
}

/** Requests at a time. */
const LANES = 16;
/** Off duty, a phone is looked at this often. */
const REST_MS = 30_000;
/** What a phone remembers of a time without a server: older fixes are thinned to one a minute. */
const FULL_DETAIL_MS = 5 * 60_000;
const MOST_FIXES = 900;
/** No break of a meal lasts longer than this when nobody tells its end. */
const UNTOLD_MS = 3_600_000;

export function createLivePatrol(options: PatrolOptions): LivePatrol {
  const { link, walkers, nowMs, district } = options;
  let sent = 0;
  let enrolling: Promise<void> | null = null;
  const startMs = nowMs();
  const firstRoundEndMs = startMs + FIX_INTERVAL_MS;
  for (const walker of walkers) {
    walker.deliveredMs = startMs - 2 * FIX_INTERVAL_MS;
    // Each phone has its own place in the interval, so that neither a start nor what follows is a burst.
    walker.dueMs = startMs + FIX_INTERVAL_MS * unitNoise(hashText(walker.officer.id), 1);
  }

  function phoneNow(walker: Walker, atMs: number) {
    const window = windowAt(walker.officer, district.timeZone, atMs);
    if (!window) return (walker.phone = null);
    if (walker.phone?.window.startMs !== window.startMs) walker.phone = phoneOf(walker.officer, window, options);
    return walker.phone;
  }

  function fixesDue(walker: Walker, atMs: number) {
    const phone = phoneNow(walker, atMs);
    if (!phone) return null;
    const isFresh = atMs - walker.deliveredMs <= FULL_DETAIL_MS;
    const fixes = fixesBetween(phone, walker.deliveredMs, atMs, isFresh ? FIX_INTERVAL_MS : 12 * FIX_INTERVAL_MS);
    return fixes.slice(-MOST_FIXES);
  }

  /** Tells the break of a meal by the same command as a person's phone, when it begins and when it ends (ACC-34). */
  async function tellBreak(walker: Walker, atMs: number): Promise<void> {
    const meal = walker.phone?.meal ?? null;
    const isOn = meal !== null && atMs >= meal.fromMs && atMs < meal.toMs;
    // An end that an earlier simulator had no time to tell.
    const mayRun = meal !== null && atMs >= meal.toMs && atMs < meal.toMs + UNTOLD_MS;
    const wasOn = walker.restTold ?? mayRun;
    if (isOn === wasOn) return void (walker.restTold = isOn);
    const body: TellBreakBody = { isOn, at: Math.floor(isOn ? meal.fromMs : (meal?.toMs ?? atMs)) };
    const answer = await link.send(walker.token, { method: 'POST', path: '/api/v1/break', body });
    if (answer.kind === 'ok') walker.restTold = isOn;
    if (answer.kind !== 'refused' || answer.status === 401) return;
    walker.restTold = isOn;
    options.onTrouble(`a break of ${walker.device} was refused: ${answer.detail}`);
  }

  async function deliver(walker: Walker): Promise<void> {
    const atMs = nowMs();
    const fixes = fixesDue(walker, atMs);
    await tellBreak(walker, atMs);
    if (fixes === null || fixes.length === 0) {
      walker.deliveredMs = atMs;
      walker.dueMs = atMs + (fixes === null ? REST_MS : FIX_INTERVAL_MS);
      return;
    }
    const body = { fixes: fixes.map((fix) => toFixInput(walker.device, fix)) };
    const answer = await link.send(walker.token, { method: 'POST', path: '/api/v1/positions', body });
    if (answer.kind === 'busy' || answer.kind === 'unreachable') return;
    walker.dueMs = atMs + FIX_INTERVAL_MS;
    if (answer.kind === 'refused' && answer.status === 401) return enrolOnce();
    if (answer.kind === 'refused') options.onTrouble(`positions of ${walker.device} were refused: ${answer.detail}`);
    walker.deliveredMs = atMs;
    sent += fixes.length;
  }

  async function enrolOnce(): Promise<void> {
    enrolling ??= options.enrolAgain().finally(() => (enrolling = null));
    await enrolling;
  }

  return {
    async beat() {
      if (!link.isOpen() || enrolling) return;
      const atMs = nowMs();
      const due = walkers.filter((walker) => walker.dueMs <= atMs).sort((a, b) => a.dueMs - b.dueMs);
      const waiting = due.values();
      const lane = async () => {
        for (const walker of waiting) {
          if (!link.isOpen() || enrolling) return;
          await deliver(walker);
        }
      };
      await Promise.all(Array.from({ length: LANES }, lane));
    },
    hasBegun: () => walkers.every((walker) => walker.dueMs >= firstRoundEndMs),
    counts: () => ({ onDuty: walkers.filter((walker) => walker.phone).length, sent }),
  };
}
