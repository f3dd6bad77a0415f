import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDate } from '../../../shared/lib/local-day.ts';
import { periodSchema, type Period } from '../../../shared/assessment/period.ts';
import { Answered } from '../../panels/evidence/Answered.tsx';
import type { Funding } from '../../panels/evidence/FundingSheet.tsx';
import type { Assessments } from '../../panels/evidence/GradeEvidence.tsx';
import { PeriodSwitch } from '../../panels/evidence/PeriodSwitch.tsx';
import type { Rankings } from '../../panels/evidence/RankingPlace.tsx';
import { useAnswer } from '../../panels/evidence/use-answer.ts';
import { useNames } from '../../panels/use-names.ts';
import { financeRows } from '../../selectors/finance-rows.ts';
import { useDistrict, useServerNow } from '../../stores/use-stores.ts';
import { BasisMark } from '../../ui/BasisMark.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { yuanText } from '../../ui/yuan.ts';
import { useFilters } from '../admin/use-filters.ts';
import { PlainFrame } from '../identity/PlainFrame.tsx';
import { FinanceTable } from './FinanceTable.tsx';
import { MONEY_COLUMNS } from './money-columns.ts';
import { PayoutSheet } from './PayoutSheet.tsx';
import { TownSheet } from './TownSheet.tsx';
import '../../panels/panels.css';
import '../../panels/evidence/evidence.css';
import '../account/account.css';
import '../admin/admin.css';
import './finance.css';

/** Scores of a period and funds of its year; the period and the open row are in the address. */
export function FinancePage() {
  const { t } = useTranslation('finance');
  const timeZone = useDistrict((state) => state.district?.timeZone ?? 'Asia/Shanghai');
  const today = localDate(useServerNow(60_000), timeZone);
  const { at, put } = useFilters(['period', 'town']);
  const asked = periodSchema.safeParse(at.period);
  const period: Period = asked.success ? asked.data : today.slice(0, 4);
  const assessments = useAnswer<Assessments>(`/api/v1/assessments?period=${period}`);
  const rankings = useAnswer<Rankings>(`/api/v1/rankings?period=${period}`);
  const funding = useAnswer<Funding>(`/api/v1/funding?year=${period.slice(0, 4)}`);
  return (
    <PlainFrame title={t('title')}>
      <div className="finance-head">
        <p className="muted">{t('lead')}</p>
        {assessments.value && (
          <PeriodSwitch period={period} recorded={assessments.value.recorded} choose={(next) => put('period', next)} />
        )}
      </div>
      <Answered answer={assessments}>
        {(assessed) => (
          <Answered answer={rankings}>
            {(ranked) => (
              <Answered answer={funding}>
                {(funds) => (
                  <Funds
                    {...{ period, assessed, ranked, funds }}
                    chosen={at.town}
                    choose={(town) => put('town', town)}
                  />
                )}
              </Answered>
            )}
          </Answered>
        )}
      </Answered>
    </PlainFrame>
  );
}

interface FundsProps {
  readonly period: Period;
  readonly assessed: Assessments;
  readonly ranked: Rankings;
  readonly funds: Funding;
  readonly chosen: string;
  readonly choose: (town: string) => void;
}

function Funds({ period, assessed, ranked, funds, chosen, choose }: FundsProps) {
  const { t } = useTranslation('finance');
  const names = useNames();
  const [isPrinting, setIsPrinting] = useState(false);
  const rows = useMemo(
    () => financeRows({ lines: funds.lines, files: assessed.items, ranked: ranked.items }),
    [funds, assessed, ranked],
  );
  const isChosen = rows.some(({ town }) => town === chosen);
  if (rows.length === 0) return <EmptyNote>{t('none', { period })}</EmptyNote>;
  return (
    <>
      <div className="finance-notes">
        {funds.state !== 'final' && <p className="evidence-old">{names.label(funds.notice)}</p>}
        {ranked.partial && <p className="evidence-old">{t('partial')}</p>}
        {funds.record && <BasisMark basis={funds.record.basis} />}
        <button type="button" className="button" onClick={() => setIsPrinting(true)}>
          {t('print')}
        </button>
      </div>
      {funds.totals && <Totals totals={funds.totals} />}
      {funds.pool && (
        <p className="muted">
          {t('pool', {
            inflow: yuanText(funds.pool.inflowFen),
            expected: yuanText(funds.pool.expectedFen),
            outflow: yuanText(funds.pool.outflowFen),
            balance: yuanText(funds.pool.balanceFen),
          })}
        </p>
      )}
      <div className="admin-split">
        <FinanceTable rows={rows} year={funds.year} period={period} chosen={isChosen ? chosen : ''} choose={choose} />
        {isChosen && (
          <TownSheet town={chosen} funding={funds} assessments={assessed} rankings={ranked} close={() => choose('')} />
        )}
      </div>
      {isPrinting && <PayoutSheet rows={rows} funding={funds} period={period} done={() => setIsPrinting(false)} />}
    </>
  );
}

/** Sums over the towns that one may see, in yuan. */
function Totals({ totals }: { readonly totals: NonNullable<Funding['totals']> }) {
  const { t } = useTranslation('finance');
  return (
    <dl className="finance-totals" aria-label={t('total')}>
      {MONEY_COLUMNS.map((column) => (
        <div key={column}>
          <dt>
            {t('total')} · {t(column)}
          </dt>
          <dd>{yuanText(totals[`${column}Fen`])}</dd>
        </div>
      ))}
    </dl>
  );
}
