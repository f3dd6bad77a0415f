import { describe, expect, it } from 'vitest';
import { CASE_ACTIONS } from '../../../shared/cases/case-action.ts';
import type { CaseEvent } from '../../../shared/cases/case-event.ts';
import { isEnded } from '../../../shared/cases/ended-states.ts';
import { takeStep } from '../../../shared/cases/take-step.ts';
import { judgeStep } from '../../../shared/cases/workflow.ts';
import { lonLatSchema } from '../../../shared/model/area.ts';
import { CASE_STATES } from '../../../shared/model/case.ts';
import { nextCaseStep } from '../../../shared/simulation/case-script.ts';
import { casesBetween, type CaseGround } from '../../../shared/simulation/case-stream.ts';
import { caseActor, loopRulesAt } from '../../support/case-actors.ts';
import { caseEvent } from '../../support/case-events.ts';
import { sampleCalendar } from '../../support/work-calendars.ts';
import { sampleCase } from '../../support/world-samples.ts';
import { ROUTES } from './sample-grids.ts';

const ZONE = 'Asia/Shanghai';
const HOUR_MS = 3_600_000;
const at = (text: string) => Date.parse(`2026-11-21T${text}+08:00`);
const ground: CaseGround[] = Array.from({ length: 1200 }, (_, i) => ({
  code: `grid-${i}`,
  name: `第${i}网格`,
  keyPlaces: i % 10 === 0 ? ['school'] : [],
  routes: ROUTES.get('square')!,
}));
const reportedIn = (from: string, to: string) => casesBetween(ground, 'test', ZONE, at(from), at(to));

describe('the stream of simulated cases', () => {
  it('is the same for the same seed, and spans that meet give what the whole gives', () => {
    const whole = reportedIn('09:00:00', '12:00:00');
    expect([...reportedIn('09:00:00', '10:17:31'), ...reportedIn('10:17:31', '12:00:00')]).toEqual(whole);
    expect(new Set(whole.map((item) => item.id)).size).toBe(whole.length);
  });

  it('brings 40 to 80 an hour by day and few at night', () => {
    expect(reportedIn('09:00:00', '17:00:00').length / 8).toBeGreaterThan(40);
    expect(reportedIn('09:00:00', '17:00:00').length / 8).toBeLessThan(80);
    expect(reportedIn('01:00:00', '05:00:00').length / 4).toBeLessThan(15);
  });

  it('prefers key places and words each case with its place', () => {
    const day = reportedIn('00:00:00', '23:59:59');
    const keyed = day.filter((item) => ground.find((grid) => grid.code === item.grid)?.keyPlaces.length);
    expect(keyed.length / day.length).toBeGreaterThan(0.2);
    for (const item of day) {
      expect(item.description).toMatch(/^第\d+网格/);
      expect(item.description).not.toContain('{');
      expect(lonLatSchema.safeParse([...item.place]).success).toBe(true);
    }
  });
});

