import type { Reason } from '../explain/explained.ts';
import type { FieldRole } from '../model/officer.ts';
import type { Sourced } from '../policy/resolve-parameter.ts';
import type { CaseCategory } from '../model/case.ts';
import type { DoubleTenPolicy } from './clock-policy.ts';
import type { TimeLimit } from './time-limit.ts';

/** What happens on site, by whom and when. */
export interface StreetEvent {
  readonly kind: 'persuaded' | 'complied' | 'persuasion-failed' | 'order-issued';
  readonly atMs: number;
  readonly by: FieldRole;
  /** When it became known, where that was later (CAS-24). */
  readonly receivedMs?: number;
}

/** One of the two clocks. */
interface TenClock {
  /** Who must be there, and with what outcome the clock stops. */
  readonly actor: 'manager' | 'officer';
  readonly outcome: 'persuaded' | 'order-issued';
  readonly state: 'waiting' | 'running' | 'met' | 'missed' | 'not-needed';
  /** Null before the clock starts. */
  readonly startMs: number | null;
  readonly dueMs: number | null;
  readonly doneMs: number | null;
  /** When it became known that it was done, where that was told later; null where it was told at once. */
  readonly receivedMs: number | null;
}

/** The double-ten standard on one street occupation: two clocks, two kinds of actor, two outcomes. */
export interface DoubleTen {
  readonly persuade: TenClock;
  readonly notice: TenClock;
  readonly next: 'persuade' | 'tell-outcome' | 'issue-order' | null;
  /** Whether it has ended, and how. */
  readonly outcome: 'complied' | 'order-issued' | null;
  /** Each clock that has ended against its limit, and each event by somebody who has no right to it. */
  readonly reasons: readonly Reason[];
}

const MINUTE_MS = 60_000;

/**
 * The double-ten standard read at an instant (CLK-1, CLK-2). Managers arrive and persuade within ten minutes of the
 * report; when persuasion has failed, enforcement officers arrive and issue the order to correct within ten more. At the
 * limit itself the clock is met. Once the case has ended nobody is waited for: a clock that ran until then is not needed any more. What the wrong kind of actor does stops no clock and is told as a reason; the order of
 * `events` does not matter, and later ones than `nowMs` are not known yet.
 */
export function doubleTen(
  reportedMs: number,
  events: readonly StreetEvent[],
  {
    nowMs: askedMs,
    endedMs = null,
    policy,
  }: { readonly nowMs: number; readonly endedMs?: number | null; readonly policy: DoubleTenPolicy },
): DoubleTen {
  const isOver = endedMs !== null && endedMs <= askedMs;
  const nowMs = isOver ? endedMs : askedMs;
  const known = events
    .filter(({ atMs }) => atMs >= reportedMs && atMs <= nowMs)
    .toSorted((a, b) => a.atMs - b.atMs || ORDER[a.kind] - ORDER[b.kind] || (a.by < b.by ? -1 : 1));
  const firstOf = (kind: StreetEvent['kind'], fromMs: number) =>
    known.find((event) => event.kind === kind && event.atMs >= fromMs && mayDo(event, policy)) ?? null;
  const first = (kind: StreetEvent['kind'], fromMs: number) => firstOf(kind, fromMs)?.atMs ?? null;

  const persuaded = firstOf('persuaded', reportedMs);
  const persuadedMs = persuaded?.atMs ?? null;
  const failedMs = persuadedMs === null ? null : first('persuasion-failed', persuadedMs);
  const compliedMs = persuadedMs === null ? null : first('complied', persuadedMs);
  const ordered = failedMs === null ? null : firstOf('order-issued', failedMs);
  const orderedMs = ordered?.atMs ?? null;
  const hasComplied = compliedMs !== null && (orderedMs === null || compliedMs <= orderedMs);

  const persuade = clockOf({ actor: 'manager', outcome: 'persuaded' }, reportedMs, persuaded, {
    nowMs,
    minutes: policy.persuadeWithinMinutes.value,
  });
  const isSpared = hasComplied && (failedMs === null || compliedMs <= failedMs);
  const notice = clockOf({ actor: 'officer', outcome: 'order-issued' }, isSpared ? null : failedMs, ordered, {
    nowMs: hasComplied ? Math.min(nowMs, compliedMs) : nowMs,
    minutes: policy.noticeWithinMinutes.value,
  });
  const outcome = hasComplied ? 'complied' : orderedMs !== null ? 'order-issued' : null;
  return {
    persuade: isOver ? spared(persuade) : persuade,
    notice: hasComplied || isOver ? spared(notice) : notice,
    next:
      outcome !== null || isOver
        ? null
        : persuadedMs === null
          ? 'persuade'
          : failedMs === null
            ? 'tell-outcome'
            : 'issue-order',
    outcome,
    reasons: [
      ...reasonOf(persuade, policy.persuadeWithinMinutes),
      ...reasonOf(notice, policy.noticeWithinMinutes),
      ...known.filter((event) => !mayDo(event, policy)).map((event) => wrongActor(event, policy)),
    ],
  };
}

