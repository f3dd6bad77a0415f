import { useTranslation } from 'react-i18next';
import { PERIOD_KINDS, periodKind, type Period } from '../../../shared/assessment/period.ts';
import { newestMonthIn, periodsOf, periodWith } from '../../selectors/assessment-periods.ts';

interface PeriodSwitchProps {
  readonly period: Period;
  /** Months on record. */
  readonly recorded: readonly string[];
  readonly choose: (period: Period) => void;
}

/** Month, quarter or year, and which: only those with a month on record. */
export function PeriodSwitch({ period, recorded, choose }: PeriodSwitchProps) {
  const { t } = useTranslation();
  const kind = periodKind(period);
  const month = newestMonthIn(recorded, period);
  const periods = periodsOf(recorded, kind);
  return (
    <div className="period-switch">
      <div className="segments" role="radiogroup" aria-label={t('evidence.periodKind')}>
        {PERIOD_KINDS.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="period-kind"
              checked={one === kind}
              onChange={() => month !== null && choose(periodWith(month, one))}
            />
            <span>{t(`evidence.kind.${one}`)}</span>
          </label>
        ))}
      </div>
      <select aria-label={t('evidence.period')} value={period} onChange={(event) => choose(event.target.value)}>
        {(periods.includes(period) ? periods : [period, ...periods]).map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </div>
  );
}
