import { localDate } from '../../shared/lib/local-day.ts';
import { AppError } from '../lib/app-error.ts';
import type { Logger } from '../lib/log.ts';
import { namingFile } from './load-policies.ts';
import type { Clock } from '../ports/clock.ts';
import type { LoadedDistrict, PolicyReader } from '../ports/district.ts';

export interface PolicyWatch {
  readonly clock: Clock;
  readonly policies: PolicyReader;
  readonly timeZone: string;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

const LOOK_EVERY_MS = 10_000;

/** Says in the log what the days do to the policies of a district that runs (POL-9). */
export class PolicyWatcher {
  readonly #parts: PolicyWatch;
  #day: string;
  #policies: ReturnType<PolicyReader['at']>;

  /** Warns at once of every later day on which a figure will be missing. */
  constructor(parts: PolicyWatch) {
    this.#parts = parts;
    const nowMs = parts.clock.nowMs();
    this.#day = localDate(nowMs, parts.timeZone);
    this.#policies = parts.policies.at(nowMs);
    this.#warnAhead();
  }

  /** Looks whether a new local day has begun, and what it brought. */
  look(): void {
    const { clock, policies, timeZone, log } = this.#parts;
    const nowMs = clock.nowMs();
    const day = localDate(nowMs, timeZone);
    if (day === this.#day) return;
    this.#day = day;
    const exact = policies.exactlyAt(nowMs);
    if (!exact.ok)
      log.error(
        { day },
        `the policies of this day cannot be used, those of the last day that had all stay: ${exact.error}`,
      );
    else if (exact.value !== this.#policies) log.info({ day }, 'other policies are in force from this day on');
    this.#policies = policies.at(nowMs);
  }

  #warnAhead(): void {
    const { byDay } = this.#parts.policies;
    for (const { from } of byDay.spans.toReversed()) {
      if (from === null || from <= this.#day) continue;
      const then = byDay.on(from);
      if (!then.ok) this.#parts.log.warn({ day: from }, `policies will lack a figure: ${then.error}`);
    }
  }
}

/** Refuses to start on a day whose policies lack a figure: throws an AppError that names the parameter and the day (POL-9). */
export function requirePoliciesOf(
  nowMs: number,
  policies: PolicyReader,
  { district, packs }: Pick<LoadedDistrict, 'district' | 'packs'>,
): void {
  const today = policies.exactlyAt(nowMs);
  if (!today.ok) throw new AppError('bad-policy', `${district.id}: ${namingFile(today.error, packs)}.`);
}

/** Starts watching; answers the stop function. */
export function watchPolicies(parts: PolicyWatch): () => void {
  const watcher = new PolicyWatcher(parts);
  const timer = setInterval(() => watcher.look(), LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
