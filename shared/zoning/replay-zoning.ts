import type { Decision, Explained } from '../explain/explained.ts';
import type { Basis } from '../model/basis.ts';
import { explainZone, yardstickOf, type ZoneSubject } from './zone-class.ts';
import type { ZoneAdjustment, ZoningRecord } from './zoning-record.ts';
import type { ZoneClass, ZoningPolicy } from './zoning-policy.ts';

type Zone = Explained<ZoneClass> | null;

/** Class and score of a town at one moment; null where it has no class. */
interface ZoneStep {
  readonly classId: ZoneClass;
  readonly score: number;
}

/** One change of a town's class or score, and every decision on the town, whether it changed the class or not. */
export interface ZoneChange extends Pick<ZoneAdjustment, 'town' | 'day' | 'reason' | 'decidedBy' | 'basis'> {
  readonly cause: 'survey' | 'adjustment';
  /** A survey that measured another town moves this one when the largest figure of the district moved. */
  readonly measured: boolean;
  readonly before: ZoneStep | null;
  readonly after: ZoneStep | null;
}

export interface ZoningReplay {
  /** Figures in force at the end, in the order of the codes. */
  readonly subjects: readonly ZoneSubject[];
  readonly initial: ReadonlyMap<string, ZoneStep | null>;
  readonly zones: ReadonlyMap<string, Zone>;
  /** By day, surveys before decisions, then by town. */
  readonly changes: readonly ZoneChange[];
}

interface State {
  readonly subjects: ReadonlyMap<string, ZoneSubject>;
  readonly decisions: ReadonlyMap<string, Decision<ZoneClass>>;
}

/**
 * The classes of all towns of a district on a day, and how they came about (ZON-5, ZON-6): the figures of the towns, or
 * the initial ones on record, stand until surveys replace them; a decision stands until the next one on the town.
 * Any order of towns, surveys and decisions gives the same answer.
 *
 * @param given.day last day that counts, `YYYY-MM-DD`; null counts everything on record
 */
export function replayZoning(given: {
  readonly towns: readonly ZoneSubject[];
  readonly record: ZoningRecord | null;
  readonly policy: ZoningPolicy;
  readonly day: string | null;
}): ZoningReplay {
  const { record, policy, day } = given;
  const towns = given.towns.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  let state: State = {
    subjects: withFigures(new Map(towns.map((town) => [town.code, subjectOf(town)])), record?.initial ?? []),
    decisions: decisionsOfAnnex(policy),
  };
  let zones = zonesOf(state, policy);
  const initial = new Map([...zones].map(([code, zone]) => [code, stepOf(zone)]));
  const changes: ZoneChange[] = [];
  for (const event of eventsOf(record, day)) {
    const before = zones;
    state =
      event.cause === 'survey'
        ? { ...state, subjects: withFigures(state.subjects, event.survey.towns) }
        : decided(state, event.adjustment, zones);
    zones = zonesOf(state, policy);
    changes.push(...changesOf(event, before, zones));
  }
  return { subjects: [...state.subjects.values()], initial, zones, changes };
}

type Survey = ZoningRecord['surveys'][number];
type ZoningEvent =
  | { readonly cause: 'survey'; readonly day: string; readonly survey: Survey }
  | { readonly cause: 'adjustment'; readonly day: string; readonly adjustment: ZoneAdjustment };

function eventsOf(record: ZoningRecord | null, until: string | null): readonly ZoningEvent[] {
  const surveys = (record?.surveys ?? []).map((survey) => ({ cause: 'survey' as const, day: survey.day, survey }));
  const adjustments = (record?.adjustments ?? []).map((adjustment) => ({
    cause: 'adjustment' as const,
    day: adjustment.day,
    adjustment,
  }));
  const order = (event: ZoningEvent) => `${event.day} ${event.cause === 'survey' ? '0' : `1${event.adjustment.town}`}`;
  return [...surveys, ...adjustments]
    .filter(({ day }) => until === null || day <= until)
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}

function subjectOf({ code, residents, builtUpAreaM2, mainAreaShare }: ZoneSubject): ZoneSubject {
  return { code, residents, builtUpAreaM2, mainAreaShare };
}

function withFigures(subjects: State['subjects'], found: Survey['towns']): State['subjects'] {
  const next = new Map(subjects);
  for (const figures of found) {
    const known = next.get(figures.code);
    if (known) next.set(figures.code, { ...known, ...figures });
  }
  return next;
}

function decided(state: State, adjustment: ZoneAdjustment, zones: ReadonlyMap<string, Zone>): State {
  const { town, classId, day, reason, decidedBy, basis } = adjustment;
  const decisions = new Map(state.decisions);
  if (classId === null) decisions.delete(town);
  else decisions.set(town, { value: classId, from: zones.get(town)?.value ?? null, day, reason, decidedBy, basis });
  return { ...state, decisions };
}

function zonesOf({ subjects, decisions }: State, policy: ZoningPolicy): ReadonlyMap<string, Zone> {
  const all = [...subjects.values()];
  const yardstick = yardstickOf(all);
  return new Map(
    all.map((subject) => [
      subject.code,
      withDecision(explainZone(subject, yardstick, policy), decisions.get(subject.code)),
    ]),
  );
}

/** The class that was decided, over the score as it is: what the score would give no longer changes it. */
function withDecision(zone: Zone, decision: Decision<ZoneClass> | undefined): Zone {
  if (!zone || !decision) return zone;
  const bases = new Set<Basis>([zone.basis, decision.basis]);
  const basis = (['simulated', 'assumed'] as const).find((one) => bases.has(one)) ?? zone.basis;
  return { ...zone, value: decision.value, basis, nextBands: [], decision };
}

function changesOf(
  event: ZoningEvent,
  before: ReadonlyMap<string, Zone>,
  after: ReadonlyMap<string, Zone>,
): readonly ZoneChange[] {
  const { day, reason, decidedBy, basis } = event.cause === 'survey' ? event.survey : event.adjustment;
  return [...after].flatMap(([town, zone]) => {
    const was = stepOf(before.get(town) ?? null);
    const is = stepOf(zone);
    const named =
      event.cause === 'survey' ? event.survey.towns.some(({ code }) => code === town) : event.adjustment.town === town;
    if (event.cause === 'adjustment' ? !named : sameStep(was, is)) return [];
    return [{ town, day, cause: event.cause, measured: named, before: was, after: is, reason, decidedBy, basis }];
  });
}

function stepOf(zone: Zone): ZoneStep | null {
  return zone && { classId: zone.value, score: zone.score };
}

function sameStep(a: ZoneStep | null, b: ZoneStep | null): boolean {
  return a?.classId === b?.classId && a?.score === b?.score;
}

/** Classes that the annex lists stand from the first day, over any score (ZON-7). */
function decisionsOfAnnex({ unitClasses, sources }: ZoningPolicy): ReadonlyMap<string, Decision<ZoneClass>> {
  const clause = sources.unitClasses?.clause ?? '';
  const entries = (unitClasses ?? []).map(({ code, classId }): [string, Decision<ZoneClass>] => [
    code,
    {
      value: classId,
      from: null,
      day: null,
      reason: { zh: `${clause}所列类别`, en: `Class listed in ${clause}` },
      decidedBy: { zh: clause, en: clause },
      basis: sources.unitClasses?.basis === 'assumed' ? 'assumed' : 'source',
    },
  ]);
  return new Map(entries);
}
