import type { DutiesPolicy } from '../../duties/duties-policy.ts';
import type { CaseFact } from '../../model/case.ts';
import type { CaseEvent } from '../case-event.ts';
import { caseTiming, type TimingRules } from '../case-timing.ts';
import type { WhistleAlertPolicy } from '../whistle-alerts.ts';
import type { AllCaseClocks } from './case-clocks-schema.ts';
import { doubleTenOfCase } from './double-ten-of-case.ts';
import { hotlineOfCase } from './hotline-of-case.ts';
import { receiptsOfCase } from './receipts-of-case.ts';
import { whistleOfCase } from './whistle-of-case.ts';

/** Every clock of a case, read at an instant from its log (CAS-7, CAS-14, CAS-16, CAS-17, CAS-21). */
export function allCaseClocks(
  item: CaseFact,
  events: readonly CaseEvent[],
  nowMs: number,
  rules: TimingRules & {
    readonly duties: Pick<DutiesPolicy, 'hotline' | 'reports'>;
    readonly whistleAlerts: WhistleAlertPolicy | null;
  },
): AllCaseClocks {
  return {
    ...caseTiming(item, events, nowMs, rules),
    doubleTen: doubleTenOfCase(item, events, { nowMs, policy: rules.clocks.doubleTen }),
    whistle: whistleOfCase(item, events, { nowMs, policy: rules.whistleAlerts }),
    hotline: hotlineOfCase(item, events, rules.duties),
    receipts: receiptsOfCase(events, rules.duties),
  };
}