describe('the script of a simulated case', () => {
  const MACHINE = caseActor('operator');
  const DEADLINES = { calendar: sampleCalendar(), warnShare: 0.8 };
  const BY_OFFICER = new Set([
    'arrive',
    'return',
    'persuade',
    'whistle',
    'answer-whistle',
    'order-correction',
    'feedback',
  ]);

  /** Plays a case through the loop itself; the clock ends suspensions. */
  function playThrough(id: string, fromMs: number, team: 'enforcement' | 'auxiliary' = 'enforcement') {
    const officer = caseActor(team, { town: 'T1' });
    const enforcer = caseActor('enforcement', { town: 'T1' });
    const span = { reportedMs: fromMs, updatedMs: fromMs, dueMs: fromMs + 4 * HOUR_MS };
    let item = sampleCase({ ...span, id, state: 'reported', source: 'hotline', officer: null });
    const events: CaseEvent[] = [caseEvent({ caseId: id, atMs: fromMs })];
    const actions: string[] = [];
    const closedAt: number[] = [];
    for (let guard = 0; guard < 200; guard++) {
      const entered = events.findLastIndex(({ from, to }) => from !== to);
      const done = events.slice(entered + 1).map(({ action, outcome }) => (outcome ? `${action}:${outcome}` : action));
      const suspended = item.suspendedUntilMs;
      const next = nextCaseStep({ ...item, done, team: item.officer === null ? null : team }, 'test', ZONE);
      const step =
        suspended === null ? next : { action: 'resume' as const, note: '到期', atMs: suspended, to: item.state };
      if (!step) return { actions, states: events.map(({ to }) => to), item, endMs: closedAt[0] ?? item.updatedMs };
      const { atMs, to: _, ...asked } = step;
      expect(atMs).toBeGreaterThan(item.updatedMs);
      const isHis = BY_OFFICER.has(step.action) && item.state !== 'closed';
      const isEnforcers = step.action === 'answer-whistle' || item.responder !== null;
      const actor = !isHis ? MACHINE : isEnforcers && step.action !== 'feedback' ? enforcer : officer;
      const given = {
        ...asked,
        ...(step.action === 'dispatch' || (step.action === 'verify-report' && item.state === 'reported')
          ? { officer: officer.officer! }
          : {}),
        ...(step.action === 'order-correction' ? { deadline: atMs + HOUR_MS } : {}),
      };
      const judged = judgeStep(item, events, actor, given, loopRulesAt(atMs));
      if (!judged.ok) throw new Error(`${step.action} in ${item.state}: ${JSON.stringify(judged.error)}`);
      const taken = takeStep(judged.value, given, actor, { deadlines: DEADLINES });
      ({ item } = taken);
      events.push({ ...taken.event, seq: events.length + 1 });
      actions.push(step.action);
      if (item.state === 'closed' && closedAt.length === 0) closedAt.push(atMs);
    }
    throw new Error(`${id} never ends`);
  }
  const plays = () =>
    Array.from({ length: 300 }, (_, i) => playThrough(`sim-${i}`, at('10:00:00'), i % 2 ? 'auxiliary' : 'enforcement'));

  it('takes only steps that the loop grants, until the case has ended, and sees every state in a day', () => {
    const all = plays();
    for (const { item } of all) expect(isEnded(item.state)).toBe(true);
    const having = (action: string) => all.filter(({ actions }) => actions.includes(action)).length;
    expect(having('refuse')).toBeGreaterThan(3);
    expect(having('refuse')).toBeLessThan(40);
    expect(having('rework')).toBeGreaterThan(3);
    expect(having('rework')).toBeLessThan(60);
    const seen = new Set(all.flatMap(({ states }) => states));
    expect(CASE_STATES.filter((state) => !seen.has(state))).toEqual(['merged']);
    const missing = CASE_ACTIONS.filter((action) => having(action) === 0);
    // Two reports of one thing are merged where they meet; the rest is for people.
    expect(missing).toEqual(['handle', 'merge', 'appeal']);
  });

  it('keeps the number of open cases of a day in order', () => {
    const spans = reportedIn('00:00:00', '15:00:00').map((item) => ({
      fromMs: item.atMs,
      toMs: playThrough(item.id, item.atMs).endMs,
    }));
    const open = spans.filter((span) => span.toMs > at('15:00:00')).length;
    expect(open).toBeGreaterThan(60);
    expect(open).toBeLessThan(180);
  });

  it('finishes most in time and some late', () => {
    const late = plays().filter((play) => play.endMs > at('14:00:00')).length / 300;
    expect(late).toBeGreaterThan(0.03);
    expect(late).toBeLessThan(0.3);
  });

  it('lets most field work of the night wait for the morning', () => {
    const item = {
      ...sampleCase({ state: 'dispatched', updatedMs: at('23:30:00'), dueMs: null }),
      done: [],
      team: null,
    };
    const steps = Array.from({ length: 40 }, (_, i) => nextCaseStep({ ...item, id: `x${i}` }, 'test', ZONE)!);
    const waiting = steps.filter((step) => step.atMs >= at('07:00:00') + 24 * HOUR_MS);
    expect(waiting.length).toBeGreaterThan(20);
  });
});
