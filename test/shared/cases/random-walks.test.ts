import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE_ACTIONS, STREET_ACTIONS, type CaseStep } from '../../../shared/cases/case-action.ts';
import { caseTiming, type TimingRules } from '../../../shared/cases/case-timing.ts';
import { heldSpans } from '../../../shared/cases/case-spans.ts';
import { knownMs } from '../../../shared/cases/told-later.ts';
import { takeStep } from '../../../shared/cases/take-step.ts';
import { allowedCaseActions, judgeStep } from '../../../shared/cases/workflow.ts';
import { clockPolicy } from '../../../shared/clocks/clock-policy.ts';
import { CASE_LEVELS, CASE_STATES, type CaseView } from '../../../shared/model/case.ts';
import type { CaseEvent } from '../../../shared/cases/case-event.ts';
import type { CaseActor } from '../../../shared/cases/case-sides.ts';
import { caseActor, loopRulesAt } from '../../support/case-actors.ts';
import { DEADLINE_RULES, filledStep, MINUTE_MS, reportOf } from '../../support/case-log.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { packsUsed } from '../../support/packs-used.ts';
import { sampleCase } from '../../support/world-samples.ts';

const START = Date.parse('2026-11-20T16:30+08:00');
const AT = { town: 'west', grids: ['west-1'] };
const PEOPLE = [
  caseActor('dispatcher'),
  caseActor('dispatcher', { id: 'account:second' }),
  caseActor('town-manager', { town: 'west' }),
  caseActor('district-office'),
  caseActor('district-office', { id: 'account:other-office' }),
  caseActor('inspector'),
  caseActor('enforcement', AT),
  caseActor('enforcement', { ...AT, role: 'device', id: 'device:1' }),
  caseActor('auxiliary', AT),
  caseActor('information', AT),
  caseActor('information', { ...AT, officer: 'E-information-2', id: 'account:i2' }),
  caseActor('leader'),
] as const;

const RULES: TimingRules = timingRules();

function timingRules(): TimingRules {
  const clocks = clockPolicy(packsUsed('zhengzhou-2018', 'zhengzhou-grid-2012'));
  if (!clocks.ok) throw new Error(clocks.error);
  const limitSource = clocks.value.workWeek.source;
  return { ...DEADLINE_RULES, limits: {}, limitSource, clocks: clocks.value };
}

/** One turn: somebody, a step or one of those that are offered, a value of a field, and how long it takes. */
const turns = fc.array(
  fc.record({
    who: fc.nat(PEOPLE.length - 1),
    offered: fc.nat(7),
    /** Most turns are steps that are offered, few of them those that lead away from closing. */
    isOffered: fc.nat(5).map((n) => n > 0),
    ends: fc.nat(25).map((n) => n === 0),
    action: fc.constantFrom(...CASE_ACTIONS),
    minutes: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 60, max: 1_440 })),
    outcome: fc.nat(2),
    to: fc.constantFrom('E-enforcement', 'E-auxiliary', 'E-information'),
  }),
  { minLength: 30, maxLength: 70, size: 'max' },
);

const starts = fc.record({
  severity: fc.constantFrom('ordinary', 'major'),
  source: fc.constantFrom('patrol', 'hotline'),
  limit: fc.constantFrom('2紧急工作时', '4工作时', null),
});

