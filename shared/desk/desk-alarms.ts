import { isEnded } from '../cases/ended-states.ts';
import { caseLateness } from '../cases/lateness.ts';
import type { CaseFact, NextClock } from '../model/case.ts';

/** Why somebody should look up. */
type AlarmKind = 'emergency' | 'whistle' | 'urged' | 'late';

export interface Alarm {
  readonly id: string;
  readonly kind: AlarmKind;
  /** Of one that is late: which clock has run out. Of one that is urged: when. Each of them is a reason of its own. */
  readonly of: NextClock | number | null;
}

/**
 * What calls for a person right now (DSK-4): an open major case, a whistle that nobody has answered, an urging (CAS-27), a
 * clock that has run out (CAS-25). A case calls once for each, and once for each of its clocks; the loudest of them is told.
 */
export function alarmsOf(cases: Iterable<CaseFact>, nowMs: number): readonly Alarm[] {
  const alarms: Alarm[] = [];
  for (const item of cases) {
    const kind = alarmOf(item, nowMs);
    const of = kind === 'late' ? item.nextClock : kind === 'urged' ? item.urgedMs : null;
    if (kind) alarms.push({ id: item.id, kind, of });
  }
  return alarms;
}

function alarmOf(item: CaseFact, nowMs: number): AlarmKind | null {
  if (isEnded(item.state)) return null;
  if (item.whistledMs !== null) return 'whistle';
  if (item.urgedMs !== null) return 'urged';
  if (caseLateness(item, nowMs) === 'late') return 'late';
  return item.severity === 'major' ? 'emergency' : null;
}

/** The alarms that were not there before: each is announced once, whatever the case becomes and comes back to. */
export function newAlarms(alarms: readonly Alarm[], heard: ReadonlySet<string>): readonly Alarm[] {
  return alarms.filter((alarm) => !heard.has(alarmKey(alarm)));
}

export function alarmKey({ id, kind, of }: Alarm): string {
  return of === null ? `${kind} ${id}` : `${kind} ${of} ${id}`;
}
