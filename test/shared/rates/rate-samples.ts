import { readRateDefinitions } from '../../../server/rates/rate-definitions-file.ts';
import type { BoardParts } from '../../../shared/rates/rate-board.ts';
import { countsOf, RATE_COUNTS, type RateCount } from '../../../shared/rates/rate-counts.ts';
import { rateFacts, type LoggedCase, type RateRules } from '../../../shared/rates/rate-facts.ts';
import { MINUTE_MS, PLAIN_RULES, type Step } from '../../support/rate-cases.ts';

export const DEFINITIONS = readRateDefinitions();
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** Noon, so that a few hours are one working day. */
export const SPAN = { fromMs: 0, toMs: DAY_MS, asOfMs: DAY_MS };
export const PARTS: BoardParts = {
  definitions: DEFINITIONS.items,
  rulesAt: () => PLAIN_RULES,
  ownSources: ['patrol'],
  timeZone: 'Asia/Shanghai',
};

export function counted(logged: LoggedCase, span = SPAN, rules: RateRules = PLAIN_RULES): readonly RateCount[] {
  const counts = countsOf(rateFacts(logged, span.asOfMs, rules), span, ['patrol']);
  return RATE_COUNTS.filter((count) => counts.has(count));
}

export const has = (logged: LoggedCase, count: RateCount, span = SPAN) => counted(logged, span).includes(count);
export const LOOP: readonly Step[] = [
  ['file', 5],
  ['dispatch', 10],
  ['arrive', 20],
  ['feedback', 60],
  ['close', 90],
];