describe('CAS-1 random walks through the loop', () => {
  it('CAS-1 CAS-3 CAS-8 CAS-10 CAS-11 CAS-12 keep what must hold, whatever is tried', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(starts, turns, (start, steps) => {
        let item: CaseView = deepFreeze(
          sampleCase({
            ...start,
            state: 'reported',
            town: 'west',
            grid: 'west-1',
            reportedMs: START,
            updatedMs: START,
            dueMs: START + 600 * MINUTE_MS,
            warnFromMs: START + 480 * MINUTE_MS,
            simulated: false,
          }),
        );
        let events: readonly CaseEvent[] = deepFreeze([reportOf(item)]);
        let nowMs = START;
        let usedMs = 0;
        for (const turn of steps) {
          nowMs += turn.minutes * MINUTE_MS;
          const rules = loopRulesAt(nowMs);
          const inTurn = PEOPLE.map((_, i) => PEOPLE[(turn.who + i) % PEOPLE.length]!);
          const isAble = (one: CaseActor) => staying(allowedCaseActions(item, events, one, rules)).length > 0;
          const actor = (turn.isOffered ? inTurn.find(isAble) : undefined) ?? inTurn[0]!;
          const offers = allowedCaseActions(item, events, actor, rules);
          const likely = turn.ends ? offers : staying(offers);
          const offer = likely[turn.offered % Math.max(1, likely.length)];
          const step =
            turn.isOffered && offer
              ? choose(filledStep(offer, nowMs, turn.to), offer, turn.outcome)
              : { action: turn.action };
          // What is done in the street may be told later, by up to half an hour (CAS-24).
          const isLate = actor.team !== null && STREET_ACTIONS.has(step.action) && turn.outcome === 1;
          const given = isLate ? { ...step, at: nowMs - turn.minutes * 20_000 } : step;
          const judged = judgeStep(item, events, actor, given, rules);
          if (!judged.ok) {
            // A step that is offered is refused for its fields at most.
            if (offers.some(({ action }) => action === step.action)) expect(judged.error.code).toBe('wrong-field');
            continue;
          }
          expect(offers.map(({ action }) => action)).toContain(step.action);
          const before = item;
          const taken = takeStep(judged.value, given, actor, { deadlines: DEADLINE_RULES });
          item = deepFreeze(taken.item);
          events = deepFreeze([...events, { ...taken.event, seq: events.length + 1 }]);
          expect(item.version).toBe(events.length);
          expect(taken.event).toMatchObject({ from: before.state, to: item.state });
          expect(knownMs(taken.event)).toBeGreaterThan(nowMs - MINUTE_MS - 1);
          expect(taken.event.atMs).toBeGreaterThanOrEqual(before.reportedMs);
          holds(item, events, before);
          reached.add(item.state);
          const reading = caseTiming(item, events, nowMs, RULES).handling?.reading;
          if (reading) {
            expect(reading.usedMs).toBeGreaterThanOrEqual(usedMs);
            usedMs = reading.usedMs;
          }
        }
      }),
      { numRuns: 120, seed: 20_261_120, endOnFailure: true },
    );
    // The walks go everywhere, or what holds of an end would never be looked at; a refusal ends one before it has begun.
    expect(CASE_STATES.filter((state) => state !== 'refused' && !reached.has(state))).toEqual([]);
  }, 120_000);

  it('CAS-1 gives the same case from the same step again: a retry that is judged by the version changes nothing', () => {
    const item = deepFreeze(sampleCase({ state: 'reported', town: 'west', grid: 'west-1' }));
    const events = [reportOf(item)];
    const judge = () => judgeStep(item, events, PEOPLE[0], { action: 'file' }, loopRulesAt(5));
    const take = () => {
      const judged = judge();
      if (!judged.ok) throw new Error(judged.error.reason);
      return takeStep(judged.value, { action: 'file' }, PEOPLE[0], { deadlines: DEADLINE_RULES });
    };
    expect(take()).toEqual(take());
  });
});

function choose(
  step: CaseStep,
  offer: { readonly needs: readonly { field: string; values?: readonly string[] }[] },
  n: number,
): CaseStep {
  const values = offer.needs.find(({ field }) => field === 'outcome')?.values;
  return values ? { ...step, outcome: values[n % values.length], note: '说明' } : step;
}

const AWAY: ReadonlySet<string> = new Set(['cancel', 'merge', 'refuse', 'return', 'escalate']);

function staying<T extends { readonly action: string }>(offers: readonly T[]): readonly T[] {
  return offers.filter(({ action }) => !AWAY.has(action));
}

/** What must hold of every case at every moment. */
function holds(item: CaseView, events: readonly CaseEvent[], before: CaseView): void {
  const at = (action: string) => events.filter((event) => event.action === action);
  expect(CASE_LEVELS.indexOf(item.level) - CASE_LEVELS.indexOf(before.level)).toBeLessThanOrEqual(1);
  expect(CASE_LEVELS.indexOf(item.level)).toBeGreaterThanOrEqual(CASE_LEVELS.indexOf(before.level));
  expect(at('extend').filter(({ extra }) => extra.isGranted).length).toBeLessThanOrEqual(2);
  expect(heldSpans(events, 'suspended').length).toBeLessThanOrEqual(1);
  expect(item.state === 'suspended').toBe(item.suspendedUntilMs !== null);
  if (item.state === 'suspended') expect([item.dueMs, item.warnFromMs]).toEqual([null, null]);
  if (item.whistledMs !== null) expect(item.state).toBe('handling');
  if (item.state === 'merged') expect(item.mergedInto).not.toBeNull();
  for (const event of at('answer-whistle')) expect(event.role).toBe('enforcement');
  for (const event of at('order-correction')) expect(event.role).toBe('enforcement');
  for (const event of at('whistle')) expect(event.role).toBe('auxiliary');
  if (item.state !== 'closed') return;
  const last = (action: string, outcome?: string) =>
    events.findLastIndex((event) => event.action === action && (outcome === undefined || event.outcome === outcome));
  const closing = last('close');
  expect(at('file').length).toBe(1);
  expect([last('dispatch') < last('arrive') || last('rework') < last('arrive')]).toEqual([true]);
  const handled = events.findLastIndex(({ action, to }) => action === 'feedback' && to === 'checking');
  expect(last('check', 'passed')).toBeGreaterThan(handled);
  expect(closing).toBeGreaterThan(last('check', 'passed'));
  const senders = new Set(at('dispatch').map(({ actor }) => actor));
  for (const [i, event] of events.entries()) {
    if (event.action !== 'check' && event.action !== 'close') continue;
    expect(senders.has(event.actor)).toBe(false);
    // Whoever checked the first round may work in the second, and then checks no more.
    const worked = events.slice(0, i).filter(({ action, to }) => action === 'feedback' && to === 'checking');
    expect(worked.map(({ actor }) => actor)).not.toContain(event.actor);
  }
}
