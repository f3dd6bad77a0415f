import { isEnded } from '../../../shared/cases/ended-states.ts';
import { caseLateness } from '../../../shared/cases/lateness.ts';
import type { CaseFact } from '../../../shared/model/case.ts';
import type { Change } from '../../../shared/world/change.ts';

/** `new` and `late` spread three times from a place and settle; `farewell` fades where something has ended. */
type PulseKind = 'new' | 'late' | 'farewell';

/** `startMs` is on the clock of the painter. */
export interface Pulse {
  readonly kind: PulseKind;
  readonly lon: number;
  readonly lat: number;
  readonly startMs: number;
}

export const PULSE_MS = 1400;
export const PULSE_TIMES = 3;
export const FAREWELL_MS = 6000;
/** More at once would be noise (an import): the newest are shown. */
const MOST = 32;

/** The pulses that are still going after a batch of changes: a case in its first version is new, an ended one fades. */
export function pulsesAfter(pulses: readonly Pulse[], changes: readonly Change[], nowMs: number): readonly Pulse[] {
  const born = changes.flatMap((change): readonly Pulse[] => {
    if (change.kind !== 'case') return [];
    const item = change.case;
    if (isEnded(item.state)) return isJustEnded(item) ? pulseAt(item, 'farewell', nowMs) : [];
    return item.version > 1 ? [] : pulseAt(item, 'new', nowMs);
  });
  return together(pulses, born, nowMs);
}

/** The same after time has passed: a case that was not late and is now. */
export function pulsesOfTime(
  pulses: readonly Pulse[],
  cases: Iterable<CaseFact>,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  nowMs: number,
): readonly Pulse[] {
  const born: Pulse[] = [];
  for (const item of cases) {
    if (item.nextDueMs === null || item.nextDueMs < fromMs || item.nextDueMs >= toMs) continue;
    if (caseLateness(item, toMs) === 'late') born.push(...pulseAt(item, 'late', nowMs));
  }
  return born.length === 0 ? pulses : together(pulses, born, nowMs);
}

/** Those that have not settled yet. */
export function livePulses(pulses: readonly Pulse[], nowMs: number): readonly Pulse[] {
  return pulses.filter(({ kind, startMs }) => nowMs - startMs < lastsMs(kind));
}

function lastsMs(kind: PulseKind): number {
  return kind === 'farewell' ? FAREWELL_MS : PULSE_MS * PULSE_TIMES;
}

function together(pulses: readonly Pulse[], born: readonly Pulse[], nowMs: number): readonly Pulse[] {
  return [...livePulses(pulses, nowMs), ...born].slice(-MOST);
}

function pulseAt({ lon, lat }: CaseFact, kind: PulseKind, startMs: number): readonly Pulse[] {
  return lon === null || lat === null ? [] : [{ kind, lon, lat, startMs }];
}

/** Later steps, such as the answer to a caller, end nothing again. */
function isJustEnded({ closedMs, updatedMs, version }: CaseFact): boolean {
  return version > 1 && (closedMs === null || closedMs === updatedMs);
}
