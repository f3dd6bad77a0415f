import { dayStartMs } from '../../shared/lib/local-day.ts';
import { fixesBetween, FIX_INTERVAL_MS, type SimulatedFix } from '../../shared/simulation/device-fixes.ts';
import { shiftWindows } from '../../shared/simulation/shift-windows.ts';
import type { ServerLink } from './server-link.ts';
import { phoneOf, toFixInput, type Walker, type WalkOptions } from './walker.ts';

export interface BackFillOptions extends WalkOptions {
  readonly link: ServerLink;
  readonly walkers: readonly Walker[];
  /** Filled up to here; the live patrol goes on from here. */
  readonly untilMs: number;
  readonly isStopped: () => boolean;
}

/** One fix a minute is enough to join a day's walk. */
export const BACK_FILL_STEP_MS = 12 * FIX_INTERVAL_MS;
const FIXES_AT_ONCE = 300;
const LANES = 2;
/** After each request a lane rests for this share of its duration: live positions and people come first. */
const REST_SHARE = 0.6;
/** A gap shorter than this is none. */
const LEAST_GAP_MS = 90_000;

/**
 * Delivers what the phones would have delivered since local midnight while nobody simulated them, oldest first per
 * phone. A server that already has fixes of today is given only what came after them; sending twice adds nothing, as
 * the same moment gives the same fix. Answers the number of fixes sent.
 */
export async function backFill(options: BackFillOptions): Promise<number> {
  let sent = 0;
  const waiting = options.walkers.values();
  const lane = async () => {
    for (const walker of waiting) {
      for (const batch of batchesOf(missedFixes(walker, options))) {
        if (options.isStopped()) return;
        await deliver(walker, batch, options);
        sent += batch.length;
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return sent;
}

/** What one phone measured between the newest fix that the server has of today and now. */
function missedFixes(
  walker: Pick<Walker, 'officer'>,
  options: WalkOptions & { readonly untilMs: number },
): readonly SimulatedFix[] {
  const { officer } = walker;
  const { untilMs, district } = options;
  const fromMs = Math.max(dayStartMs(untilMs, district.timeZone), officer.lastFixMs ?? -Infinity);
  if (untilMs - fromMs < LEAST_GAP_MS) return [];
  return shiftWindows(officer.shift, district.timeZone, fromMs, untilMs).flatMap((window) => {
    const phone = phoneOf(officer, window, options);
    return phone ? fixesBetween(phone, fromMs, untilMs, BACK_FILL_STEP_MS) : [];
  });
}

function batchesOf(fixes: readonly SimulatedFix[]): readonly (readonly SimulatedFix[])[] {
  const count = Math.ceil(fixes.length / FIXES_AT_ONCE);
  return Array.from({ length: count }, (_, i) => fixes.slice(i * FIXES_AT_ONCE, (i + 1) * FIXES_AT_ONCE));
}

/** Keeps trying while the server is busy or away. */
async function deliver(
  walker: Walker,
  fixes: readonly SimulatedFix[],
  { link, isStopped }: BackFillOptions,
): Promise<void> {
  const body = { fixes: fixes.map((fix) => toFixInput(walker.device, fix)) };
  while (!isStopped()) {
    const beganMs = performance.now();
    const answer = link.isOpen()
      ? await link.send(walker.token, { method: 'POST', path: '/api/v1/positions', body })
      : null;
    const isDone = answer !== null && (answer.kind === 'ok' || answer.kind === 'refused');
    await rest(isDone ? (performance.now() - beganMs) * REST_SHARE : 300);
    if (isDone) return;
  }
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
