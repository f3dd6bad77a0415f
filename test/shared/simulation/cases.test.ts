import { describe, expect, it } from 'vitest';
import { CASE_WAYS } from '../../../shared/cases/case-ways.ts';
import { isEnded } from '../../../shared/cases/ended-states.ts';
import { lonLatSchema } from '../../../shared/model/area.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import { nextCaseStep, type CaseProgress } from '../../../shared/simulation/case-script.ts';
import { casesBetween, type CaseGround } from '../../../shared/simulation/case-stream.ts';
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
  const start = { state: 'reported', version: 1, isChecked: false } as const;

  function playThrough(id: string, fromMs: number): { states: CaseView['state'][]; endMs: number } {
    const item: { -readonly [K in keyof CaseProgress]: CaseProgress[K] } = {
      ...start,
      id,
      updatedMs: fromMs,
      dueMs: fromMs + 4 * HOUR_MS,
    };
    const states: CaseView['state'][] = [];
    for (let step = nextCaseStep(item, 'test', ZONE); step; step = nextCaseStep(item, 'test', ZONE)) {
      expect(step.atMs).toBeGreaterThan(item.updatedMs);
      const from = item.state;
      const way = CASE_WAYS[step.action].find((one) => one.from.includes(from));
      expect(way?.to === 'same' ? from : way?.to, `${step.action} from ${from}`).toBe(step.to);
      item.state = step.to;
      item.updatedMs = step.atMs;
      item.version += 1;
      item.isChecked = step.action === 'check';
      states.push(step.to);
    }
    expect(isEnded(item.state)).toBe(true);
    return { states, endMs: item.updatedMs };
  }

  it('takes only steps that the workflow allows, until the case has ended', () => {
    const plays = Array.from({ length: 300 }, (_, i) => playThrough(`sim-${i}`, at('10:00:00')));
    const refused = plays.filter((play) => play.states.at(-1) === 'refused').length;
    const reworked = plays.filter((play) => play.states.filter((state) => state === 'dispatched').length > 1).length;
    expect(refused).toBeGreaterThan(3);
    expect(refused).toBeLessThan(40);
    expect(reworked).toBeGreaterThan(3);
    expect(reworked).toBeLessThan(60);
  });

  it('keeps the number of open cases of a day in order', () => {
    const spans = reportedIn('00:00:00', '15:00:00').map((item) => ({
      fromMs: item.atMs,
      toMs: playThrough(item.id, item.atMs).endMs,
    }));
    const open = spans.filter((span) => span.toMs > at('15:00:00')).length;
    expect(open).toBeGreaterThan(60);
    expect(open).toBeLessThan(150);
  });

  it('finishes most in time and some late', () => {
    const plays = Array.from({ length: 300 }, (_, i) => playThrough(`sim-${i}`, at('10:00:00')));
    const late = plays.filter((play) => play.endMs > at('14:00:00')).length / plays.length;
    expect(late).toBeGreaterThan(0.03);
    expect(late).toBeLessThan(0.25);
  });

  it('lets most field work of the night wait for the morning', () => {
    const item: CaseProgress = {
      ...start,
      id: 'x',
      state: 'dispatched',
      version: 3,
      updatedMs: at('23:30:00'),
      dueMs: null,
    };
    const steps = Array.from({ length: 40 }, (_, i) => nextCaseStep({ ...item, id: `x${i}` }, 'test', ZONE)!);
    const waiting = steps.filter((step) => step.atMs >= at('07:00:00') + 24 * HOUR_MS);
    expect(waiting.length).toBeGreaterThan(20);
  });
});