/** Until when somebody must be on site of a case of a kind (CLK-8); null where no document sets a time. */
export function responseLimit(category: CaseCategory, policy: DoubleTenPolicy | null): TimeLimit | null {
  if (!policy?.categories.value.includes(category)) return null;
  return { amount: policy.persuadeWithinMinutes.value, unit: 'minute' };
}

const ORDER: Readonly<Record<StreetEvent['kind'], number>> = {
  persuaded: 0,
  complied: 1,
  'persuasion-failed': 2,
  'order-issued': 3,
};

function whoMay(kind: StreetEvent['kind'], policy: DoubleTenPolicy): Sourced<readonly FieldRole[]> {
  return kind === 'order-issued' ? policy.noticeBy : policy.persuaders;
}

function mayDo({ kind, by }: StreetEvent, policy: DoubleTenPolicy): boolean {
  return whoMay(kind, policy).value.includes(by);
}

function clockOf(
  kind: Pick<TenClock, 'actor' | 'outcome'>,
  startMs: number | null,
  done: StreetEvent | null,
  { nowMs, minutes }: { readonly nowMs: number; readonly minutes: number },
): TenClock {
  const receivedMs = done?.receivedMs ?? null;
  if (startMs === null) return { ...kind, state: 'waiting', startMs, dueMs: null, doneMs: null, receivedMs: null };
  const doneMs = done?.atMs ?? null;
  const dueMs = startMs + minutes * MINUTE_MS;
  if ((doneMs ?? nowMs) > dueMs) return { ...kind, state: 'missed', startMs, dueMs, doneMs, receivedMs };
  return { ...kind, state: doneMs === null ? 'running' : 'met', startMs, dueMs, doneMs, receivedMs };
}

/** Whoever complies needs no order any more, and an ended case nobody. */
function spared(clock: TenClock): TenClock {
  return clock.state === 'waiting' || clock.state === 'running' ? { ...clock, state: 'not-needed' } : clock;
}

function reasonOf(clock: TenClock, { value, source }: Sourced<number>): Reason[] {
  if (clock.state !== 'met' && clock.state !== 'missed') return [];
  const tookMs = clock.doneMs === null ? null : clock.doneMs - clock.startMs!;
  return [
    {
      rule: 'CLK-1',
      code: clock.outcome,
      ok: clock.state === 'met',
      measured: tookMs === null ? null : tookMs / MINUTE_MS,
      threshold: value,
      unit: 'minute',
      clause: source.clause,
      basis: source.basis,
    },
  ];
}

function wrongActor({ kind, by }: StreetEvent, policy: DoubleTenPolicy): Reason {
  const { value, source } = whoMay(kind, policy);
  return {
    rule: 'CLK-2',
    code: `${kind}-by-wrong-actor`,
    ok: false,
    measured: by,
    threshold: value.join(' '),
    unit: null,
    clause: source.clause,
    basis: source.basis,
  };
}
