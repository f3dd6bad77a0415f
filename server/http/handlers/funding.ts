import { authorize } from '../../../shared/access/authorize.ts';
import { fundingPolicy, type FundingPolicy } from '../../../shared/funding/funding-policy.ts';
import { payoutOf } from '../../../shared/funding/payout.ts';
import { poolLedger } from '../../../shared/funding/pool-ledger.ts';
import { SHEET_NOTICES } from '../../../shared/funding/sheet-notice.ts';
import { localDate } from '../../../shared/lib/local-day.ts';
import { createAssessmentBook } from '../../assessment/assessment-book.ts';
import { yearSheet } from '../../funding/year-sheet.ts';
import { packsOn } from '../../policies/packs-on.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem } from '../reply.ts';

/** Payout sheets, and what a budget would come to. */
export function fundingHandlers({ world, clock }: HandlerParts): HandlersOf<'getFunding' | 'previewFunding'> {
  const { loaded } = world;
  const book = createAssessmentBook(loaded);
  const today = () => localDate(clock.nowMs(), loaded.district.timeZone);

  return {
    getFunding({ actor, query: { year = Number(today().slice(0, 4)) } }) {
      const wants = (town: string) => authorize(actor, 'funding:read', { town });
      const made = yearSheet(loaded, { year, today: today(), book, wants });
      if (!made.ok) return problem('not-found', `There is no sheet of ${year}: ${made.error}`);
      if (!made.value) return answer({ year, ...NO_SHEET });
      const { sheet, policy, record } = made.value;
      return answer({
        ...sheet,
        notice: SHEET_NOTICES[sheet.state],
        rules: describeRules(policy),
        pool: authorize(actor, 'funding:read', { town: null })
          ? poolLedger(sheet, record?.spending ?? [], policy)
          : null,
        record: record && { basis: record.basis, provenance: record.provenance },
      });
    },
    previewFunding({ body }) {
      const policy = fundingPolicy(packsOn(today(), loaded));
      if (!policy.ok || !policy.value)
        return problem('not-found', 'No document of this district says how funds are paid by grade.');
      return answer(payoutOf({ subject: null, period: null, ...body }, policy.value));
    },
  };
}

const NO_SHEET = {
  state: 'no-rules' as const,
  notice: SHEET_NOTICES['no-rules'],
  rules: null,
  lines: [],
  totals: null,
  inflows: [],
  pool: null,
  record: null,
};

function describeRules(policy: FundingPolicy) {
  const { baseShare, effectivenessShare, payoutShares, inspectors, poolInspectors, misuseTypes, sources } = policy;
  return {
    baseShare,
    effectivenessShare,
    payoutShares,
    uses: { base: policy.baseUses, effectiveness: policy.effectivenessUses, pool: policy.poolUses },
    inspectors,
    poolInspectors,
    misuseTypes,
    annex: policy.amountsFenByClass ? ('given' as const) : ('not-provided' as const),
    sources: Object.values(sources).filter((source) => source !== null),
  };
}
