import { describe, expect, it } from 'vitest';
import { caseTiming, type TimingRules } from '../../../shared/cases/case-timing.ts';
import { caseDeadline, deadlineBySpan } from '../../../shared/cases/lateness.ts';
import { clockPolicy } from '../../../shared/clocks/clock-policy.ts';
import { caseTimingSchema } from '../../../shared/clocks/clock-schema.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import { casePolicy } from '../../../shared/policy/case-policy.ts';
import { packsUsed } from '../../support/packs-used.ts';
import { sampleCalendar } from '../../support/work-calendars.ts';
import { sampleCase } from '../../support/world-samples.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-11-20T17:00+08:00');

function rulesUnder(...ids: readonly string[]): TimingRules {
  const cases = casePolicy(packsUsed(...ids));
  const clocks = clockPolicy(packsUsed(...ids));
  if (!cases.ok || !clocks.ok) throw new Error('packs');
  const { limits, warnShare, sources } = cases.value;
  return { limits, warnShare, limitSource: sources.limits, calendar: sampleCalendar(), clocks: clocks.value };
}

const RULES = rulesUnder('zhengzhou-2018', 'zhengzhou-grid-2012');
const REPORT = { atMs: START, action: 'report', to: 'reported' };
const opened = (more: Partial<CaseView> = {}): CaseView => {
  const item = sampleCase({ reportedMs: START, updatedMs: START, state: 'reported', ...more });
  const { dueMs } = more;
  return { ...item, ...(dueMs ? deadlineBySpan(START, dueMs, 0.8) : caseDeadline(item.category, START, RULES)) };
};
const timing = (item: CaseView, afterMs: number, events = [REPORT], rules = RULES) =>
  caseTiming(item, events, START + afterMs, rules);

describe('CAS-7 clocks of a case', () => {
  it('CAS-7 are the response, the handling and the stage, each with its limit and clause', () => {
    const clocks = timing(opened(), 10 * MINUTE);
    expect(clocks).toMatchObject({
      response: {
        limit: '10分钟',
        clause: '郑政办文〔2018〕18号 二（二）10',
        basis: 'clause',
        reading: { state: 'running', dueMs: START + 10 * MINUTE },
      },
      handling: { limit: '2紧急工作时', basis: 'assumed', reading: { state: 'running', dueMs: START + 120 * MINUTE } },
      stage: { stage: 'accept', limit: '15分钟', reading: { state: 'running' } },
    });
    expect(caseTimingSchema.safeParse(clocks).success).toBe(true);
    expect(timing(opened(), 10 * MINUTE + 1).response!.reading.state).toBe('missed');
  });

  it('CAS-7 stop with the arrival and with the end', () => {
    const arrive = { atMs: START + 9 * MINUTE, action: 'arrive', to: 'handling' };
    const item = opened({ state: 'closed', closedMs: START + 121 * MINUTE });
    expect(timing(item, 500 * MINUTE, [REPORT, arrive])).toMatchObject({
      response: { reading: { state: 'met', doneMs: arrive.atMs } },
      handling: { reading: { state: 'missed', doneMs: START + 121 * MINUTE } },
      stage: null,
    });
  });

  it('CAS-7 run in working time where the limit does', () => {
    const { response, handling } = timing(opened({ category: 'exposed-waste' }), 12 * 60 * MINUTE);
    expect(response).toBeNull();
    expect(handling).toMatchObject({
      limit: '4工作时',
      reading: { usedMs: 30 * MINUTE, colour: 'green', dueMs: Date.parse('2026-11-23T12:00+08:00') },
    });
  });

  it('CAS-7 ask nobody to go to a refused case, nor where no document sets a time', () => {
    expect(timing(opened({ state: 'refused', closedMs: START + MINUTE }), MINUTE).response).toBeNull();
    expect(timing(opened(), MINUTE, [REPORT], rulesUnder('zhengzhou-grid-2012')).response).toBeNull();
  });

  it('CAS-7 say nothing of a case that came in after its first step, nor of a due time that is not ours', () => {
    expect(timing(opened(), MINUTE, [{ atMs: START, action: 'import', to: 'handling' }])).toEqual({
      response: null,
      handling: null,
      stage: null,
    });
    expect(timing(opened(), MINUTE, [{ ...REPORT, action: 'import' }]).response).not.toBeNull();
    expect(timing(opened({ dueMs: START + 7 * MINUTE }), MINUTE).handling).toBeNull();
  });
});
