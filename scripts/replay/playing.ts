import { QUARANTINE_REASONS, type FixInput, type QuarantineReason } from '../../shared/model/fix.ts';
import { sendPositions } from '../../shared/http/endpoints/positions.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { ApiClient } from '../../server/lib/api-client.ts';
import type { TimedPoint } from './track.ts';

export interface PlayOptions {
  readonly client: ApiClient;
  readonly device: string;
  readonly token: string;
  readonly walk: readonly TimedPoint[];
  /** Track seconds per second. */
  readonly speed: number;
  readonly loop: boolean;
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly isStopped: () => boolean;
  readonly onProgress: (share: number, tally: Tally) => void;
}

/** What the ingest made of the fixes. */
export interface Tally {
  sent: number;
  accepted: number;
  duplicate: number;
  refused: number;
  readonly quarantined: Record<QuarantineReason, number>;
}

const BEAT_MS = 1000;
const MOST_FIXES = 500;
/** A server that took nothing for so long is not waited for any more. */
const PATIENCE_MS = 60_000;

/** The fix that a point becomes: it carries the wall time at which it is played. */
function fixOf(device: string, point: TimedPoint, startMs: number, speed: number): FixInput {
  const time = Math.round(startMs + point.offsetMs / speed);
  return { device, time, lon: Number(point.lon.toFixed(7)), lat: Number(point.lat.toFixed(7)) };
}

/**
 * Plays a walk from now on, once a second what is due by then, so that no fix is ever sent before its time. With `loop`
 * it walks back the way it came, and so on. The error is the sentence of a server that refused the device.
 */
export async function play(options: PlayOptions): Promise<Result<Tally>> {
  const { walk, speed, nowMs, sleep, isStopped } = options;
  const tally = emptyTally();
  let pass = walk;
  let takenMs = nowMs();
  do {
    const startMs = nowMs();
    let next = 0;
    while (next < pass.length && !isStopped()) {
      const dueOffsetMs = (nowMs() - startMs) * speed;
      const batch: FixInput[] = [];
      let after = next;
      for (; after < pass.length && pass[after]!.offsetMs <= dueOffsetMs && batch.length < MOST_FIXES; after++)
        batch.push(fixOf(options.device, pass[after]!, startMs, speed));
      const taken = await deliver(batch, options, tally);
      if (!taken.ok) return taken;
      if (taken.value) [next, takenMs] = [after, nowMs()];
      if (nowMs() - takenMs > PATIENCE_MS)
        return err(`The server took nothing for a minute, gave up after this: ${describeTally(tally)}.`);
      options.onProgress(next / pass.length, tally);
      if (next < pass.length) await sleep(BEAT_MS);
    }
    pass = reversed(pass);
  } while (options.loop && !isStopped());
  return ok(tally);
}

/** False when the server is busy or away: the same fixes are sent again with the next beat. */
async function deliver(
  fixes: readonly FixInput[],
  { client, token }: PlayOptions,
  tally: Tally,
): Promise<Result<boolean>> {
  if (fixes.length === 0) return ok(true);
  const answer = await client.call({ method: 'POST', path: '/api/v1/positions', token, body: { fixes } });
  if (answer.kind === 'busy' || answer.kind === 'unreachable') return ok(false);
  if (answer.kind === 'refused') return err(`The server refused the positions: ${answer.detail}.`);
  const parsed = sendPositions.answer.safeParse(answer.body);
  if (!parsed.success) return err('The server answered something unexpected to the positions.');
  for (const result of parsed.data.results) {
    tally.sent++;
    if (result.verdict === 'quarantined') tally.quarantined[result.reason]++;
    else tally[result.verdict]++;
  }
  return ok(true);
}

function reversed(walk: readonly TimedPoint[]): readonly TimedPoint[] {
  const endMs = walk.at(-1)?.offsetMs ?? 0;
  return [...walk].reverse().map((point) => ({ ...point, offsetMs: endMs - point.offsetMs }));
}

function emptyTally(): Tally {
  const quarantined = Object.fromEntries(QUARANTINE_REASONS.map((reason) => [reason, 0]));
  return { sent: 0, accepted: 0, duplicate: 0, refused: 0, quarantined: quarantined as Tally['quarantined'] };
}

/** `513 sent: 507 accepted, 0 known already, 6 quarantined (impossible-speed 6)` */
export function describeTally({ sent, accepted, duplicate, refused, quarantined }: Tally): string {
  const reasons = Object.entries(quarantined).filter(([, count]) => count > 0);
  const total = reasons.reduce((sum, [, count]) => sum + count, 0);
  const detail = reasons.length > 0 ? ` (${reasons.map(([reason, count]) => `${reason} ${count}`).join(', ')})` : '';
  const unreadable = refused > 0 ? `, ${refused} unreadable` : '';
  return `${sent} sent: ${accepted} accepted, ${duplicate} known already, ${total} quarantined${detail}${unreadable}`;
}
